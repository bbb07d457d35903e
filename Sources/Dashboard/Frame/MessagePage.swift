package import Domain

/// A page that says only that something is not there, not allowed, or did not work.
package struct MessagePage: Sendable {
    private let context: PageContext
    private let title: String
    private let detail: String
    /// What the log knows the request by; `nil` where nobody needs to ask about it.
    private var request: String?
    /// Whether the way on leads through the door.
    private var leadsToDoor = false

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

    /// Whoever has no session, or has one no longer.
    package static func closed(_ context: PageContext, wasOpen: Bool) -> MessagePage {
        let words = Catalogue.frame
        var page = MessagePage(
            context,
            title: words.signIn[context.language],
            detail: (wasOpen ? words.sessionOver : words.needsSession)[context.language]
        )
        page.leadsToDoor = true
        return page
    }

    /// What stopped a request, in the sentences that the API has for it, and the number that the log has.
    package static func problem(
        _ context: PageContext,
        title: Bilingual,
        detail: Bilingual,
        request: String
    ) -> MessagePage {
        var page = MessagePage(context, title: title[context.language], detail: detail[context.language])
        page.request = request
        return page
    }

    package func html() -> String {
        let words = Catalogue.frame
        let number = request.map { id -> HTML in
            "<p class=\"note\">\(words.requestNumber[context.language]) \(HTML.code(id))</p>"
        }
        let way: HTML =
            leadsToDoor
            ? "<a class=\"button\" href=\"/login\">\(words.signIn[context.language])</a>"
            : "<a href=\"/\">\(words.back[context.language])</a>"
        return PageFrame(context: context, section: nil, title: title)
            .html(
                """
                <section class="panel sign-in"><h1>\(title)</h1><p>\(detail)</p>\(number ?? .empty)<p>\(way)</p></section>
                """
            )
            .markup
    }
}
