import Alerting
package import Domain
package import Logging
package import Postgres
import ServiceLifecycle

/// Does what is due by itself: wakes snoozes that are over, brings accepted risks back, begins and ends mutes, tells of
/// agreements whose day has passed.
///
/// Each is one move of the state machine under the row's lock, so several processes may do it at once. A pass that fails
/// is reported and tried again at the next.
package struct AlertUpkeep: Service, CustomStringConvertible {
    private let pool: PostgresPool
    private let interval: Duration
    private let logger: Logger
    private let now: @Sendable () -> Timestamp

    package init(
        pool: PostgresPool,
        interval: Duration = .seconds(5),
        logger: Logger = Logger(label: "vigie.alerts"),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.pool = pool
        self.interval = interval
        self.logger = logger
        self.now = now
    }

    package var description: String { "alert upkeep" }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(StoreError) {
                    _ = try await pass()
                } catch {
                    logger.warning(
                        "What is due of the alerts was not done; it is tried again.",
                        metadata: ["error": "\(error)"]
                    )
                }
                do { try await Task.sleep(for: interval) } catch { return }
            }
        }
    }

    /// One pass; returns how many alerts were moved or begun.
    package func pass() async throws(StoreError) -> Int {
        var moved = try await MuteMarks.turn(pool, at: now())
        while true {
            let (found, done) = try await part(at: now())
            moved += done
            if found < AlertUpkeep.atOnce { break }
        }
        let agreements = ExpiredAgreements(pool: pool)
        moved += try await agreements.end(at: now())
        return moved + (try await agreements.tell(at: now()))
    }

    private static let atOnce = 50

    /// The alerts that are due first, at most fifty: who records new sights waits for as long as one transaction lasts.
    private func part(at instant: Timestamp) async throws(StoreError) -> (found: Int, done: Int) {
        let due = SQLTimestamp(instant)
        return try await pool.store { session throws(PostgresError) in
            // Mostly nothing is due, and then nobody has to wait.
            let isAny = try session.first("SELECT EXISTS (SELECT FROM alert WHERE due_at <= \(due))") {
                row throws(PostgresError) in try row.decode(Bool.self, at: 0)
            }
            guard isAny == true else { return (0, 0) }
            return try session.transaction { session throws(PostgresError) in
                try Outbox.lock(session)
                let rows = try session.query(
                    """
                    SELECT \(sql: AlertRow.columns) FROM alert a WHERE a.due_at <= \(due)
                    ORDER BY a.due_at, a.id LIMIT \(Int64(AlertUpkeep.atOnce)) FOR UPDATE
                    """,
                    AlertRow.init
                )
                var done = 0
                for row in rows {
                    if try move(row, at: instant, session) {
                        done += 1
                    } else {
                        // Cannot be moved, today or ever: another alert about the same thing is open, or a newer build
                        // wrote it.
                        try session.execute("UPDATE alert SET due_at = NULL WHERE id = \(row.rowID)")
                    }
                }
                return (rows.count, done)
            }
        }
    }

    private func move(_ row: AlertRow, at instant: Timestamp, _ session: PostgresSession) throws(PostgresError) -> Bool
    {
        guard let decision = try? AlertDecision.make(on: row, .pass, at: instant).get() else { return false }
        return try decision.write(session) == nil
    }
}
