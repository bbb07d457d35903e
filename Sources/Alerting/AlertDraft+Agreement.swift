package import Detection
package import Domain

/// A platform that is sent data under an agreement that has run out.
package struct ExpiredAgreement: Sendable, Hashable {
    package var platform: PlatformID
    package var slug: String
    package var name: String
    package var jurisdiction: String?
    /// What the agreement and the assessment are filed under.
    package var reference: String?
    package var assessment: String?
    package var expired: Timestamp
    /// The hour in which the last data went there.
    package var lastSent: Timestamp

    package init(
        platform: PlatformID,
        slug: String,
        name: String,
        jurisdiction: String?,
        reference: String?,
        assessment: String?,
        expired: Timestamp,
        lastSent: Timestamp
    ) {
        self.platform = platform
        self.slug = slug
        self.name = name
        self.jurisdiction = jurisdiction
        self.reference = reference
        self.assessment = assessment
        self.expired = expired
        self.lastSent = lastSent
    }

    /// Each end of an agreement is an episode of its own: told once, and again when the next one has run out.
    package var episode: EpisodeKey {
        EpisodeKey(dedupKey: ExpiredAgreement.keyPrefix + "\(platform.rawValue)|expiry", startedAt: expired)
    }

    package static let keyPrefix = "\(Anomaly.Kind.policyViolation.rawValue)|platform:"
}

extension AlertDraft {
    /// What is told on the day on which an agreement has run out, whether data flows at that moment or not.
    package init(_ agreement: ExpiredAgreement, at instant: Timestamp) {
        let day = AlertDraft.day(agreement.expired)
        let name = agreement.name
        let file = agreement.reference.map { " (\($0))" } ?? ""
        let assessment = agreement.assessment
        self.init(
            kind: .policyViolation,
            episode: agreement.episode,
            severity: .high,
            confidence: 1,
            at: instant,
            subject: AlertSubject(
                platform: agreement.slug,
                platformName: name,
                jurisdiction: agreement.jurisdiction
            ),
            summary: Bilingual(
                fr: "L’entente avec \(name)\(file) est échue depuis le \(day), et des données y sont envoyées.",
                en: "The agreement with \(name)\(file) expired on \(day), and data is sent there."
            ),
            explanation: Explanation(
                why: Explanation.Why(
                    fr: [
                        "Dernières données envoyées le \(AlertDraft.day(agreement.lastSent)).",
                        assessment.map { "L’évaluation \($0) reposait sur cette entente." },
                    ]
                    .compactMap(\.self),
                    en: [
                        "Last data sent on \(AlertDraft.day(agreement.lastSent)).",
                        assessment.map { "The assessment \($0) rested on that agreement." },
                    ]
                    .compactMap(\.self)
                )
            ),
            evidence: [],
            suggestedAction: SuggestedAction(
                code: "renew_agreement",
                fr: "Renouveler l’entente et l’inscrire au registre, ou arrêter l’envoi.",
                en: "Renew the agreement and put it on file, or stop sending."
            )
        )
    }

    /// `2027-02-01`, in UTC, as agreements are dated.
    private static func day(_ instant: Timestamp) -> String { String(instant.rfc3339.prefix(10)) }
}
