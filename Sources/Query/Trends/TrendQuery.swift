package import Domain

/// How much, of what, over time: up to four metrics, up to two dimensions, in buckets without gaps.
///
/// Reads rollups only. What cannot be answered from them is named by `fault`, never guessed.
package struct TrendQuery: Sendable {
    package enum Metric: String, Sendable, CaseIterable {
        case events, bytes, records, errors
        /// Bytes weighted by sensitivity: Σ bytes · S/100.
        case sensitiveBytes = "sensitive_bytes"
        /// `sensitive_bytes` as a share of `bytes`, 0 to 1.
        case sensitiveShare = "sensitive_share"
        /// Mean score, 0 to 100.
        case sensitivity
        /// Paths that a flow sent for the first time.
        case newFields = "new_fields"
        /// Alerts that were first seen.
        case alerts
        /// Different persons, from merged sketches: to 2.3 %, by days of UTC, within one month's key.
        case subjects
        /// How the bytes concentrate on platforms (Herfindahl and Hirschman): 1 is one platform, 1/n is n equal ones.
        case hhi
    }

    package enum Dimension: String, Sendable, CaseIterable {
        case platform, system, source, jurisdiction, sensitivity
        case category
        case documentType = "doc_type"
        /// A path of the catalogue; of `new_fields` only.
        case field
        /// 0 for Monday's first hour to 167, in the query's zone.
        case hourOfWeek = "hour_of_week"
    }

    package enum Interval: String, Sendable, CaseIterable {
        case minute = "1m"
        case fiveMinutes = "5m"
        case quarterHour = "15m"
        case hour = "1h"
        case sixHours = "6h"
        case day = "1d"
        case week = "1w"
        case month = "1mo"
        /// One number for each key.
        case all
    }

    /// What stands in a bucket of which nothing is known.
    package enum Fill: String, Sendable, CaseIterable {
        case zero, null
        /// The value before it; `nil` before the first.
        case previous
        /// Buckets in which no series has anything are left out.
        case none
    }

    /// What each series is compared with.
    package enum Comparison: Sendable, Hashable {
        /// As many buckets, right before the first.
        case previous
        /// The same buckets so many local days earlier.
        case days(Int)
        /// The same buckets so many local years earlier.
        case years(Int)
    }

    package enum Order: String, Sendable, CaseIterable {
        case total
        case totalDescending = "-total"
        case name
        /// The largest growth first; needs a comparison.
        case changeDescending = "-change"
    }

    /// One to four; keys are ranked by the first.
    package var metrics: [Metric]
    package var dimensions: [Dimension]
    package var from: Timestamp
    package var to: Timestamp
    package var interval: Interval
    /// An IANA name that the database knows; days, weeks and months start at its midnights.
    package var timeZone: String
    package var filters: [Filter]
    package var top: Int
    /// Adds what detection expected, where it has an expectation (per platform, hourly).
    package var band: Bool
    /// `nil`: zero for counts, null for means.
    package var fill: Fill?
    package var comparison: Comparison?
    package var order: Order

    package init(
        metrics: [Metric],
        dimensions: [Dimension] = [],
        from: Timestamp,
        to: Timestamp,
        interval: Interval,
        timeZone: String,
        filters: [Filter] = [],
        top: Int = 10,
        band: Bool = false,
        fill: Fill? = nil,
        comparison: Comparison? = nil,
        order: Order = .totalDescending
    ) {
        self.metrics = metrics
        self.dimensions = dimensions
        self.from = from
        self.to = to
        self.interval = interval
        self.timeZone = timeZone
        self.filters = filters
        self.top = top
        self.band = band
        self.fill = fill
        self.comparison = comparison
        self.order = order
    }

    /// One metric by at most one dimension.
    package init(
        metric: Metric = .bytes,
        dimension: Dimension? = nil,
        from: Timestamp,
        to: Timestamp,
        interval: Interval,
        timeZone: String,
        filters: [Filter] = [],
        top: Int = 10,
        band: Bool = false
    ) {
        self.init(
            metrics: [metric],
            dimensions: dimension.map { [$0] } ?? [],
            from: from,
            to: to,
            interval: interval,
            timeZone: timeZone,
            filters: filters,
            top: top,
            band: band
        )
    }

    /// The metric that keys are ranked by.
    package var metric: Metric {
        get { metrics.first ?? .bytes }
        set { metrics = [newValue] }
    }

    /// The first dimension.
    package var dimension: Dimension? {
        get { dimensions.first }
        set { dimensions = newValue.map { [$0] } ?? [] }
    }
}

extension TrendQuery.Metric {
    /// An amount over a weight, so that an empty bucket has no value.
    package var isMean: Bool {
        switch self {
        case .sensitivity, .sensitiveShare, .hhi: true
        case .events, .bytes, .records, .errors, .sensitiveBytes, .newFields, .alerts, .subjects: false
        }
    }

    /// Answered from the rollups of volume.
    package var isOfVolume: Bool {
        switch self {
        case .events, .bytes, .records, .errors, .sensitiveBytes, .sensitiveShare, .sensitivity, .hhi: true
        case .newFields, .alerts, .subjects: false
        }
    }

    /// What one of it is, as a stable word.
    package var unit: String {
        switch self {
        case .events, .errors: "event"
        case .bytes, .sensitiveBytes: "byte"
        case .records: "record"
        case .sensitivity: "score"
        case .sensitiveShare: "share"
        case .hhi: "index"
        case .newFields: "field"
        case .alerts: "alert"
        case .subjects: "person"
        }
    }
}

extension TrendQuery.Interval {
    /// Below an hour: answered from minutes.
    package var isBelowHour: Bool { self == .minute || self == .fiveMinutes || self == .quarterHour }

    /// Whether buckets begin at midnights, so that a date names them.
    package var isOfDays: Bool { self == .day || self == .week || self == .month }

    /// How long a bucket is, about; `nil` for the one that holds everything.
    package var seconds: Int64? {
        switch self {
        case .minute: 60
        case .fiveMinutes: 300
        case .quarterHour: 900
        case .hour: 3_600
        case .sixHours: 21_600
        case .day: 86_400
        case .week: 604_800
        case .month: 30 * 86_400
        case .all: nil
        }
    }

    /// About how many buckets a span has.
    package func buckets(from: Timestamp, to: Timestamp) -> Int64 {
        guard let seconds else { return 1 }
        return (to.seconds - from.seconds + seconds - 1) / seconds
    }
}
