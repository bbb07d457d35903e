import Dashboard
import Domain
import Query

/// What the form of a platform's page asks for: the terms, and the revision that they were read at.
struct PlatformForm {
    let change: PlatformChange
    let revision: Int32

    /// As long as the API takes them.
    private static let longest = (owner: 200, purpose: 500, reference: 200)

    /// `nil` for a form that says nothing that could be done.
    ///
    /// A date is a day of UTC, as the API takes it; one that was not touched stays the instant that it was.
    init?(_ fields: FormFields, on platform: PlatformRecord, _ zone: Zone) {
        guard fields["do"] == "terms", let revision = fields["revision"].flatMap({ Int32($0) }),
            let owner = PlatformForm.text(fields["owner"], most: PlatformForm.longest.owner),
            let purpose = PlatformForm.text(fields["purpose"], most: PlatformForm.longest.purpose),
            let reference = PlatformForm.text(fields["agreement"], most: PlatformForm.longest.reference),
            let assessment = PlatformForm.text(fields["assessment"], most: PlatformForm.longest.reference),
            let status = PlatformForm.status(fields["status"]),
            let expires = PlatformForm.day(fields["expires"], known: platform.agreement?.expires, zone)
        else { return nil }
        let agreement = PlatformAgreement(
            status: status.value,
            reference: reference.value,
            assessment: assessment.value,
            expires: expires.value
        )
        change = PlatformChange(
            owner: .some(owner.value),
            agreement: .some(agreement == PlatformAgreement() ? nil : agreement),
            purpose: .some(purpose.value)
        )
        self.revision = revision
    }

    /// What stands in a field, which may be nothing.
    private struct Field<Value> {
        let value: Value?
    }

    /// `nil` for a text that is too long or holds what is no text.
    private static func text(_ text: String?, most: Int) -> Field<String>? {
        // A line of its own would break the lists that it stands in.
        let line = text.map {
            $0.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.joined(separator: " ")
        }
        if let line, line.count > most || line.hasControl { return nil }
        return Field(value: line)
    }

    private static func status(_ word: String?) -> Field<PlatformAgreement.Status>? {
        guard let word else { return Field(value: nil) }
        return PlatformAgreement.Status(rawValue: word).map { Field(value: $0) }
    }

    private static func day(_ text: String?, known: Timestamp?, _ zone: Zone) -> Field<Timestamp>? {
        guard let text else { return Field(value: nil) }
        if let known, PlatformPage.dateField(known, zone) == text { return Field(value: known) }
        guard text.utf8.count == 10, let instant = Timestamp(rfc3339: text + "T00:00:00Z") else { return nil }
        return Field(value: instant)
    }
}
