import Domain

/// A page that says only that something is not there, not allowed, or did not work.
package struct MessagePage: Sendable {
    private let context: PageContext
    private let title: String
    private let detail: String

    package init(_ context: PageContext, title: String, detail: String) {
        self.context = context
        self.title = title
        self.detail = detail
    }

    package static func notFound(_ context: PageContext) -> MessagePage {
        MessagePage(
            context,
            title: Catalogue.frame.notFound[context.language],
            detail: Catalogue.frame.notFoundNote[context.language]
        )
    }

    /// `scope` is a word of the API.
    package static func forbidden(_ context: PageContext, scope: String) -> MessagePage {
        MessagePage(
            context,
            title: Catalogue.frame.forbidden[context.language],
            detail: Catalogue.frame.forbiddenNote[context.language] + " " + scope
        )
    }

    package static func staleForm(_ context: PageContext) -> MessagePage {
        MessagePage(
            context,
            title: Catalogue.frame.failed[context.language],
            detail: Catalogue.frame.staleForm[context.language]
        )
    }

    package func html() -> String {
        PageFrame(context: context, section: nil, title: title)
            .html(
                """
                <section class="panel sign-in"><h1>\(title)</h1><p>\(detail)</p>\
                <p><a href="/">\(Catalogue.frame.back[context.language])</a></p></section>
                """
            )
            .markup
    }
}
