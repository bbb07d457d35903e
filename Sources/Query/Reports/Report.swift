package import Domain

/// The registers and statements that an auditor asks for.
///
/// Raw values are the words of the API.
package enum ReportKind: String, Sendable, Hashable, CaseIterable {
    case crossBorder = "cross-border"
    case alerts
    case quality
}

/// Which report, over which time.
package struct ReportRequest: Sendable, Hashable {
    package var kind: ReportKind
    package var from: Timestamp
    package var to: Timestamp
    /// An IANA name: whose days the report speaks of.
    package var timeZone: String
    /// Whether counts of less than `Report.fewest` people are told; they might tell of somebody.
    package var showsSmallCounts: Bool

    package init(kind: ReportKind, from: Timestamp, to: Timestamp, timeZone: String, showsSmallCounts: Bool) {
        self.kind = kind
        self.from = from
        self.to = to
        self.timeZone = timeZone
        self.showsSmallCounts = showsSmallCounts
    }
}

/// One report, read in one snapshot of the database.
package struct Report: Sendable, Hashable {
    /// Fewer people than this are told as “under 5”.
    package static let fewest: Int64 = 5

    package enum Body: Sendable, Hashable {
        case crossBorder(TransferRegister)
        case alerts([AlertLine])
        case quality([QualityLine])
    }

    package var request: ReportRequest
    /// The last commit that the numbers know of.
    package var asOf: Timestamp
    /// The version of the classification rules that read the newest events.
    package var rules: String?
    /// How many changes of policies led to those in force: it grows with each, also with one that is taken away; `nil`
    /// where none is in force.
    package var policyRevision: Int64?
    /// When the first event that is still counted was sent; `nil` for none.
    package var firstEvent: Timestamp?
    /// Hours on end in which nothing at all was received, `shortestGap` or more.
    package var gaps: [CollectionGap]
    package var body: Body
    /// Rows that are beyond what one report can hold, so that nobody takes it for the whole.
    package var omitted: Int64 = 0
    /// SHA-256 of `content`, in hexadecimal.
    package var digest = ""

    /// Hours.
    package static let shortestGap: Int64 = 6
    /// More alerts than anyone has in a window that a person reads.
    package static let mostAlerts: Int64 = 100_000

    /// Its rows, of whichever kind.
    package var rowCount: Int {
        switch body {
        case .crossBorder(let register): register.rows.count
        case .alerts(let lines): lines.count
        case .quality(let lines): lines.count
        }
    }

    package init(
        request: ReportRequest,
        asOf: Timestamp,
        rules: String?,
        policyRevision: Int64?,
        firstEvent: Timestamp?,
        gaps: [CollectionGap],
        body: Body
    ) {
        self.request = request
        self.asOf = asOf
        self.rules = rules
        self.policyRevision = policyRevision
        self.firstEvent = firstEvent
        self.gaps = gaps
        self.body = body
    }
}

/// A time in which nothing was received: nobody knows whether nothing was sent.
package struct CollectionGap: Sendable, Hashable {
    package var from: Timestamp
    package var to: Timestamp

    package init(from: Timestamp, to: Timestamp) {
        self.from = from
        self.to = to
    }

    package var hours: Int64 { (to.microseconds &- from.microseconds) / Timestamp.hour }
}

package protocol ReportReader: Sendable {
    /// Reads everything in one transaction of one snapshot.
    func report(_ request: ReportRequest) async throws(StoreError) -> Report
}
