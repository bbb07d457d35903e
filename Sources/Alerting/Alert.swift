package import Detection
package import Domain

/// Something a person should look at, with the reason in it.
package struct Alert: Sendable, Hashable {
    package var id: AlertID
    /// Counts up from 1; what people say to each other.
    package var number: Int64
    package var revision: Int32
    package var kind: Anomaly.Kind
    package var severity: Severity
    package var confidence: Double
    package var state: AlertState
    package var stateSince: Timestamp
    package var assignee: String?
    package var resolution: Resolution?
    package var dedupKey: String
    package var occurrences: Int32
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    package var subject: AlertSubject
    package var summary: Bilingual
    package var explanation: Explanation
    package var evidence: [EventID]
    package var suggestedAction: SuggestedAction

    package init(
        id: AlertID,
        number: Int64,
        revision: Int32,
        kind: Anomaly.Kind,
        severity: Severity,
        confidence: Double,
        state: AlertState,
        stateSince: Timestamp,
        assignee: String?,
        resolution: Resolution?,
        dedupKey: String,
        occurrences: Int32,
        firstSeen: Timestamp,
        lastSeen: Timestamp,
        subject: AlertSubject,
        summary: Bilingual,
        explanation: Explanation,
        evidence: [EventID],
        suggestedAction: SuggestedAction
    ) {
        self.id = id
        self.number = number
        self.revision = revision
        self.kind = kind
        self.severity = severity
        self.confidence = confidence
        self.state = state
        self.stateSince = stateSince
        self.assignee = assignee
        self.resolution = resolution
        self.dedupKey = dedupKey
        self.occurrences = occurrences
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.subject = subject
        self.summary = summary
        self.explanation = explanation
        self.evidence = evidence
        self.suggestedAction = suggestedAction
    }
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
    /// `nil` for what goes to several platforms: all that goes to `jurisdiction`, or all that the organization sends.
    package var platform: String?
    package var platformName: String?
    package var jurisdiction: String?
    package var system: String?
    package var source: String?
    package var documentType: String?
    package var host: String?
    package var category: String?

    package init(
        platform: String?,
        platformName: String?,
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

/// Why an alert ended.
///
/// Raw values are the words of the API.
package struct Resolution: Sendable, Hashable, Codable {
    package enum Reason: String, Sendable, Codable, CaseIterable {
        case fixed
        case intendedChange = "intended_change"
        case falsePositive = "false_positive"
        case acceptedRisk = "accepted_risk"
        case auto
    }

    package var reason: Reason
    package var note: String?

    package init(reason: Reason, note: String? = nil) {
        self.reason = reason
        self.note = note
    }
}
