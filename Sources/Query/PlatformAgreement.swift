package import Domain

/// What is on file about the data that a platform is sent: policies ask for it.
package struct PlatformAgreement: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case draft, signed, ended
    }

    package var status: Status?
    /// Where to find it.
    package var reference: String?
    /// The assessment of the privacy impact (in Québec, the EFVP).
    package var assessment: String?
    package var expires: Timestamp?

    package init(
        status: Status? = nil,
        reference: String? = nil,
        assessment: String? = nil,
        expires: Timestamp? = nil
    ) {
        self.status = status
        self.reference = reference
        self.assessment = assessment
        self.expires = expires
    }
}
