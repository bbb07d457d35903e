package import Domain
package import Postgres
package import Query

/// How many people went where, from the sketches of the days.
package struct SubjectQueries: SubjectReader {
    private let pool: PostgresPool

    package init(pool: PostgresPool) { self.pool = pool }

    package func people(
        platform slug: String,
        from: Timestamp,
        to: Timestamp
    ) async throws(StoreError) -> PeopleEstimate {
        let (first, last) = (from.dayNumber, Timestamp(microseconds: max(to.microseconds, 1) - 1).dayNumber)
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT s.kind, s.key_id, s.sketch
                FROM flow_day_subject s JOIN flow f ON f.id = s.flow_id JOIN platform p ON p.id = f.platform_id
                    JOIN platform t ON t.id = coalesce(p.merged_into, p.id)
                WHERE t.slug = \(slug) AND s.day BETWEEN date '1970-01-01' + \(Int32(clamping: first))
                    AND date '1970-01-01' + \(Int32(clamping: last))
                """
            ) { (row) throws(PostgresError) in
                (
                    try row.decode(Int16.self, at: 0), try row.decode(Int64.self, at: 1),
                    try row.decode([UInt8].self, at: 2)
                )
            }
        }
        var unions: [Int64: [Int16: HyperLogLog]] = [:]
        for (kind, key, bytes) in rows {
            guard let sketch = HyperLogLog(bytes: bytes) else { throw .unreadable("sketch of people on \(slug)") }
            unions[key, default: [:]][kind, default: HyperLogLog()].merge(sketch)
        }
        // A person may have a name, an address and an identifier: the most numerous kind counts.
        let people = unions.values.reduce(0) { $0 + ($1.values.map(\.distinct).max() ?? 0) }
        return PeopleEstimate(people: people, keys: unions.count)
    }
}
