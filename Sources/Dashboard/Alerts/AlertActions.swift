import Alerting
import Domain
import Query

/// What a person can do about an alert, as forms that need no script.
///
/// Each is posted to the alert's own page as `do=…` with the state that the reader saw: its revision moves each time that
/// the same trouble is seen again, which is no reason to refuse a decision.
struct AlertActions {
    let alert: Alert
    let inAMonth: String
    let context: PageContext
    private var language: Language { context.language }
    private var words: ActionWords { Catalogue.act }

    var html: HTML {
        let panel = Panel(id: "actions", heading: Catalogue.alertPage.actions, language: language, look: "actions")
        guard context.may(.alertsWrite) else { return panel.html("<p>\(words.readOnly[language])</p>") }
        return panel.html("<div class=\"buttons\">\(moves)</div>\(folded)")
    }

    private var moves: [HTML] {
        var moves: [HTML] = []
        let allowed = alert.state.allowed
        if allowed.contains(.acknowledged) { moves.append(button("acknowledge", words.acknowledge, isMain: true)) }
        if alert.state == .acknowledged { moves.append(button("release", words.release)) }
        if alert.state == .snoozed { moves.append(button("wake", words.wake)) }
        if alert.state == .resolved { moves.append(button("reopen", words.reopen, isMain: true)) }
        return moves
    }

    private var folded: [HTML] {
        var forms: [HTML] = []
        if alert.state.allowed.contains(.resolved) { forms.append(fold("resolve", words.resolve, resolution)) }
        if alert.state.allowed.contains(.snoozed) { forms.append(fold("snooze", words.snooze, snooze)) }
        forms.append(fold("comment", words.comment, remark))
        forms.append(fold("assign", words.assign, assignment))
        forms.append(fold("mute", words.mute, silence))
        return forms
    }

    private var resolution: HTML {
        let reasons = Resolution.Reason.allCases.filter { $0 != .auto }
        return """
            \(Choice(name: "reason", label: words.reason, options: reasons.map { ($0.rawValue, $0.label[language]) }, language: language).html(id: "resolve-reason"))\
            \(Entry(name: "note", label: words.note, lines: 3, language: language).html(id: "resolve-note"))\
            \(Entry(name: "accepted_until", label: words.until, value: inAMonth, type: "date", language: language).html(id: "resolve-until"))
            """
    }

    private var snooze: HTML {
        let times = [
            ("1", words.anHour), ("4", words.fourHours), ("24", words.aDay), ("168", words.aWeek),
            ("escalates", words.escalates),
        ]
        return """
            \(Choice(name: "until", label: words.howLong, options: times.map { ($0.0, $0.1[language]) }, chosen: "4", language: language).html(id: "snooze-until"))\
            <p class="note">\(words.snoozeNote[language])</p>
            """
    }

    private var remark: HTML {
        Entry(name: "text", label: words.text, lines: 3, isRequired: true, language: language).html(id: "comment-text")
    }

    private var silence: HTML {
        let what = [("kind", words.muteKind), ("platform", words.mutePlatform)]
        let until = [("24", words.aDay), ("168", words.aWeek), ("720", words.aMonth)]
        return """
            <p class="note">\(words.muteNote[language])</p>\
            \(Choice(name: "what", label: words.muteWhat, options: what.map { ($0.0, $0.1[language]) }, language: language).html(id: "mute-what"))\
            \(Choice(name: "until", label: words.howLong, options: until.map { ($0.0, $0.1[language]) }, language: language).html(id: "mute-until"))\
            \(Entry(name: "mute_reason", label: words.muteReason, isRequired: true, language: language).html(id: "mute-reason"))
            """
    }

    private var assignment: HTML {
        Entry(name: "assignee", label: words.who, value: alert.assignee ?? "", language: language)
            .html(id: "assign-who")
    }

    private var hidden: HTML {
        "\(context.formField)<input type=\"hidden\" name=\"state\" value=\"\(alert.state.rawValue)\">"
    }

    /// A whole form of one button.
    private func button(_ verb: HTML, _ label: Bilingual, isMain: Bool = false) -> HTML {
        """
        <form method="post" action="/alerts/\(alert.number)">\(hidden)\
        <button name="do" value="\(verb)"\(HTML.when(isMain, " class=\"main\""))>\(label[language])</button></form>
        """
    }

    /// A form that opens on demand.
    func fold(_ verb: HTML, _ label: Bilingual, _ content: HTML) -> HTML {
        """
        <details class="fold" id="act-\(verb)"><summary>\(label[language])</summary>\
        <form method="post" action="/alerts/\(alert.number)">\(hidden)<input type="hidden" name="do" value="\(verb)">\(content)\
        <button class="main">\(label[language])</button></form></details>
        """
    }
}
