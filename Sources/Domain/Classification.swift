/// What was read in one payload: where, what, how much, and what it amounts to.
///
/// Never a value.
package struct Classification: Sendable, Hashable {
    package var level: Level
    /// 0 to 100; see `Score` in `Classification`.
    package var score: Float
    /// The score over the categories that the platform's agreement does not allow, 0 to 100; `nil` where nothing says
    /// what it may receive.
    package var unexpected: Float?
    package var categories: CategorySet
    /// One for each path and category, in the order of the document.
    package var findings: [Finding]
    /// How many different values each category has, an estimate beyond a hundred.
    package var distinct: [DistinctCount]
    /// How many leaves were read.
    package var leaves: Int32
    /// Bytes of the payload that were read; the rest is counted only.
    package var inspectedBytes: Int64
    package var condition: Condition
    /// The kind of document that the body itself names: `OrderRequest`, `850`, `ORDERS`.
    package var documentType: String?
    /// Who it is about, where persons were found; goes no further than the sketch of a day.
    package var subjects: SubjectHashes?
    /// A keyed hash of what was sent: equal for equal contents, whatever their ids; 0 where there is none.
    package var content: UInt64

    package init(
        level: Level,
        score: Float,
        unexpected: Float? = nil,
        categories: CategorySet,
        findings: [Finding],
        distinct: [DistinctCount] = [],
        leaves: Int32,
        inspectedBytes: Int64,
        condition: Condition,
        documentType: String? = nil,
        subjects: SubjectHashes? = nil,
        content: UInt64 = 0
    ) {
        self.level = level
        self.score = score
        self.unexpected = unexpected
        self.categories = categories
        self.findings = findings
        self.distinct = distinct
        self.documentType = documentType
        self.subjects = subjects
        self.content = content
        self.leaves = leaves
        self.inspectedBytes = inspectedBytes
        self.condition = condition
    }

    /// How many persons it tells apart: by name, by e-mail address or by a government's number, whichever are more.
    package var persons: Int32 {
        var most: Int32 = 0
        for count in distinct where count.category == .personalName || count.category == .personalGovernmentID {
            most = max(most, count.count)
        }
        let emails = subjects?.subjects.count { $0.kind == .email } ?? 0
        return max(most, Int32(clamping: emails))
    }

    /// Nothing could be read: an envelope, an unknown format.
    package static let unread = Classification(
        level: .unknown,
        score: 0,
        categories: [],
        findings: [],
        leaves: 0,
        inspectedBytes: 0,
        condition: .unread
    )

    /// The version of the built-in rules; stored with each result, so that a release is never an anomaly.
    package static let rules = "rules-2026.11.3"

    /// How far the payload could be read.
    ///
    /// Raw values are stored.
    package enum Condition: UInt8, Sendable, Hashable {
        /// Read to its end.
        case whole = 0
        /// Envelope capture, or a format without a reader.
        case unread = 1
        /// Longer, deeper or wider than the limits; what was read counts.
        case truncated = 2
        /// Not what it says it is; what was read before the fault counts.
        case malformed = 3

        package var word: String {
            switch self {
            case .whole: "whole"
            case .unread: "unread"
            case .truncated: "truncated"
            case .malformed: "malformed"
            }
        }
    }
}

/// One category seen at one path of a payload.
package struct Finding: Sendable, Hashable {
    package let path: PathID
    package let category: Category
    package let detector: Detector
    /// 0 to 1.
    package let confidence: Float
    /// How many leaves at this path.
    package let count: Int32

    package init(path: PathID, category: Category, detector: Detector, confidence: Float, count: Int32) {
        self.path = path
        self.category = category
        self.detector = detector
        self.confidence = confidence
        self.count = count
    }
}

/// How many different values of one category an event has.
package struct DistinctCount: Sendable, Hashable {
    package let category: Category
    package let count: Int32

    package init(category: Category, count: Int32) {
        self.category = category
        self.count = count
    }
}
