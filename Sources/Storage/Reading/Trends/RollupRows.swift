import Domain
import Postgres

/// The rows of the pieces of a span as one list `r`: `flow_id`, `host_id`, `at` and what is asked for.
struct RollupRows: Sendable {
    let pieces: [RollupPieces.Piece]
    /// Columns of the rollups, each with a comma before it.
    let columns: SQL
    /// Rows of single categories.
    var isOfCategories = false

    /// Without a piece there is nothing, and the list is empty.
    var sql: SQL {
        guard let first = pieces.first else { return select(.hour, "FALSE") }
        return pieces.dropFirst().reduce(select(first)) { "\(sql: $0) UNION ALL \(sql: select($1))" }
    }

    /// The names of the tables that are read.
    var names: [String] {
        let suffix = isOfCategories ? "_category" : ""
        var names: [String] = []
        for name in pieces.map({ "flow_\($0.rollup.rawValue)\(suffix)" }) where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    private func select(_ piece: RollupPieces.Piece) -> SQL {
        let time = time(piece.rollup)
        return select(
            piece.rollup,
            "\(sql: time) >= \(SQLTimestamp(piece.from)) AND \(sql: time) < \(SQLTimestamp(piece.to))"
        )
    }

    private func select(_ rollup: RollupPieces.Rollup, _ condition: SQL) -> SQL {
        """
        SELECT flow_id, host_id, \(sql: time(rollup)) AS at\(sql: columns) FROM \(sql: table(rollup))
        WHERE \(sql: condition)
        """
    }

    private func time(_ rollup: RollupPieces.Rollup) -> SQL {
        switch rollup {
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day"
        }
    }

    private func table(_ rollup: RollupPieces.Rollup) -> SQL {
        switch (rollup, isOfCategories) {
        // Categories are not kept by the minute; `RollupPieces` never asks for them.
        case (.minute, _): "flow_minute"
        case (.hour, false): "flow_hour"
        case (.hour, true): "flow_hour_category"
        case (.day, false): "flow_day"
        case (.day, true): "flow_day_category"
        }
    }
}
