package import Domain
package import Postgres
package import Query

/// Back-tests as people ask for them and read them.
package struct BacktestQueries: BacktestStore {
    /// Runs that may wait; one more is refused.
    package static let mostWaiting = 8

    private let pool: PostgresPool
    private let now: Now
    /// Called when a run was put in the queue.
    private let wake: @Sendable () -> Void

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock, wake: @escaping @Sendable () -> Void) {
        self.pool = pool
        self.now = now
        self.wake = wake
    }

    package func create(_ request: BacktestRequest, by actor: String) async throws(StoreError) -> BacktestRecord {
        let at = now()
        var random = SystemRandomNumberGenerator()
        let id = "bt_" + Base32.encode([random.next()])
        let document = request.json
        let record = try await pool.decide { (session) throws(PostgresError) -> Result<BacktestRecord, StoreError> in
            try BacktestQueries.lock(session)
            let waiting = try session.first("SELECT count(*) FROM backtest WHERE state = 'queued'") {
                (row) throws(PostgresError) in try row.decode(Int64.self, at: 0)
            }
            guard (waiting ?? 0) < BacktestQueries.mostWaiting else { return .failure(.overloaded(retryAfter: 10)) }
            let record = try session.first(
                """
                INSERT INTO backtest AS b (id, state, created_at, created_by, request)
                VALUES (\(id), 'queued', \(SQLTimestamp(at)), \(actor), \(document)::text::json)
                RETURNING \(sql: BacktestRecord.columns)
                """,
                BacktestRecord.init
            )
            try AuditTrail.append("backtest.created", id, SQLJSON(text: document), at: at, by: actor, session)
            return record.map { .success($0) } ?? .failure(.failed("back-test not written"))
        }
        wake()
        return record
    }

    package func backtest(_ id: String) async throws(StoreError) -> BacktestRecord {
        guard !id.utf8.contains(0) else { throw .notFound }
        let record = try await pool.store { (session) throws(PostgresError) in
            try session.first(
                "SELECT \(sql: BacktestRecord.columns) FROM backtest b WHERE id = \(id)",
                BacktestRecord.init
            )
        }
        guard let record else { throw .notFound }
        return record
    }

    package func backtests(limit: Int, after: Cursor?) async throws(StoreError) -> Page<BacktestRecord> {
        var condition: SQL = "TRUE"
        if let after {
            guard after.words.count == 1, let number = Int64(exactly: after.words[0]) else { throw .refused("cursor") }
            condition = "number < \(number)"
        }
        let limit = max(limit, 1)
        let statement: SQL = """
            SELECT \(sql: BacktestRecord.columns) FROM backtest b WHERE \(sql: condition)
            ORDER BY number DESC LIMIT \(Int64(limit) + 1)
            """
        let records = try await pool.store { (session) throws(PostgresError) in
            try session.query(statement, BacktestRecord.init)
        }
        let shown = Array(records.prefix(limit))
        let next = records.count > limit ? shown.last.map { Cursor(words: [UInt64(bitPattern: $0.number)]) } : nil
        return Page(elements: shown, next: next)
    }

    /// Whoever counts runs and changes their states: one after the other.
    static func lock(_ session: PostgresSession) throws(PostgresError) {
        _ = try session.execute("SELECT pg_advisory_xact_lock(hashtext('vigie_backtest'))")
    }
}

extension BacktestRecord {
    /// What `init` reads, in its order, of `backtest b`.
    static let columns: SQL = """
        b.id, b.number, b.state, b.progress::float8, b.created_at, b.finished_at, b.created_by, b.fault,
        b.request::text, ARRAY(SELECT m.key FROM json_each(b.result) m), ARRAY(SELECT m.value::text FROM json_each(b.result) m)
        """

    init(_ row: borrowing PostgresRow) throws(PostgresError) {
        let names: [String] = try row.decode(at: 9)
        let values: [String] = try row.decode(at: 10)
        self.init(
            id: try row.decode(at: 0),
            number: try row.decode(at: 1),
            // A state of a later release is one that this one waits for.
            state: State(rawValue: try row.decode(at: 2)) ?? .running,
            progress: try row.decode(at: 3),
            createdAt: Timestamp(try row.decode(SQLTimestamp.self, at: 4)),
            finishedAt: try row.decodeIfPresent(SQLTimestamp.self, at: 5).map { Timestamp($0) },
            by: try row.decode(at: 6),
            fault: try row.decodeIfPresent(at: 7),
            request: try row.decode(at: 8),
            result: Array(zip(names, values)).map { (name: $0.0, json: $0.1) }
        )
    }
}
