import Domain
import Postgres

extension RollupDeltas {
    /// The statements that add these counts, one for each table that gets any; rows in the order of the keys.
    var statements: [SQL] {
        [minuteStatement, hourStatement, categoryStatement].compactMap { $0 }
    }

    private var minuteStatement: SQL? {
        guard !minutes.isEmpty else { return nil }
        let rows = minutes.sorted { $0.key < $1.key }
        return """
            INSERT INTO flow_minute AS t (flow_id, host_id, minute, events, bytes, records, errors, sensitive_bytes,
                score_sum, max_level)
            SELECT * FROM unnest(\(sql: RollupDeltas.columns(rows.map(\.key), rows.map(\.counts))))
            ON CONFLICT (flow_id, minute, host_id) DO UPDATE SET \(sql: RollupDeltas.sums)
            """
    }

    private var hourStatement: SQL? {
        guard !hours.isEmpty else { return nil }
        let rows = hours.sorted { $0.key < $1.key }
        return """
            INSERT INTO flow_hour AS t (flow_id, host_id, hour, events, bytes, records, errors, sensitive_bytes,
                score_sum, max_level, timed, duration_ms, bytes_unknown, bytes_public, bytes_internal,
                bytes_confidential, bytes_restricted, bytes_critical)
            SELECT * FROM unnest(\(sql: RollupDeltas.columns(rows.map(\.key), rows.map(\.counts))),
                \(rows.map(\.timed)), \(rows.map(\.duration)),
                \(rows.map { $0.bytesByLevel[0] }), \(rows.map { $0.bytesByLevel[1] }),
                \(rows.map { $0.bytesByLevel[2] }), \(rows.map { $0.bytesByLevel[3] }),
                \(rows.map { $0.bytesByLevel[4] }), \(rows.map { $0.bytesByLevel[5] }))
            ON CONFLICT (flow_id, hour, host_id) DO UPDATE SET \(sql: RollupDeltas.sums),
                timed = t.timed + excluded.timed, duration_ms = t.duration_ms + excluded.duration_ms,
                bytes_unknown = t.bytes_unknown + excluded.bytes_unknown,
                bytes_public = t.bytes_public + excluded.bytes_public,
                bytes_internal = t.bytes_internal + excluded.bytes_internal,
                bytes_confidential = t.bytes_confidential + excluded.bytes_confidential,
                bytes_restricted = t.bytes_restricted + excluded.bytes_restricted,
                bytes_critical = t.bytes_critical + excluded.bytes_critical
            """
    }

    private var categoryStatement: SQL? {
        var keys: [Key] = []
        var categories: [Int16] = []
        var rows: [CategoryCounts] = []
        for hour in hours.sorted(by: { $0.key < $1.key }) {
            for (category, counts) in hour.categories.enumerated() where counts.events > 0 {
                keys.append(hour.key)
                categories.append(Int16(category))
                rows.append(counts)
            }
        }
        guard !rows.isEmpty else { return nil }
        return """
            INSERT INTO flow_hour_category AS t (flow_id, host_id, hour, category, events, leaves, bytes)
            SELECT * FROM unnest(\(keys.map(\.flow)), \(keys.map(\.host)), \(keys.map(\.instant)), \(categories),
                \(rows.map(\.events)), \(rows.map(\.leaves)), \(rows.map(\.bytes)))
            ON CONFLICT (flow_id, hour, host_id, category) DO UPDATE SET events = t.events + excluded.events,
                leaves = t.leaves + excluded.leaves, bytes = t.bytes + excluded.bytes
            """
    }

    private static func columns(_ keys: [Key], _ counts: [Counts]) -> SQL {
        """
        \(keys.map(\.flow)), \(keys.map(\.host)), \(keys.map(\.instant)), \(counts.map(\.events)),
        \(counts.map(\.bytes)), \(counts.map(\.records)), \(counts.map(\.errors)), \(counts.map(\.sensitiveBytes)),
        \(counts.map(\.scoreSum)), \(counts.map { Int16($0.maxLevel) })
        """
    }

    private static let sums: SQL = """
        events = t.events + excluded.events, bytes = t.bytes + excluded.bytes,
        records = t.records + excluded.records, errors = t.errors + excluded.errors,
        sensitive_bytes = t.sensitive_bytes + excluded.sensitive_bytes,
        score_sum = t.score_sum + excluded.score_sum, max_level = greatest(t.max_level, excluded.max_level)
        """
}

extension RollupDeltas.Key {
    fileprivate var instant: SQLTimestamp { SQLTimestamp(microsecondsSince1970: bucket) }
}
