import Domain
import Query

extension PlatformAgreement {
    /// The member `agreement` of a platform: absent is `nil`, `null` is `.some(nil)`.
    static func read(_ reader: inout DocumentReader) -> PlatformAgreement?? {
        guard let value = reader.value("agreement") else { return nil }
        guard value != .null else { return .some(nil) }
        do throws(Problem) {
            var inner = try DocumentReader(value, known: ["status", "ref", "pia", "expires"])
            var agreement = PlatformAgreement()
            agreement.status = inner.value("status") == .null ? nil : inner.word("status", Status.self)
            agreement.reference = inner.removableText("ref", most: 200) ?? nil
            agreement.assessment = inner.removableText("pia", most: 200) ?? nil
            if let expires = inner.value("expires"), expires != .null { agreement.expires = inner.date("expires") }
            try inner.finish()
            return agreement
        } catch {
            reader.fail(error.errors.map { $0.under("/agreement") })
            return nil
        }
    }

    static func write(_ agreement: PlatformAgreement, to json: inout JSONWriter) {
        json.object { json in
            json.member("status", agreement.status?.rawValue)
            json.member("ref", agreement.reference)
            json.member("pia", agreement.assessment)
            json.member("expires", agreement.expires)
        }
    }
}

extension DocumentReader {
    /// An RFC 3339 instant, or a day, which begins in UTC.
    mutating func date(_ name: String) -> Timestamp? {
        if case .string(let text)? = value(name) {
            let whole = text.utf8.count == 10 ? text + "T00:00:00Z" : text
            if let instant = Timestamp(rfc3339: whole) { return instant }
        }
        fail(.invalidValue, at: name, hint: "RFC 3339, YYYY-MM-DD")
        return nil
    }
}
