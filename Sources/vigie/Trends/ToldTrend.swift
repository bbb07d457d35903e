import Foundation

/// A trend as the API tells it; members that the terminal does not show are left out.
struct ToldTrend: Decodable {
    struct Meta: Decodable {
        var metric: [String]
        var by: [String]
        var interval: String
        var tz: String
        var from: String
        var to: String
        var partial: [Int]
        var unit: [String: String]
        var source: String
        var warnings: [String]
    }

    struct Comparison: Decodable {
        var total: Double
        var change: Double?
    }

    struct Measure: Decodable {
        var values: [Double?]
        var total: Double
        var high: [Double?]?
        var compare: Comparison?
    }

    /// A series, or what is left of the keys.
    struct Series: Decodable {
        var label: String?
        /// By dimension; `nil` for what is left of the keys.
        var key: [String: String]?
        /// How many keys it stands for.
        var keys: Int?
        /// By metric; the first alone where there is one.
        var measures: [Measure]

        private enum Member: String, CodingKey {
            case label, key, keys, metrics
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Member.self)
            label = try container.decodeIfPresent(String.self, forKey: .label)
            key = try container.decodeIfPresent([String: String].self, forKey: .key)
            keys = try container.decodeIfPresent(Int.self, forKey: .keys)
            named = try container.decodeIfPresent([String: Measure].self, forKey: .metrics) ?? [:]
            measures = [try Measure(from: decoder)]
        }

        /// In the order of the query.
        func measure(_ metric: String) -> Measure? { named.isEmpty ? measures.first : named[metric] }

        private var named: [String: Measure]
    }

    var meta: Meta
    var time: [String]
    var series: [Series]
    var other: Series?
}
