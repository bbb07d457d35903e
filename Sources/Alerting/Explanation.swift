/// Everything needed to judge an alert, as it is stored and sent.
///
/// Instants are RFC 3339 text: this is a document for readers, not a value to compute with.
package struct Explanation: Sendable, Hashable, Codable {
    package var metric: String?
    package var unit: String?
    package var window: Window?
    package var observed: Double?
    package var expected: Double?
    package var band: Band?
    package var score: Score?
    package var baseline: Baseline?
    package var contributors: [Part]
    /// The policies that say so.
    package var rules: [Rule]?
    package var why: Why

    package init(
        metric: String? = nil,
        unit: String? = nil,
        window: Window? = nil,
        observed: Double? = nil,
        expected: Double? = nil,
        band: Band? = nil,
        score: Score? = nil,
        baseline: Baseline? = nil,
        contributors: [Part] = [],
        rules: [Rule]? = nil,
        why: Why
    ) {
        self.metric = metric
        self.unit = unit
        self.window = window
        self.observed = observed
        self.expected = expected
        self.band = band
        self.score = score
        self.baseline = baseline
        self.contributors = contributors
        self.rules = rules
        self.why = why
    }

    package struct Window: Sendable, Hashable, Codable {
        package var from: String
        package var to: String
        package var interval: String

        package init(from: String, to: String, interval: String) {
            self.from = from
            self.to = to
            self.interval = interval
        }
    }

    package struct Band: Sendable, Hashable, Codable {
        package var low: Double
        package var high: Double
        package var coverage: Double

        package init(low: Double, high: Double, coverage: Double) {
            self.low = low
            self.high = high
            self.coverage = coverage
        }
    }

    package struct Score: Sendable, Hashable, Codable {
        /// −log10 of the probability of an ordinary window like this one.
        package var value: Double
        package var scale: String
        /// Measured by a back-test; `nil` until one has run.
        package var falseAlarmPerYear: Double?

        package init(value: Double, scale: String, falseAlarmPerYear: Double?) {
            self.value = value
            self.scale = scale
            self.falseAlarmPerYear = falseAlarmPerYear
        }

        enum CodingKeys: String, CodingKey {
            case value, scale
            case falseAlarmPerYear = "false_alarm_per_year"
        }
    }

    package struct Baseline: Sendable, Hashable, Codable {
        package var method: String
        package var historyDays: Double
        package var warm: Bool

        package init(method: String, historyDays: Double, warm: Bool) {
            self.method = method
            self.historyDays = historyDays
            self.warm = warm
        }

        enum CodingKeys: String, CodingKey {
            case method, warm
            case historyDays = "history_days"
        }
    }

    package struct Part: Sendable, Hashable, Codable {
        package var dimension: String
        package var key: String
        package var shareOfExcess: Double
        package var observed: Double

        package init(dimension: String, key: String, shareOfExcess: Double, observed: Double) {
            self.dimension = dimension
            self.key = key
            self.shareOfExcess = shareOfExcess
            self.observed = observed
        }

        enum CodingKeys: String, CodingKey {
            case dimension, key, observed
            case shareOfExcess = "share_of_excess"
        }
    }

    /// A policy, in the words of whoever wrote it.
    package struct Rule: Sendable, Hashable, Codable {
        package var policy: String
        package var clause: String
        /// What it rests on.
        package var basis: String?

        package init(policy: String, clause: String, basis: String? = nil) {
            self.policy = policy
            self.clause = clause
            self.basis = basis
        }
    }

    /// Sentences, the most important first.
    package struct Why: Sendable, Hashable, Codable {
        package var fr: [String]
        package var en: [String]

        package init(fr: [String], en: [String]) {
            self.fr = fr
            self.en = en
        }
    }
}
