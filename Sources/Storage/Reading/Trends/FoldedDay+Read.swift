import Domain
import Postgres

extension FoldedDay {
    /// The folded days that touch a span and hold no event that came later than they were folded.
    static func read(
        from: Timestamp,
        to: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [FoldedDay] {
        try session.query(
            """
            SELECT day, day_end FROM rollup_day
            WHERE day < \(SQLTimestamp(to)) AND day_end > \(SQLTimestamp(from)) AND NOT EXISTS (
                SELECT FROM rollup_late WHERE hour < day_end AND hour > day - interval '1 hour')
            ORDER BY day
            """
        ) { (row) throws(PostgresError) in
            FoldedDay(
                start: Timestamp(try row.decode(SQLTimestamp.self, at: 0)),
                end: Timestamp(try row.decode(SQLTimestamp.self, at: 1))
            )
        }
    }
}
