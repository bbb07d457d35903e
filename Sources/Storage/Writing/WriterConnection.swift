import Domain
import Logging
import Postgres

/// The writer's connection, once it holds the lock that makes it the only one.
struct WriterConnection {
    let connection: PostgresConnection
    /// The newest batch in the database.
    let lastBatch: BatchID
    /// The mark of the process that wrote it; see `WriteBatch.writer`.
    let lastWriter: Int64

    /// `Vigie` in the upper, the writer in the lower half; any other number would do.
    private static let lock: Int64 = 0x56_69_67_69_65 << 16 | 1

    /// Connects and asks for the lock once; `nil` when another writer has it.
    ///
    /// The lock lives as long as its session: whoever gets it knows that the last writer's transaction has ended.
    static func open(
        _ configuration: PostgresConfiguration,
        logger: Logger
    ) async throws(PostgresError) -> WriterConnection? {
        let connection = try await PostgresConnection.connect(configuration, logger: logger)
        let last = try await connection.perform(deadline: .seconds(5)) {
            session throws(PostgresError) -> (Int64, Int64)? in
            let isMine = try session.first("SELECT pg_try_advisory_lock(\(lock))") { row throws(PostgresError) in
                try row.decode(Bool.self, at: 0)
            }
            guard isMine == true else { return nil }
            let newest = try session.first(
                "SELECT id, writer FROM ingest_batch ORDER BY id DESC LIMIT 1"
            ) { row throws(PostgresError) in (try row.decode(Int64.self, at: 0), try row.decode(Int64.self, at: 1)) }
            return newest ?? (0, 0)
        }
        guard let last else {
            await connection.close()
            return nil
        }
        return WriterConnection(connection: connection, lastBatch: BatchID(rawValue: last.0), lastWriter: last.1)
    }

    /// The keys of the rows that a batch stored.
    func keys(of batch: BatchID) async throws(PostgresError) -> Set<EventKey> {
        try await connection.perform(deadline: .seconds(30)) { session throws(PostgresError) in
            Set(
                try session.query("SELECT event_key FROM outbound_event WHERE batch_id = \(batch.rawValue)") {
                    row throws(PostgresError) in EventKey(try row.decode(SQLUUID.self, at: 0))
                }
            )
        }
    }

    /// The keys of the newest rows, at most `count`, none older than two days: what a restart must remember.
    func recentKeys(_ count: Int, at now: Timestamp) async throws(PostgresError) -> RecentKeys {
        try await connection.perform(deadline: .seconds(30)) { session throws(PostgresError) in
            var keys = RecentKeys(capacity: count)
            // Walks the batches from the newest until they hold enough; each holds one event at least, mostly.
            let first = try session.first(
                """
                SELECT min(id) FROM (
                    SELECT id, sum(events) OVER (ORDER BY id DESC) AS sum
                    FROM (SELECT * FROM ingest_batch ORDER BY id DESC LIMIT \(Int64(count))) AS newest
                    WHERE committed_at > \(SQLTimestamp(now.advanced(bySeconds: -2 * 86_400)))
                ) AS batch WHERE sum <= \(Int64(count))
                """
            ) { row throws(PostgresError) in try row.decodeIfPresent(Int64.self, at: 0) }
            guard let first = first ?? nil else { return keys }
            let statement = """
                COPY (SELECT event_key FROM outbound_event WHERE batch_id >= \(first) ORDER BY batch_id)
                TO STDOUT (FORMAT binary)
                """
            try session.copyOut(statement) { chunk throws(PostgresError) in
                // A row of one uuid: its count of columns, its length, sixteen bytes. Header and trailer are shorter or longer.
                var start = 0
                if chunk.count == 41 { start = 19 }
                guard chunk.count - start == 22 else { return }
                keys.insert(EventKey(high: chunk.word(at: start + 6), low: chunk.word(at: start + 14)))
            }
            return keys
        }
    }
}

extension Span<UInt8> {
    fileprivate func word(at start: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<8 { word = word << 8 | UInt64(self[start + offset]) }
        return word
    }
}
