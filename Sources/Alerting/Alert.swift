package import Detection
package import Domain

/// Something a person should look at, with the reason in it.
package struct Alert: Sendable, Hashable {
    package var id: AlertID
    /// Counts up from 1; what people say to each other.
    package var number: Int64
    package var kind: Anomaly.Kind
    package var confidence: Double
    package var dedupKey: String
    package var subject: AlertSubject
    package var summary: Bilingual
    package var explanation: Explanation
    package var evidence: [EventID]
    package var suggestedAction: SuggestedAction
    /// Shared by alerts of one platform or source that began together; `nil` for those stored before there were groups.
    package var group: AlertGroup?
    package var life: AlertLife

    package init(
        id: AlertID,
        number: Int64,
        kind: Anomaly.Kind,
        confidence: Double,
        dedupKey: String,
        subject: AlertSubject,
        summary: Bilingual,
        explanation: Explanation,
        evidence: [EventID],
        suggestedAction: SuggestedAction,
        group: AlertGroup? = nil,
        life: AlertLife
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.confidence = confidence
        self.dedupKey = dedupKey
        self.subject = subject
        self.summary = summary
        self.explanation = explanation
        self.evidence = evidence
        self.suggestedAction = suggestedAction
        self.group = group
        self.life = life
    }

    /// The first sight.
    package init(opening draft: AlertDraft, number: Int64) {
        self.init(
            id: AlertID(firstSeen: draft.at, number: number),
            number: number,
            kind: draft.kind,
            confidence: draft.confidence,
            dedupKey: draft.episode.dedupKey,
            subject: draft.subject,
            summary: draft.summary,
            explanation: draft.explanation,
            evidence: draft.evidence,
            suggestedAction: draft.suggestedAction,
            life: AlertLife(opening: draft.sight(isNewEpisode: true))
        )
    }

    /// Another sight of the same trouble; what explains the alert is always the newest.
    package mutating func see(
        _ draft: AlertDraft,
        isNewEpisode: Bool,
        at instant: Timestamp
    ) throws(IllegalMove) -> TimelineEntry {
        let entry = try life.apply(AlertEvent(.see(draft.sight(isNewEpisode: isNewEpisode)), at: instant))
        confidence = draft.confidence
        subject = draft.subject
        summary = draft.summary
        let before = explanation
        explanation = draft.explanation
        suggestedAction = draft.suggestedAction
        if draft.isRevision {
            // Who was behind it, and what shows it, stays.
            explanation.contributors = before.contributors
        } else {
            evidence = draft.evidence
        }
        return entry
    }
}

/// What moves, said of the alert itself.
extension Alert {
    package var revision: Int32 { life.revision }
    package var state: AlertState { life.state }
    package var stateSince: Timestamp { life.stateSince }
    package var severity: Severity { life.gravity.severity }
    package var assignee: String? { life.assignee }
    package var resolution: Resolution? { life.resolution }
    package var snooze: Snooze? { life.snooze }
    package var mutedBy: String? { life.mutedBy }
    package var occurrences: Int32 { life.occurrences }
    package var firstSeen: Timestamp { life.firstSeen }
    package var lastSeen: Timestamp { life.lastSeen }
}

/// `grp_` and the number of the alert that began it.
package struct AlertGroup: Sendable, Hashable {
    package let text: String

    /// A group that begins with an alert.
    package init(beginningWith alert: AlertID) { text = "grp_" + Base32.encode([alert.raw]) }

    /// As it is stored.
    package init(text: String) { self.text = text }
}

/// `al_` and the alert's first instant and number, so that it sorts by time.
package struct AlertID: Sendable, Hashable {
    package let raw: UInt64

    /// Milliseconds of the first sight in the upper 44 bits, the lower bits of the number below.
    package init(firstSeen: Timestamp, number: Int64) {
        raw = UInt64(bitPattern: firstSeen.microseconds / 1_000) << 20 | UInt64(bitPattern: number) & 0xF_FFFF
    }

    package init(raw: UInt64) { self.raw = raw }

    package init?(_ text: String) {
        guard text.hasPrefix("al_"), let words = Base32.decode(text.dropFirst(3).utf8, words: 1) else { return nil }
        raw = words[0]
    }

    package var text: String { "al_" + Base32.encode([raw]) }
}

/// Who and what an alert is about, in names that people know.
package struct AlertSubject: Sendable, Hashable, Codable {
    package var platform: String
    package var platformName: String
    package var jurisdiction: String?
    package var system: String?
    package var source: String?
    package var documentType: String?
    package var host: String?
    package var category: String?

    package init(
        platform: String,
        platformName: String,
        jurisdiction: String? = nil,
        system: String? = nil,
        source: String? = nil,
        documentType: String? = nil,
        host: String? = nil,
        category: String? = nil
    ) {
        self.platform = platform
        self.platformName = platformName
        self.jurisdiction = jurisdiction
        self.system = system
        self.source = source
        self.documentType = documentType
        self.host = host
        self.category = category
    }

    enum CodingKeys: String, CodingKey {
        case platform, jurisdiction, system, source, host, category
        case platformName = "platform_name"
        case documentType = "doc_type"
    }
}

/// What a person could do about it; `code` is stable.
package struct SuggestedAction: Sendable, Hashable, Codable {
    package var code: String
    package var fr: String
    package var en: String

    package init(code: String, fr: String, en: String) {
        self.code = code
        self.fr = fr
        self.en = en
    }
}
