import Alerting
import Domain
import Query

/// Reads what a person changes on an alert: a merge patch of `state`, `assignee`, `snooze` and `resolution`.
enum AlertPatch {
    static let members = ["state", "assignee", "snooze", "resolution"]

    static func change(_ document: JSONValue, _ times: TimeExpression) throws(Problem) -> AlertChange {
        var reader = try DocumentReader(document, known: members)
        var change = AlertChange()
        change.state = reader.word("state", AlertState.self)
        change.assignee = reader.removableText("assignee", most: AlertRules.longestName)
        // `null` takes away what an alert in that state does not have anyway.
        if let snooze = reader.value("snooze"), snooze != .null {
            do throws(Problem) {
                change.snooze = try AlertPatch.snooze(snooze, times)
            } catch {
                reader.fail(error.errors)
            }
        }
        if let resolution = reader.value("resolution"), resolution != .null {
            do throws(Problem) {
                change.resolution = try AlertPatch.resolution(resolution, times)
            } catch {
                reader.fail(error.errors)
            }
        }
        try reader.finish()
        return change
    }

    private static func snooze(_ document: JSONValue, _ times: TimeExpression) throws(Problem) -> Snooze {
        var snooze = Snooze()
        var faults: [Problem.Item] = []
        guard case .object(let members) = document else { throw Problem(invalid: [fault(.invalidType, "/snooze")]) }
        for member in members {
            switch (member.name, member.value) {
            case ("until", .null): break
            case ("until", let value):
                snooze.until = instant(value, times)
                if snooze.until == nil { faults.append(fault(.invalidValue, "/snooze/until", hint: "RFC 3339, +4h")) }
            case ("until_escalates", .bool(let flag)): snooze.untilEscalates = flag
            case ("until_escalates", _): faults.append(fault(.invalidType, "/snooze/until_escalates", hint: "bool"))
            default: faults.append(fault(.unknownAttribute, "/snooze", hint: "until, until_escalates"))
            }
        }
        guard faults.isEmpty else { throw Problem(invalid: faults) }
        return snooze
    }

    private static func resolution(_ document: JSONValue, _ times: TimeExpression) throws(Problem) -> Resolution {
        guard case .object(let members) = document else {
            throw Problem(invalid: [fault(.invalidType, "/resolution", hint: "object")])
        }
        var faults = members.filter { !["reason", "note", "until"].contains($0.name) }
            .map { _ in fault(.unknownAttribute, "/resolution", hint: "reason, note, until") }
        var note: String?
        switch document["note"] {
        case nil, .null: break
        case .string(let text) where text.count <= AlertRules.longestNote && !text.hasControl(besideLines: true):
            note = text
        default: faults.append(fault(.invalidValue, "/resolution/note", hint: "≤ \(AlertRules.longestNote)"))
        }
        var until: Timestamp?
        switch document["until"] {
        case nil, .null: break
        case .some(let value):
            until = instant(value, times)
            if until == nil { faults.append(fault(.invalidValue, "/resolution/until", hint: "RFC 3339, +90d")) }
        }
        // `auto` is Vigie's own word.
        let reasons = Resolution.Reason.allCases.filter { $0 != .auto }
        guard case .string(let word)? = document["reason"], let reason = reasons.first(where: { $0.rawValue == word })
        else {
            let hint = reasons.map(\.rawValue).joined(separator: ", ")
            let missing = document["reason"] == nil
            faults.append(fault(missing ? .missingAttribute : .invalidValue, "/resolution/reason", hint: hint))
            throw Problem(invalid: faults)
        }
        guard faults.isEmpty else { throw Problem(invalid: faults) }
        return Resolution(reason: reason, note: note, until: until)
    }

    private static func fault(_ reason: Rejection.Reason, _ pointer: String, hint: String? = nil) -> Problem.Item {
        Problem.Item(Rejection(reason, at: pointer, hint: hint))
    }

    private static func instant(_ value: JSONValue, _ times: TimeExpression) -> Timestamp? {
        guard case .string(let text) = value else { return nil }
        return times.later(text)
    }
}

extension TimeExpression {
    /// An instant to come: what `instant` reads, or `+4h`, `+90d` from now.
    func later(_ text: String) -> Timestamp? {
        guard text.first == "+" else { return instant(text) }
        guard let past = instant("-" + text.dropFirst()) else { return nil }
        return Timestamp(microseconds: now.microseconds + (now.microseconds - past.microseconds))
    }
}
