import Alerting
import Detection
import Domain
import Query

/// What a form of an alert's page asks for.
enum AlertForm {
    case change(AlertChange)
    case comment(String)
    case mute(MuteRequest)

    /// `nil` for a form that says nothing that could be done.
    init?(_ fields: FormFields, on alert: Alert, _ times: TimeExpression) {
        switch fields["do"] {
        case "acknowledge": self = .change(AlertChange(state: .acknowledged))
        case "release", "reopen", "wake": self = .change(AlertChange(state: .open))
        case "assign": self = .change(AlertChange(assignee: .some(fields["assignee"])))
        case "snooze":
            guard let snooze = AlertForm.snooze(fields["until"], now: times.now) else { return nil }
            self = .change(AlertChange(state: .snoozed, snooze: snooze))
        case "resolve":
            guard let resolution = AlertForm.resolution(fields, times) else { return nil }
            self = .change(AlertChange(state: .resolved, resolution: resolution))
        case "comment":
            guard let text = fields["text"], text.count <= AlertRules.longestComment,
                !text.hasControl(besideLines: true)
            else { return nil }
            self = .comment(text)
        case "mute":
            guard let request = AlertForm.mute(fields, alert, now: times.now) else { return nil }
            self = .mute(request)
        default: return nil
        }
    }

    /// The alert's platform, and its kind unless the whole platform is to be silent.
    private static func mute(_ fields: FormFields, _ alert: Alert, now: Timestamp) -> MuteRequest? {
        guard let hours = fields["until"].flatMap({ Int64($0) }), 1...(MuteRecord.mostDays * 24) ~= hours,
            let reason = fields["mute_reason"], reason.count <= MuteRecord.longestReason, !reason.hasControl
        else { return nil }
        var filter = alert.subject.scope.map { [$0.text] } ?? []
        if fields["what"] != "platform" || filter.isEmpty { filter.append("kind:" + alert.kind.rawValue) }
        return MuteRequest(filter: filter, from: now, to: now.advanced(bySeconds: hours * 3_600), reason: reason)
    }

    /// Hours from now, or until it gets worse.
    private static func snooze(_ choice: String?, now: Timestamp) -> Snooze? {
        if choice == "escalates" { return Snooze(untilEscalates: true) }
        guard let hours = choice.flatMap({ Int64($0) }), 1...8_760 ~= hours else { return nil }
        return Snooze(until: now.advanced(bySeconds: hours * 3_600), untilEscalates: true)
    }

    private static func resolution(_ fields: FormFields, _ times: TimeExpression) -> Resolution? {
        guard let reason = fields["reason"].flatMap({ Resolution.Reason(rawValue: $0) }), reason != .auto else {
            return nil
        }
        let note = fields["note"]
        if let note, note.count > AlertRules.longestNote || note.hasControl(besideLines: true) { return nil }
        // The date is there for an accepted risk only; it stands in the form whatever is chosen.
        guard reason == .acceptedRisk else { return Resolution(reason: reason, note: note) }
        guard let day = fields["accepted_until"], day.utf8.count == 10, let until = times.instant(day) else {
            return nil
        }
        return Resolution(reason: reason, note: note, until: until)
    }
}
