package import Domain
package import Postgres

/// The runs that wait, and the one that is under way, as the process that runs them sees them.
///
/// One runs at a time in a whole deployment. Whoever runs it says so by `isAlive`; a run that nobody has spoken for goes
/// back into the queue, and after three beginnings it has failed.
package struct BacktestQueue: Sendable {
    /// Beginnings of one run.
    private static let mostAttempts = 3
    private static let keptDays: Int64 = 30

    private let pool: PostgresPool
    /// After so many seconds without a word a run is nobody's.
    private let patience: Int64
    private let now: Now

    package init(pool: PostgresPool, patience: Int64 = 30, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.patience = patience
        self.now = now
    }

    /// Takes the oldest run that waits, unless one is under way.
    package func take() async throws(StoreError) -> (id: String, request: String)? {
        let at = now()
        let silent = SQLTimestamp(at.advanced(bySeconds: -patience))
        let old = SQLTimestamp(at.advanced(bySeconds: -BacktestQueue.keptDays * 86_400))
        return try await pool.store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) -> (id: String, request: String)? in
                try BacktestQueries.lock(session)
                try session.execute("DELETE FROM backtest WHERE created_at < \(old) AND state IN ('done', 'failed')")
                try session.execute(
                    """
                    UPDATE backtest SET
                        state = CASE WHEN attempts >= \(Int16(BacktestQueue.mostAttempts)) THEN 'failed' ELSE 'queued' END,
                        fault = CASE WHEN attempts >= \(Int16(BacktestQueue.mostAttempts)) THEN 'interrupted' END,
                        finished_at = CASE WHEN attempts >= \(Int16(BacktestQueue.mostAttempts))
                            THEN \(SQLTimestamp(at)) END,
                        progress = 0
                    WHERE state = 'running' AND (alive_at IS NULL OR alive_at < \(silent))
                    """
                )
                return try session.first(
                    """
                    UPDATE backtest SET state = 'running', attempts = attempts + 1, alive_at = \(SQLTimestamp(at))
                    WHERE number = (SELECT min(number) FROM backtest WHERE state = 'queued')
                        AND NOT EXISTS (SELECT FROM backtest WHERE state = 'running')
                    RETURNING id, request::text
                    """
                ) { (row) throws(PostgresError) in (id: try row.decode(at: 0), request: try row.decode(at: 1)) }
            }
        }
    }

    /// Says that a run is under way, and how far it has come.
    package func isAlive(_ id: String, progress: Double) async throws(StoreError) {
        let at = SQLTimestamp(now())
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                UPDATE backtest SET alive_at = \(at), progress = \(progress)::float8
                WHERE id = \(id) AND state = 'running'
                """
            )
        }
    }

    /// Keeps what came of it.
    package func finish(_ id: String, result: String) async throws(StoreError) {
        let at = SQLTimestamp(now())
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                UPDATE backtest SET state = 'done', progress = 1, result = \(result)::text::json, finished_at = \(at)
                WHERE id = \(id) AND state = 'running'
                """
            )
        }
    }

    /// `fault` is a word, never what a database said.
    package func fail(_ id: String, fault: String) async throws(StoreError) {
        let at = SQLTimestamp(now())
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                UPDATE backtest SET state = 'failed', fault = \(fault), finished_at = \(at)
                WHERE id = \(id) AND state = 'running'
                """
            )
        }
    }

    /// Puts a run back that its process will not end; the beginning does not count.
    package func giveBack(_ id: String) async throws(StoreError) {
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                UPDATE backtest SET state = 'queued', progress = 0, attempts = attempts - 1
                WHERE id = \(id) AND state = 'running'
                """
            )
        }
    }
}
