import Alerting
import Domain
package import Query

/// One subscription: what it is, and the log of its deliveries.
package struct SubscriptionPage: Sendable {
    package var context: PageContext
    package var subscription: Subscription
    package var deliveries: [DeliveryRecord]
    package var notice: FormOutcome?
    package var cursor: String?
    package var next: String?

    package init(
        context: PageContext,
        subscription: Subscription,
        deliveries: [DeliveryRecord],
        notice: FormOutcome?,
        cursor: String?,
        next: String?
    ) {
        self.context = context
        self.subscription = subscription
        self.deliveries = deliveries
        self.notice = notice
        self.cursor = cursor
        self.next = next
    }

    private var language: Language { context.language }
    private var words: SubscriptionWords { Catalogue.subscription }
    private var path: String { "/subscriptions/\(subscription.id.text)" }

    /// The whole document.
    package func html() -> String {
        let pairs = cursor.map { [(name: "cursor", value: $0)] } ?? []
        return
            PageFrame(context: context, section: .subscriptions, title: subscription.name)
            .html(
                """
                <div class="title"><p class="kicker"><span>\(words.name(subscription.channel)[language])</span> \
                \(HTML.code(subscription.id.text))</p><h1>\(HTML.name(subscription.name))</h1></div>\
                \(notice.map { $0.html(language) } ?? .empty)<div class="columns"><div class="stack">\(log)\
                \(Pager(path: path, pairs: pairs, next: next, language: language).html)</div>\
                <div class="stack side">\(about)\(HTML.when(context.may(.subscriptionsWrite), actions))</div></div>
                """
            )
            .markup
    }

    private var about: HTML {
        var facts = Facts(language)
        facts.add(words.state, SubscriptionState(subscription, context).html)
        facts.add(words.since, context.moment(subscription.statusSince))
        facts.add(words.target, HTML.code(subscription.target))
        facts.add(words.events, "\(subscription.events.joined(separator: ", "))")
        facts.add(
            words.filters,
            subscription.filters.isEmpty ? "\(words.all[language])" : "\(subscription.filters.joined(separator: ", "))"
        )
        facts.add(words.language, "\(subscription.language == .french ? "Français" : "English")")
        return Panel(id: "about", heading: words.title, language: language).html(facts.html)
    }

    private var actions: HTML {
        let isActive = subscription.status == .active
        return Panel(id: "actions", heading: words.action, language: language, look: "actions")
            .html(
                """
                <div class="buttons">\(button(isActive ? "disable" : "activate", isActive ? words.disable : words.activate))</div>\
                <details class="fold"><summary>\(words.delete[language])</summary><p class="note">\(words.deleteNote[language])</p>\
                \(button("delete", words.delete))</details>
                """
            )
    }

    private func button(_ verb: HTML, _ label: Bilingual, _ more: HTML = .empty) -> HTML {
        """
        <form method="post" action="\(path)">\(context.formField)\
        <input type="hidden" name="revision" value="\(Int(subscription.revision))">\(more)\
        <button name="do" value="\(verb)">\(label[language])</button></form>
        """
    }

    private var log: HTML {
        let panel = Panel(id: "log", heading: words.log, language: language, note: "\(words.logNote[language])")
        guard !deliveries.isEmpty else { return panel.html("<p>\(words.noDeliveries[language])</p>") }
        let grid = Grid(
            caption: words.log,
            heads: [
                .init(name: words.when), .init(name: words.message), .init(name: words.outcome),
                .init(name: words.attempts, isNumber: true), .init(name: words.answer), .init(name: words.next),
                .init(name: words.action),
            ],
            language: language
        )
        return panel.html(grid.html(deliveries.map(row)))
    }

    private func row(_ delivery: DeliveryRecord) -> HTML {
        let name = words.name(delivery.outcome)[language]
        let outcome: HTML = delivery.outcome == .failed ? "<strong class=\"alarm\">\(name)</strong>" : "\(name)"
        let last = delivery.attempts.last
        let status = last?.status.map { "\($0)" } ?? last?.error ?? "—"
        let time = last.map { " · " + context.number.seconds(Double($0.milliseconds) / 1_000) } ?? ""
        let replay: HTML = """
            \(button("replay", words.replay, "<input type=\"hidden\" name=\"delivery\" value=\"\(delivery.id.text)\">"))
            """
        return """
            <tr><th scope="row">\(context.moment(delivery.createdAt))</th><td>\(HTML.code(delivery.type))</td><td>\(outcome)</td>\
            <td class="number">\(delivery.attemptCount)</td><td>\(HTML.name(status))\(time)</td>\
            <td>\(delivery.nextAttempt.map(context.moment) ?? "—")</td>\
            <td>\(HTML.when(context.may(.subscriptionsWrite) && delivery.outcome != .pending, replay))</td></tr>
            """
    }
}
