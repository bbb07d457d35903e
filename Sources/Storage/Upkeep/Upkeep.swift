package import Domain
package import Logging
package import Postgres
import ServiceLifecycle

/// Makes partitions ahead of time, folds hours into days and drops what is past its retention, once at the start and
/// then every hour.
///
/// A pass that fails is reported and tried again at the next hour: seven days are ready ahead, and the writer makes a
/// missing day by itself.
package struct Upkeep: Service, CustomStringConvertible {
    private let pool: PostgresPool
    private let retention: Retention
    private let timeZone: String
    private let interval: Duration
    private let logger: Logger
    private let now: @Sendable () -> Timestamp

    package init(
        pool: PostgresPool,
        retention: Retention = Retention(),
        timeZone: String = "UTC",
        interval: Duration = .seconds(3_600),
        logger: Logger = Logger(label: "vigie.upkeep"),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.pool = pool
        self.retention = retention
        self.timeZone = timeZone
        self.interval = interval
        self.logger = logger
        self.now = now
    }

    package var description: String { "upkeep" }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(StoreError) {
                    let dropped = try await pass()
                    if !dropped.isEmpty {
                        logger.info("Partitions past their retention were dropped.", metadata: ["names": "\(dropped)"])
                    }
                } catch {
                    logger.warning("Upkeep failed; it is tried again.", metadata: ["error": "\(error)"])
                }
                do { try await Task.sleep(for: interval) } catch { return }
            }
        }
    }

    /// One pass: yesterday to a week ahead is made, days are folded, what is too old goes.
    ///
    /// Returns the partitions dropped.
    package func pass() async throws(StoreError) -> [String] {
        let instant = now()
        try await ensurePartitions(at: instant)
        _ = try await RollupFold(pool: pool, timeZone: timeZone, eventDays: retention.events).run(at: instant)
        var dropped: [String] = []
        for limit in try await RetentionPlan(pool: pool, retention: retention).limits(at: instant) {
            dropped += try await drop(limit.table, before: limit.day)
        }
        try await clearRows(at: instant)
        return dropped
    }

    private func ensurePartitions(at instant: Timestamp) async throws(StoreError) {
        try await pool.store { session throws(PostgresError) in
            try BatchTransaction.ensureDays(Array((instant.dayNumber - 1)...(instant.dayNumber + 7)), in: session)
        }
    }

    private func drop(_ table: String, before day: Int64) async throws(StoreError) -> [String] {
        try await pool.store { session throws(PostgresError) in
            try session.query(
                "SELECT vigie_drop_partitions(\(table), date '1970-01-01' + \(Int32(clamping: day)))"
            ) { row throws(PostgresError) in try row.decode(String.self, at: 0) }
        }
    }

    /// Old deliveries and messages, expectations, sketches of people and batch numbers.
    ///
    /// The newest batch stays: the next one is numbered after it.
    private func clearRows(at instant: Timestamp) async throws(StoreError) {
        let outbox = SQLTimestamp(instant.advanced(bySeconds: -Int64(retention.outbox) * 86_400))
        let hours = SQLTimestamp(instant.advanced(bySeconds: -Int64(retention.hours) * 86_400))
        // A day more than the events: a batch of the last kept day may have been committed just before midnight.
        let batches = SQLTimestamp(instant.advanced(bySeconds: -Int64(retention.events + 1) * 86_400))
        try await pool.store { session throws(PostgresError) in
            // Before the messages that they carry; what still waits stays.
            _ = try session.execute(
                "DELETE FROM delivery WHERE created_at < \(outbox) AND state IN ('delivered', 'failed')"
            )
            _ = try session.execute(
                """
                DELETE FROM outbox WHERE at < \(outbox) AND sequence <= (SELECT sequence FROM delivery_cursor)
                """
            )
            _ = try session.execute("DELETE FROM expectation_hour WHERE hour < \(hours)")
            _ = try session.execute("DELETE FROM flow_day_subject WHERE day < (\(hours) AT TIME ZONE 'UTC')::date")
        }
        // In pieces: after a long stop there may be millions.
        while try await clearBatches(before: batches) == Upkeep.batchesAtOnce {}
    }

    private static let batchesAtOnce = 50_000

    private func clearBatches(before instant: SQLTimestamp) async throws(StoreError) -> Int {
        try await pool.store { session throws(PostgresError) in
            try session.execute(
                """
                DELETE FROM ingest_batch WHERE id IN (
                    SELECT id FROM ingest_batch
                    WHERE committed_at < \(instant) AND id < (SELECT max(id) FROM ingest_batch)
                        AND id <= coalesce((SELECT batch_id FROM detector_checkpoint), 0)
                    LIMIT \(Int64(Upkeep.batchesAtOnce)))
                """
            )
        }
    }
}
