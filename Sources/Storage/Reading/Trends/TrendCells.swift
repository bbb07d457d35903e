import Domain
import Postgres
import Query

/// Ranks the keys of a list `cell`, or takes those that another family ranked, and adds the rest up in the database, so
/// that an answer is never larger than what is shown.
struct TrendCells: Sendable {
    /// Which keys are shown.
    enum Keys: Sendable {
        case ranked
        case given([[String]])
    }

    let query: TrendQuery
    let metrics: [TrendQuery.Metric]
    let buckets: TrendBuckets
    let periods: Int
    let partial: [Int]

    private struct Row: Sendable {
        let place: Int64
        let keys: (String, String)
        let labels: (String, String)
        /// The place of the last key that this row holds.
        let lastPlace: Int64
        let period: Int
        let bucket: Int
        let part: Int32
        var amounts: [(amount: Double, weight: Double)]
    }

    /// `cells` is the statement's `WITH` list with `cell` in it.
    func read(
        _ cells: SQL,
        _ keys: Keys,
        _ session: PostgresSession
    ) throws(PostgresError) -> TrendGrid {
        let top = Int64(max(query.top, 1))
        let columns = metrics.indices.map { index -> SQL in
            let (amount, weight) = TrendCells.names(index)
            return "sum(\(sql: amount)), sum(\(sql: weight))"
        }
        let listed: SQL = metrics.indices.reduce("k1, k2, l1, l2, period, bucket, part") { sql, index in
            let (amount, weight) = TrendCells.names(index)
            return "\(sql: sql), \(sql: amount), \(sql: weight)"
        }
        let rows = try session.query(
            """
            WITH \(sql: cells), sized (\(sql: listed)) AS (SELECT * FROM cell), \(sql: places(keys))
            SELECT CASE WHEN place <= \(top) THEN place ELSE 0 END AS shown, min(k1), min(k2), min(l1), min(l2),
                max(COALESCE(place, 0)), period, bucket, part, \(sql: columns.joined(by: ", "))
            FROM sized LEFT JOIN place USING (k1, k2) GROUP BY shown, period, bucket, part
            ORDER BY shown, period, bucket
            """
        ) { (row) throws(PostgresError) in try self.row(row) }
        return grid(rows, top: Int(top), isRanked: { if case .ranked = keys { true } else { false } }())
    }

    private func row(_ row: borrowing PostgresRow) throws(PostgresError) -> Row {
        var found = Row(
            place: try row.decode(at: 0),
            keys: (try row.decode(at: 1), try row.decode(at: 2)),
            labels: (try row.decodeIfPresent(at: 3) ?? "", try row.decodeIfPresent(at: 4) ?? ""),
            lastPlace: try row.decode(at: 5),
            period: try row.decode(Int.self, at: 6),
            bucket: try row.decode(Int.self, at: 7) - 1,
            part: try row.decode(Int32.self, at: 8),
            amounts: []
        )
        for index in metrics.indices {
            found.amounts.append((try row.decode(at: 9 + 2 * index), try row.decode(at: 10 + 2 * index)))
        }
        return found
    }

    private func grid(_ rows: [Row], top: Int, isRanked: Bool) -> TrendGrid {
        var grid = TrendGrid(metrics, periods: periods, count: buckets.starts.count)
        for row in rows {
            func add(_ column: inout TrendGrid.Column) {
                guard column.lines.indices.contains(row.period) else { return }
                for (index, cell) in row.amounts.enumerated() {
                    let part = metrics[index] == .hhi ? row.part : 0
                    column.lines[row.period][index].add(cell.amount, weight: cell.weight, part: part, at: row.bucket)
                }
            }
            if row.place == 0 {
                grid.withOther(add)
                if isRanked { grid.otherKeys = max(grid.otherKeys, Int(row.lastPlace) - top) }
            } else {
                let (keys, labels) = TrendKey.words(row.keys, row.labels, query.dimensions)
                grid.withColumn(keys, labels, add)
            }
        }
        return grid
    }

    private func places(_ keys: Keys) -> SQL {
        switch keys {
        case .ranked:
            return """
                total AS (SELECT k1, k2, \(sql: total(0)) AS now, \(sql: total(1)) AS before FROM sized GROUP BY k1, k2),
                place AS (SELECT k1, k2, row_number() OVER (ORDER BY \(sql: order), k1, k2) AS place FROM total)
                """
        case .given(let keys):
            let columns = (0...1)
                .map { column in
                    keys.map { key in
                        guard key.indices.contains(column) else { return "" }
                        return TrendKey.stored(key[column], query.dimensions[column])
                    }
                }
            return """
                place AS (SELECT k1 COLLATE "C" AS k1, k2 COLLATE "C" AS k2, place
                    FROM unnest(\(columns[0]), \(columns[1])) WITH ORDINALITY AS given (k1, k2, place))
                """
        }
    }

    /// What a key has of the first metric in a period.
    private func total(_ period: Int32) -> SQL {
        // Growth is judged by what is over: half a day beside a whole one would look like a fall.
        let whole: SQL =
            query.order == .changeDescending ? " AND bucket - 1 <> ALL(\(partial.map { Int32($0) }))" : ""
        let condition: SQL = "FILTER (WHERE period = \(period)\(sql: whole))"
        guard metrics.first?.isMean == true, metrics.first != .hhi else { return "sum(a1) \(sql: condition)" }
        return "sum(a1) \(sql: condition) / NULLIF(sum(w1) \(sql: condition), 0)"
    }

    private var order: SQL {
        switch query.order {
        case .total: "now NULLS LAST"
        case .totalDescending: "now DESC NULLS LAST, before DESC NULLS LAST"
        case .name: "k1, k2"
        case .changeDescending:
            """
            CASE WHEN COALESCE(before, 0) > 0 THEN COALESCE(now, 0) / before - 1
                WHEN COALESCE(now, 0) > 0 THEN 'Infinity'::float8 ELSE 0 END DESC, now DESC NULLS LAST
            """
        }
    }

    private static func names(_ index: Int) -> (SQL, SQL) {
        switch index {
        case 0: ("a1", "w1")
        case 1: ("a2", "w2")
        case 2: ("a3", "w3")
        default: ("a4", "w4")
        }
    }
}
