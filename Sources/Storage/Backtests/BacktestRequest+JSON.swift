import Domain
import FoundationEssentials
package import Query

/// A request as its row keeps it.
extension BacktestRequest {
    var json: String {
        JSONWriter.text { json in
            json.object { json in
                json.member("detector", scope.rawValue)
                json.name("change")
                json.object { json in
                    if let sensitivity { json.member("sensitivity", sensitivity) }
                    if let falseAlertsPerWeek { json.member("false_alerts_per_week", falseAlertsPerWeek) }
                }
                json.member("from", from.rfc3339)
                json.member("to", to.rfc3339)
                json.member("filter", filters.map(\.text))
            }
        }
    }

    private struct Row: Decodable {
        struct Change: Decodable {
            var sensitivity: String?
            var false_alerts_per_week: Double?
        }

        var detector: String
        var change: Change
        var from: String
        var to: String
        var filter: [String]
    }

    /// `nil` for what this build did not write.
    package init?(json: String) {
        guard let row = try? JSONDecoder().decode(Row.self, from: Data(json.utf8)),
            let scope = Scope(rawValue: row.detector),
            let from = Timestamp(rfc3339: row.from), let to = Timestamp(rfc3339: row.to)
        else { return nil }
        let filters = row.filter.compactMap { try? FilterParser.parse($0, fields: Filter.Field.allCases) }
        guard filters.count == row.filter.count else { return nil }
        self.init(
            scope: scope,
            sensitivity: row.change.sensitivity,
            falseAlertsPerWeek: row.change.false_alerts_per_week,
            from: from,
            to: to,
            filters: filters
        )
    }
}

extension Filter {
    /// As `FilterParser` reads it.
    fileprivate var text: String {
        (negated ? "-" : "") + field.rawValue + comparison.rawValue + values.joined(separator: ",")
    }
}
