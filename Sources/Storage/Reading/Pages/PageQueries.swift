package import Alerting
package import Domain
package import Postgres
package import Query

/// What the pages ask beside what the API's own ports answer.
package struct PageQueries: PageReader {
    let pool: PostgresPool
    let now: Now

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    package func alertID(number: Int64) async throws(StoreError) -> AlertID {
        let id = try await pool.store { (session) throws(PostgresError) in
            try session.first("SELECT id FROM alert WHERE number = \(number)") { (row) throws(PostgresError) in
                try row.decode(Int64.self, at: 0)
            }
        }
        guard let id else { throw .notFound }
        return AlertID(raw: UInt64(bitPattern: id))
    }

    package func systems(since: Timestamp) async throws(StoreError) -> [SystemRecord] {
        try await pool.store { (session) throws(PostgresError) in try SystemRecord.read(since: since, session) }
    }

    package func sight(since: Timestamp) async throws(StoreError) -> Sightings {
        let now = now()
        return try await pool.store { (session) throws(PostgresError) in
            try Sightings.read(since: since, now: now, session)
        }
    }
}
