import Domain
package import Postgres
package import Query

/// Whether the database answers, is the one that this build was made for, and how far detection is behind.
package struct HealthQueries: HealthReader {
    private let pool: PostgresPool
    private let isAccepting: @Sendable () -> Bool
    private let now: Now

    private struct Answer: Sendable {
        let known: Int64
        let unknown: Int64
        let waitingSince: SQLTimestamp?
    }

    /// `isAccepting`: whether the service takes events; `false` once it was asked to stop.
    package init(
        pool: PostgresPool,
        isAccepting: @escaping @Sendable () -> Bool,
        now: @escaping Now = Timestamp.wallClock
    ) {
        self.pool = pool
        self.isAccepting = isAccepting
        self.now = now
    }

    /// Never fails: a database that does not answer within two seconds is a part of the answer.
    package func health() async -> Health {
        let names = Migrations.all.map(\.name)
        do throws(PostgresError) {
            let answer = try await pool.perform(deadline: .seconds(2)) { (session) throws(PostgresError) in
                try HealthQueries.ask(names, session)
            }
            let waiting = answer?.waitingSince.map { now().microseconds - Timestamp($0).microseconds } ?? 0
            return Health(
                databaseAnswers: true,
                schemaVersion: Int(answer?.known ?? 0),
                schemaIsCurrent: answer.map { Int($0.known) == names.count && $0.unknown == 0 } ?? false,
                detectionLag: Double(max(waiting, 0)) / 1_000_000,
                accepting: isAccepting()
            )
        } catch {
            // An empty database answers too: it only lacks the tables.
            let isThere = error.sqlState == "42P01"
            return Health(
                databaseAnswers: isThere,
                schemaVersion: 0,
                schemaIsCurrent: false,
                detectionLag: 0,
                accepting: isAccepting()
            )
        }
    }

    /// Detection waits since the commit of the first batch past its checkpoint.
    private static func ask(_ names: [String], _ session: PostgresSession) throws(PostgresError) -> Answer? {
        try session.first(
            """
            SELECT count(*) FILTER (WHERE name = ANY(\(names))), count(*) FILTER (WHERE name <> ALL(\(names))),
                (SELECT committed_at FROM ingest_batch
                    WHERE id > COALESCE((SELECT batch_id FROM detector_checkpoint), 0) ORDER BY id LIMIT 1)
            FROM vigie_migration
            """
        ) { (row) throws(PostgresError) in
            Answer(
                known: try row.decode(at: 0),
                unknown: try row.decode(at: 1),
                waitingSince: try row.decodeIfPresent(at: 2)
            )
        }
    }
}
