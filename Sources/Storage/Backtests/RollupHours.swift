package import Detection
package import Domain
import Foundation
package import Logging
package import Postgres

/// The hours that are stored, one after the other, as a replay takes them.
///
/// Reads through a connection of its own and in pieces, so that neither memory grows with history nor anybody waits for
/// a place in the pool. Its thread is one of low priority: what is written and detected meanwhile goes first.
package struct RollupHours: Sendable {
    /// Rows fetched at a time.
    private static let piece = 4_096

    private let configuration: PostgresConfiguration
    private let logger: Logger

    package init(configuration: PostgresConfiguration, logger: Logger = Logger(label: "vigie.backtest")) {
        self.configuration = configuration
        self.logger = logger
    }

    /// Folds the hours of `[from, to)` into a value, in the order of the hours.
    ///
    /// `goesOn` is asked after each piece, with the share of the time that is read; with `false` the rest is left.
    package func fold<Value: Sendable>(
        from: Timestamp,
        to: Timestamp,
        into initial: Value,
        goesOn: @escaping @Sendable (_ share: Double) -> Bool,
        _ take: @escaping @Sendable (inout Value, BucketHour) -> Void
    ) async throws(StoreError) -> Value {
        do throws(PostgresError) {
            let connection = try await PostgresConnection.connect(configuration, logger: logger)
            let value: Value
            do throws(PostgresError) {
                value = try await connection.perform { (session) throws(PostgresError) in
                    // On Linux this is the priority of the one thread.
                    _ = setpriority(__priority_which_t(0), 0, 10)
                    return try RollupHours.fold(session, from: from, to: to, into: initial, goesOn: goesOn, take)
                }
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
            return value
        } catch {
            throw StoreError(error)
        }
    }

    /// A month at a time, as they are partitioned: what sorts is small, and no snapshot is held for long.
    private static func fold<Value>(
        _ session: PostgresSession,
        from: Timestamp,
        to: Timestamp,
        into initial: Value,
        goesOn: (Double) -> Bool,
        _ take: (inout Value, BucketHour) -> Void
    ) throws(PostgresError) -> Value {
        var value = initial
        var start = from
        while start < to {
            let end = min(start.firstOfNextMonth, to)
            let isOver = try session.transaction { (session) throws(PostgresError) -> Bool in
                try session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                try session.execute(
                    """
                    DECLARE hours NO SCROLL CURSOR FOR
                    SELECT flow_id, hour, sum(events)::bigint, sum(bytes)::bigint, sum(sensitive_bytes)::float8,
                        sum(errors)::bigint
                    FROM flow_hour WHERE hour >= \(SQLTimestamp(start)) AND hour < \(SQLTimestamp(end))
                    GROUP BY hour, flow_id ORDER BY hour, flow_id
                    """
                )
                while true {
                    let rows = try session.query("FETCH \(sql: SQL(stringLiteral: "\(piece)")) FROM hours", row)
                    for row in rows { take(&value, row) }
                    guard let last = rows.last else { return false }
                    let read = Double(last.hour * Timestamp.hour - from.microseconds)
                    if !goesOn(read / Double(to.microseconds - from.microseconds)) { return true }
                }
            }
            if isOver { break }
            start = end
        }
        return value
    }

    private static func row(_ row: borrowing PostgresRow) throws(PostgresError) -> BucketHour {
        let sensitive: Double = try row.decode(at: 4)
        let at = Timestamp(try row.decode(SQLTimestamp.self, at: 1))
        return BucketHour(
            flow: FlowID(rawValue: try row.decode(at: 0)),
            hour: at.floored(to: Timestamp.hour).microseconds / Timestamp.hour,
            events: try row.decode(at: 2),
            bytes: try row.decode(at: 3),
            sensitiveBytes: Int64(exactly: max(0, min(sensitive, 1e15)).rounded()) ?? 0,
            errors: try row.decode(at: 5)
        )
    }
}

extension Timestamp {
    /// The first instant of the next month, UTC.
    fileprivate var firstOfNextMonth: Timestamp {
        // `rfc3339` begins with year and month.
        let text = rfc3339
        let year = Int(text.prefix(4)) ?? 1970
        let month = Int(text.dropFirst(5).prefix(2)) ?? 1
        let day = Timestamp.daysSince1970(
            year: month == 12 ? year + 1 : year,
            month: month == 12 ? 1 : month + 1,
            day: 1
        )
        return Timestamp(seconds: day * 86_400)
    }
}
