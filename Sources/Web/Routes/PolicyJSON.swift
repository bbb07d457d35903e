import Detection
import Domain
import Query

/// Policies on the wire.
enum PolicyJSON {
    static func write(_ policy: PolicyRecord, to json: inout JSONWriter) {
        json.object { json in
            policy.writeRule(to: &json)
            json.member("revision", policy.revision)
            json.member("updated", policy.updatedAt)
            json.member("updated_by", policy.updatedBy)
            json.member("links") { $0.member("self", "/v1/policies/\(policy.id)") }
        }
    }

    static func write(_ matches: PolicyMatches, from: Timestamp, to: Timestamp, to json: inout JSONWriter) {
        json.object { json in
            json.member("dry_run", true)
            json.member("from", from)
            json.member("to", to)
            json.member("events", matches.events)
            json.member("events_is_floor", matches.isFloor)
            json.member("first", matches.first)
            json.member("last", matches.last)
            json.member("platforms", matches.platforms) { json, part in
                json.object { json in
                    json.member("platform", part.platform)
                    json.member("events", part.events)
                }
            }
            json.member("examples", matches.examples.map(\.text))
        }
    }

    // MARK: Read

    private static let members = ["id", "name", "enabled", "when", "then", "severity", "basis", "message"]
    private static let bases = ["law", "contract", "internal"]

    /// A new policy: its name if it brings one, and its conditions twice, as written and as read.
    static func creation(_ document: JSONValue) throws(Problem) -> (String?, PolicyChange, [Filter]) {
        var reader = try DocumentReader(document, known: members)
        let id = reader.text("id", most: 64)
        if let id, !PolicyRecord.isID(id) { reader.fail(.invalidValue, at: "id", hint: "pol_[a-z0-9_]{1,60}") }
        let (change, when) = read(&reader)
        for name in ["name", "when"] where !reader.has(name) { reader.fail(.missingAttribute, at: name) }
        try reader.finish()
        return (id, change, when)
    }

    /// A whole policy: what is not there is taken away.
    static func replacement(_ document: JSONValue, id: String) throws(Problem) -> PolicyChange {
        var reader = try DocumentReader(document, known: members)
        if let given = reader.text("id", most: 64), given != id { reader.fail(.invalidValue, at: "id") }
        var (change, _) = read(&reader)
        for name in ["name", "when"] where !reader.has(name) { reader.fail(.missingAttribute, at: name) }
        try reader.finish()
        change.isEnabled = change.isEnabled ?? true
        change.then = change.then ?? .violation
        change.severity = change.severity ?? .high
        change.basis = .some(change.basis ?? nil)
        change.message = .some(change.message ?? nil)
        return change
    }

    /// A merge patch.
    static func patch(_ document: JSONValue) throws(Problem) -> PolicyChange {
        var reader = try DocumentReader(document, known: members.filter { $0 != "id" })
        let (change, _) = read(&reader)
        try reader.finish()
        return change
    }

    private static func read(_ reader: inout DocumentReader) -> (PolicyChange, [Filter]) {
        var change = PolicyChange()
        change.name = reader.text("name", most: 200)
        change.isEnabled = reader.flag("enabled")
        let filters = reader.filters("when", fields: PolicyRecord.fields)
        if reader.has("when") {
            let when = reader.expressions("when")
            // It would be about everything.
            if when.isEmpty, !reader.hasFaults { reader.fail(.invalidValue, at: "when", hint: "array ≥ 1") }
            change.when = when
        }
        change.then = reader.word("then", PolicyRecord.Effect.self)
        change.severity = reader.word("severity", Severity.self)
        change.basis = basis(&reader)
        change.message = message(&reader)
        return (change, filters)
    }

    private static func basis(_ reader: inout DocumentReader) -> PolicyRecord.Basis?? {
        guard let value = reader.value("basis") else { return nil }
        guard value != .null else { return .some(nil) }
        guard case .string(let kind)? = value["kind"], bases.contains(kind),
            case .string(let reference)? = value["ref"],
            1...200 ~= reference.count, !reference.hasControl
        else {
            reader.fail(.invalidValue, at: "basis", hint: #"{"kind":"law|contract|internal","ref":"…"}"#)
            return nil
        }
        return PolicyRecord.Basis(kind: kind, reference: reference)
    }

    /// Whoever reads it has one of the two languages.
    private static func message(_ reader: inout DocumentReader) -> Bilingual?? {
        guard let value = reader.value("message") else { return nil }
        guard value != .null else { return .some(nil) }
        guard case .string(let fr)? = value["fr"], case .string(let en)? = value["en"],
            [fr, en].allSatisfy({ 1...500 ~= $0.count && !$0.hasControl })
        else {
            reader.fail(.invalidValue, at: "message", hint: #"{"fr":"…","en":"…"}, 1–500"#)
            return nil
        }
        return Bilingual(fr: fr, en: en)
    }

    // MARK: Examples

    static let change =
        #"{"id":"pol_couts_hors_canada","name":"Coûts : jamais hors du Canada","enabled":true,"when":["category:commercial.unit_cost,commercial.margin","-jurisdiction:CA"],"then":"violation","severity":"critical","basis":{"kind":"internal","ref":"POL-SEC-014"},"message":{"fr":"Les coûts ne sortent pas du pays.","en":"Costs do not leave the country."}}"#

    static let example =
        #"{"id":"pol_couts_hors_canada","name":"Coûts : jamais hors du Canada","enabled":true,"revision":2,"when":["category:commercial.unit_cost,commercial.margin","-jurisdiction:CA"],"then":"violation","severity":"critical","basis":{"kind":"internal","ref":"POL-SEC-014"},"message":{"fr":"Les coûts ne sortent pas du pays.","en":"Costs do not leave the country."},"updated":"2026-11-14T15:00:00Z","updated_by":"key_01h5n3","links":{"self":"/v1/policies/pol_couts_hors_canada"}}"#

    static let matches =
        #"{"dry_run":true,"from":"2026-08-16T15:00:00Z","to":"2026-11-14T15:00:00Z","events":240,"events_is_floor":false,"first":"2026-11-13T14:00:00Z","last":"2026-11-14T14:59:58Z","platforms":[{"platform":"alibaba_icbu","events":240}],"examples":["ev_01h5n3k0q7ye80000000000000000000000000001"]}"#
}
