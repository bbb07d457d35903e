package import Domain

/// Column-wise: every `values` has one number for each element of `times`.
package struct Trend: Sendable {
    /// One metric of one key.
    package struct Measure: Sendable {
        /// `nil` where a mean has nothing to average, or where the fill says so.
        package var values: [Double?]
        /// Over all buckets; a mean's is the mean of everything, 0 where there is nothing.
        package var total: Double
        package var expected: [Double?]?
        package var low: [Double?]?
        package var high: [Double?]?
        package var comparison: Compared?

        package init(
            values: [Double?],
            total: Double,
            expected: [Double?]? = nil,
            low: [Double?]? = nil,
            high: [Double?]? = nil,
            comparison: Compared? = nil
        ) {
            self.values = values
            self.total = total
            self.expected = expected
            self.low = low
            self.high = high
            self.comparison = comparison
        }
    }

    /// The same buckets of another time.
    package struct Compared: Sendable {
        package var values: [Double?]
        package var total: Double
        /// Of the buckets that are over, on both sides: 0.1 is a tenth more; `nil` from nothing.
        package var change: Double?

        package init(values: [Double?], total: Double, change: Double?) {
            self.values = values
            self.total = total
            self.change = change
        }
    }

    package struct Series: Sendable {
        /// The key's stable words, one for each dimension; empty without any.
        package var keys: [String]
        /// What people call each.
        package var labels: [String]
        /// One for each metric, at least one.
        package var measures: [Measure]

        package init(keys: [String], labels: [String], measures: [Measure]) {
            self.keys = keys
            self.labels = labels
            self.measures = measures
        }

        /// A series of one metric.
        package init(
            key: String,
            label: String,
            values: [Double?],
            total: Double,
            expected: [Double?]? = nil,
            low: [Double?]? = nil,
            high: [Double?]? = nil
        ) {
            self.init(
                keys: [key],
                labels: [label],
                measures: [Measure(values: values, total: total, expected: expected, low: low, high: high)]
            )
        }
    }

    /// What a reader should know of the numbers.
    package enum Warning: Sendable, Hashable {
        /// Persons were counted under so many keys: who appears under two is counted twice.
        case subjectsOfSeveralKeys(Int)
        /// A band was asked for and nothing is expected of such a sum.
        case noBand
        /// Some buckets lie before anything that is kept.
        case beforeRetention
    }

    /// Bucket starts.
    package var times: [Timestamp]
    /// Where the last bucket ends.
    package var end: Timestamp
    /// Places in `times` of buckets that are not over.
    package var partial: [Int]
    package var series: [Series]
    /// The keys beyond `top`, added up.
    package var other: Series?
    package var otherKeys: Int
    /// The last commit that the numbers know of.
    package var asOf: Timestamp
    /// What was read, as `flow_day+flow_hour`.
    package var rollup: String
    package var warnings: [Warning]

    package init(
        times: [Timestamp],
        end: Timestamp? = nil,
        partial: [Int],
        series: [Series],
        other: Series?,
        otherKeys: Int,
        asOf: Timestamp,
        rollup: String,
        warnings: [Warning] = []
    ) {
        self.times = times
        self.end = end ?? times.last ?? asOf
        self.partial = partial
        self.series = series
        self.other = other
        self.otherKeys = otherKeys
        self.asOf = asOf
        self.rollup = rollup
        self.warnings = warnings
    }
}

/// The first metric, and the key as one: what a picture of one metric by one dimension needs.
extension Trend.Series {
    package var key: String {
        get { keys.joined(separator: " · ") }
        set { keys = [newValue] }
    }

    package var label: String {
        get { labels.joined(separator: " · ") }
        set { labels = [newValue] }
    }

    package var values: [Double?] {
        get { measures.first?.values ?? [] }
        set { measures[0].values = newValue }
    }

    package var total: Double { measures.first?.total ?? 0 }

    package var expected: [Double?]? {
        get { measures.first?.expected }
        set { measures[0].expected = newValue }
    }

    package var low: [Double?]? {
        get { measures.first?.low }
        set { measures[0].low = newValue }
    }

    package var high: [Double?]? {
        get { measures.first?.high }
        set { measures[0].high = newValue }
    }
}

package protocol TrendReader: Sendable {
    func trend(_ query: TrendQuery) async throws(StoreError) -> Trend
    func flows(from: Timestamp, to: Timestamp, filters: [Filter]) async throws(StoreError) -> FlowMap
}
