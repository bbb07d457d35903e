import Alerting
import Detection
import Domain
package import Query

/// What may go where, and what is announced: policies, and the mutes that are planned or under way.
package struct PolicyListPage: Sendable {
    package var context: PageContext
    package var policies: [PolicyRecord]
    package var mutes: [MuteRecord]
    package var notice: FormOutcome?

    package init(
        context: PageContext,
        policies: [PolicyRecord],
        mutes: [MuteRecord],
        notice: FormOutcome?
    ) {
        self.context = context
        self.policies = policies
        self.mutes = mutes
        self.notice = notice
    }

    private var language: Language { context.language }
    private var words: PolicyWords { Catalogue.policy }

    /// The whole document.
    package func html() -> String {
        let list: HTML =
            policies.isEmpty
            ? "<p class=\"empty\">\(words.none[language])</p>"
            : "<div class=\"cards\">\(policies.map(card))</div>"
        return
            PageFrame(context: context, section: .policies, title: words.title[language])
            .html(
                """
                <h1>\(words.title[language])</h1>\(notice.map { $0.html(language) } ?? .empty)\
                <p class="note">\(words.note[language])</p>\(list)\(silences)
                """
            )
            .markup
    }

    private func card(_ policy: PolicyRecord) -> HTML {
        var facts = Facts(language)
        facts.add(words.when, "\(policy.when.map(condition))")
        facts.add(words.then, "\(words.name(policy.then)[language])")
        facts.add(
            words.basis,
            policy.basis.map { "\(words.basisName($0.kind)[language]) · \(HTML.name($0.reference))" }
        )
        facts.add(words.changed, "\(context.moment(policy.updatedAt)) · \(HTML.name(policy.updatedBy))")
        facts.add(words.revision, "\(Int(policy.revision))")
        let state = (policy.isEnabled ? words.enabled : words.disabled)[language]
        let message = policy.message.map { text -> HTML in "<p>\(text[language])</p>" } ?? .empty
        return """
            <article class="alert \(policy.severity.rawValue)" aria-labelledby="\(policy.id)"><p class="kicker">\
            <strong class="badge">\(policy.severity.label[language])</strong> <span class="state">\(state)</span> \
            \(HTML.code(policy.id))</p><h2 id="\(policy.id)">\(HTML.name(policy.name))</h2>\(message)\(facts.html)\
            \(HTML.when(context.may(.policiesWrite), toggle(policy)))</article>
            """
    }

    /// In words, and as whoever changes it writes it.
    private func condition(_ filter: String) -> HTML {
        "<p class=\"condition\">\(FilterWords(language: language).html(filter))<br>\(HTML.list(filter))</p>"
    }

    private func toggle(_ policy: PolicyRecord) -> HTML {
        let label = (policy.isEnabled ? words.disable : words.enable)[language]
        return """
            <form method="post" action="/policies">\(context.formField)<input type="hidden" name="id" value="\(policy.id)">\
            <input type="hidden" name="revision" value="\(Int(policy.revision))">\
            <button name="do" value="\(policy.isEnabled ? "disable" : "enable")" aria-describedby="\(policy.id)">\(label)</button></form>
            """
    }

    private var silences: HTML {
        let panel = Panel(id: "mutes", heading: words.mutes, language: language, note: "\(words.mutesNote[language])")
        guard !mutes.isEmpty else { return panel.html("<p>\(words.noMutes[language])</p>") }
        let grid = Grid(
            caption: words.mutes,
            heads: [
                .init(name: words.filter), .init(name: words.from), .init(name: words.to), .init(name: words.reason),
                .init(name: words.covers, isNumber: true), .init(name: words.actions),
            ],
            language: language
        )
        return panel.html(grid.html(mutes.map(row)))
    }

    private func row(_ mute: MuteRecord) -> HTML {
        let critical: HTML =
            mute.includesCritical ? "<br><strong class=\"alarm\">\(words.critical[language])</strong>" : .empty
        let end: HTML = """
            <form method="post" action="/policies">\(context.formField)<input type="hidden" name="id" value="\(mute.id)">\
            <button name="do" value="unmute" aria-label="\(words.end[language]) \(mute.id)">\(words.end[language])</button></form>
            """
        return """
            <tr><th scope="row">\(mute.filter.map(condition))\(critical)</th>\
            <td>\(context.moment(mute.from))</td><td>\(context.moment(mute.to))</td><td class="wrap">\(mute.reason)</td>\
            <td class="number">\(mute.alerts)</td><td>\(HTML.when(context.may(.alertsWrite), end))</td></tr>
            """
    }
}
