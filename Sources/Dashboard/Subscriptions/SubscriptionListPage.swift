import Detection
package import Domain
package import Query

/// Who is told of what, and the form for one more.
package struct SubscriptionListPage: Sendable {
    /// What came of the form for a new one.
    package enum Result: Sendable {
        /// `secret` is shown this once; `nil` for a channel that signs nothing.
        case created(Subscription, secret: String?)
        /// Why not, each fault with its place.
        case refused([(place: String, detail: Bilingual)])
    }

    package var context: PageContext
    package var subscriptions: [Subscription]
    package var result: Result?
    package var cursor: String?
    package var next: String?

    package init(
        context: PageContext,
        subscriptions: [Subscription],
        result: Result? = nil,
        cursor: String?,
        next: String?
    ) {
        self.context = context
        self.subscriptions = subscriptions
        self.result = result
        self.cursor = cursor
        self.next = next
    }

    private var language: Language { context.language }
    private var words: SubscriptionWords { Catalogue.subscription }

    /// The whole document.
    package func html() -> String {
        let pairs = cursor.map { [(name: "cursor", value: $0)] } ?? []
        return
            PageFrame(context: context, section: .subscriptions, title: words.title[language])
            .html(
                """
                <h1>\(words.title[language])</h1>\(outcome)<div class="columns"><div class="stack">\(list)\
                \(Pager(path: "/subscriptions", pairs: pairs, next: next, language: language).html)</div>\
                <div class="stack side">\(HTML.when(context.may(.subscriptionsWrite), form))</div></div>
                """
            )
            .markup
    }

    private var outcome: HTML {
        switch result {
        case nil: .empty
        case .created(let subscription, let secret):
            """
            <div class="\(subscription.status == .active ? "done" : "failure")" role="status"><p>\(HTML.name(subscription.name)) · \
            \(subscription.status == .active ? Catalogue.act.done[language] : words.unverified[language])</p>\
            \(secret.map { secret -> HTML in "<p>\(words.secret[language]) <code class=\"secret\">\(secret)</code></p>" } ?? .empty)</div>
            """
        case .refused(let faults):
            """
            <div class="failure" role="alert"><p>\(words.refused[language])</p><ul class="why">\
            \(faults.map { fault -> HTML in "<li>\(HTML.code(fault.place)) \(fault.detail[language])</li>" })</ul></div>
            """
        }
    }

    private var list: HTML {
        let panel = Panel(id: "list", heading: words.title, language: language, note: "\(words.note[language])")
        guard !subscriptions.isEmpty else { return panel.html("<p>\(words.none[language])</p>") }
        let grid = Grid(
            caption: words.title,
            heads: [
                .init(name: words.name), .init(name: words.channel), .init(name: words.target),
                .init(name: words.events), .init(name: words.filters), .init(name: words.state),
            ],
            language: language
        )
        return panel.html(grid.html(subscriptions.map(row)))
    }

    private func row(_ subscription: Subscription) -> HTML {
        let filters: HTML =
            subscription.filters.isEmpty
            ? "\(words.all[language])" : "\(subscription.filters.map { filter -> HTML in "\(HTML.code(filter))<br>" })"
        return """
            <tr><th scope="row"><a href="/subscriptions/\(subscription.id.text)">\(HTML.name(subscription.name))</a></th>\
            <td>\(words.name(subscription.channel)[language])</td><td>\(HTML.code(subscription.target))</td>\
            <td>\(subscription.events.map { event -> HTML in "\(HTML.code(event))<br>" })</td><td>\(filters)</td>\
            <td>\(SubscriptionState(subscription, context).html)</td></tr>
            """
    }

    private var form: HTML {
        let channels = DeliveryChannel.allCases.map { ($0.rawValue, words.name($0)[language]) }
        let severities =
            [("", Catalogue.alertPage.everySeverity[language])]
            + Severity.allCases.map { ($0.rawValue, $0.label[language]) }
        let languages = [("fr", "Français"), ("en", "English")]
        return Panel(
            id: "new",
            heading: words.new,
            language: language,
            note: "\(words.onlyWhat[language])",
            look: "actions"
        )
        .html(
            """
            <form class="stacked" method="post" action="/subscriptions">\(context.formField)\
            \(Entry(name: "name", label: words.name, isRequired: true, language: language).html(id: "s-name"))\
            \(Choice(name: "channel", label: words.channel, options: channels, language: language).html(id: "s-channel"))\
            \(Entry(name: "url", label: words.address, type: "url", language: language).html(id: "s-url"))\
            \(Entry(name: "to", label: words.recipients, language: language).html(id: "s-to"))\
            \(Entry(name: "routing_key", label: words.routingKey, language: language).html(id: "s-key"))\
            \(Choice(name: "severity", label: words.severity, options: severities, language: language).html(id: "s-severity"))\
            \(Choice(name: "lang", label: words.language, options: languages, chosen: language.rawValue, language: language).html(id: "s-lang"))\
            <div class="check"><input type="checkbox" id="s-verify" name="verify" value="yes" checked>\
            <label for="s-verify">\(words.verify[language])</label></div>\
            <button class="main">\(words.create[language])</button></form>
            """
        )
    }
}

/// Where a subscription stands, in words.
struct SubscriptionState {
    let html: HTML

    init(_ subscription: Subscription, _ context: PageContext) {
        let words = Catalogue.subscription
        let language = context.language
        let name = words.name(subscription.status)[language]
        let failing = subscription.failingSince.map { instant -> HTML in
            "<br><strong class=\"alarm\">\(words.failing[language]) \(context.moment(instant))</strong>"
        }
        html =
            subscription.status == .active
            ? "\(name)\(failing ?? .empty)" : "<strong class=\"alarm\">\(name)</strong>\(failing ?? .empty)"
    }
}
