package import Domain

/// How much, of what, over time: one metric, up to one dimension, in equal buckets.
///
/// Reads rollups only.
package struct TrendQuery: Sendable {
    package enum Metric: String, Sendable, CaseIterable {
        case events, bytes, records, errors
        /// Bytes weighted by sensitivity: Σ bytes · S/100.
        case sensitiveBytes = "sensitive_bytes"
        /// Mean score, 0 to 100.
        case sensitivity
    }

    package enum Dimension: String, Sendable, CaseIterable {
        case platform, system, source, jurisdiction
        case documentType = "doc_type"
        case category
    }

    package enum Interval: String, Sendable, CaseIterable {
        case minute = "1m"
        case fiveMinutes = "5m"
        case quarterHour = "15m"
        case hour = "1h"
        case sixHours = "6h"
        case day = "1d"
        case week = "1w"
        /// One number for each key.
        case all
    }

    package var metric: Metric
    package var dimension: Dimension?
    package var from: Timestamp
    package var to: Timestamp
    package var interval: Interval
    /// An IANA name that the database knows; days and weeks start at its midnights.
    package var timeZone: String
    package var filters: [Filter]
    package var top: Int
    /// Adds what detection expected, where it has an expectation (per platform, hourly).
    package var band: Bool

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
        self.metric = metric
        self.dimension = dimension
        self.from = from
        self.to = to
        self.interval = interval
        self.timeZone = timeZone
        self.filters = filters
        self.top = top
        self.band = band
    }
}

/// Column-wise: every `values` has one number for each element of `times`.
package struct Trend: Sendable {
    package struct Series: Sendable {
        /// The key's stable word; empty without a dimension.
        package var key: String
        package var label: String
        /// `nil` where a mean has nothing to average.
        package var values: [Double?]
        package var total: Double
        package var expected: [Double?]?
        package var low: [Double?]?
        package var high: [Double?]?

        package init(
            key: String,
            label: String,
            values: [Double?],
            total: Double,
            expected: [Double?]? = nil,
            low: [Double?]? = nil,
            high: [Double?]? = nil
        ) {
            self.key = key
            self.label = label
            self.values = values
            self.total = total
            self.expected = expected
            self.low = low
            self.high = high
        }
    }

    /// Bucket starts.
    package var times: [Timestamp]
    /// Places in `times` of buckets that are not over.
    package var partial: [Int]
    package var series: [Series]
    /// The keys beyond `top`, added up.
    package var other: Series?
    package var otherKeys: Int
    /// The last commit that the numbers know of.
    package var asOf: Timestamp
    /// The rollup that was read.
    package var rollup: String

    package init(
        times: [Timestamp],
        partial: [Int],
        series: [Series],
        other: Series?,
        otherKeys: Int,
        asOf: Timestamp,
        rollup: String
    ) {
        self.times = times
        self.partial = partial
        self.series = series
        self.other = other
        self.otherKeys = otherKeys
        self.asOf = asOf
        self.rollup = rollup
    }
}

/// Systems → platforms → jurisdictions, with what went along each way.
package struct FlowMap: Sendable {
    package struct Link: Sendable {
        package var system: String
        package var platform: String
        package var platformName: String
        package var jurisdiction: String
        package var bytes: Int64
        package var events: Int64
        /// The highest level seen.
        package var level: Level
        /// First seen within the window.
        package var new: Bool
        /// Alerts on it that are not resolved.
        package var alerts: Int

        package init(
            system: String,
            platform: String,
            platformName: String,
            jurisdiction: String,
            bytes: Int64,
            events: Int64,
            level: Level,
            new: Bool,
            alerts: Int
        ) {
            self.system = system
            self.platform = platform
            self.platformName = platformName
            self.jurisdiction = jurisdiction
            self.bytes = bytes
            self.events = events
            self.level = level
            self.new = new
            self.alerts = alerts
        }
    }

    package var links: [Link]
    package var asOf: Timestamp

    package init(links: [Link], asOf: Timestamp) {
        self.links = links
        self.asOf = asOf
    }
}

package protocol TrendReader: Sendable {
    func trend(_ query: TrendQuery) async throws(StoreError) -> Trend
    func flows(from: Timestamp, to: Timestamp, filters: [Filter]) async throws(StoreError) -> FlowMap
}
