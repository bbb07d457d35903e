import Domain
import Postgres
import Query

/// Folds hours into days: first what late events made stale, then the days that are over by now.
///
/// It runs beside the writer and never in its transaction, so that ingest pays nothing. Each step is one transaction on
/// one snapshot, and `rollup_day` is its checkpoint: a step that fails is repeated, none is done twice. An event that is
/// committed while its day is folded has left a mark that this snapshot does not see and that stays for the next pass.
struct RollupFold: Sendable {
    let pool: PostgresPool
    /// The organization's zone, of whose midnights days are made from now on.
    let timeZone: String
    /// How long events are kept: what an hour that a midnight cuts is counted from.
    let eventDays: Int

    /// How long after its end a day is folded.
    static let delay = RollupDeltas.lateness + 2 * Timestamp.hour
    /// Days of one transaction.
    private static let daysAtOnce = 32
    /// More than any history has; a pass that does not come to an end would be a fault of ours.
    private static let mostSteps = 2_000

    /// What a pass did.
    struct Summary: Sendable, Hashable {
        var folded = 0
        var refolded = 0
        /// Up to where days are folded; `nil` where there is nothing to fold.
        var frontier: Timestamp?
    }

    func run(at now: Timestamp) async throws(StoreError) -> Summary {
        var summary = Summary()
        for _ in 0..<RollupFold.mostSteps {
            let step = try await pool.store { (session) throws(PostgresError) -> Summary in
                try session.transaction { (session) throws(PostgresError) in try self.step(session, at: now) }
            }
            summary.folded += step.folded
            summary.refolded += step.refolded
            summary.frontier = step.frontier
            if step.folded == 0, step.refolded == 0 { break }
        }
        return summary
    }

    private func step(_ session: PostgresSession, at now: Timestamp) throws(PostgresError) -> Summary {
        try session.run(script: "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        let isOurTurn = try session.first("SELECT pg_try_advisory_xact_lock(hashtext('vigie_rollup_fold'))") {
            (row) throws(PostgresError) in try row.decode(Bool.self, at: 0)
        }
        guard isOurTurn == true else { return Summary() }
        let folded = try session.first("SELECT min(day), max(day_end) FROM rollup_day") {
            (row) throws(PostgresError) in
            (
                try row.decodeIfPresent(SQLTimestamp.self, at: 0).map { Timestamp($0) },
                try row.decodeIfPresent(SQLTimestamp.self, at: 1).map { Timestamp($0) }
            )
        }
        guard case (let first?, let frontier?)? = folded else { return try begin(session, at: now) }
        let stale = try foldStale(session, first: first, frontier: frontier, at: now)
        if stale > 0 { return Summary(refolded: stale, frontier: frontier) }
        let edges = try edges(from: frontier, to: now.minus(RollupFold.delay), whole(at: now), session)
        return try fold(edges, session)
    }

    /// The first day of all: that of the first hour.
    private func begin(_ session: PostgresSession, at now: Timestamp) throws(PostgresError) -> Summary {
        let oldest = try session.first("SELECT min(hour) FROM flow_hour") { (row) throws(PostgresError) in
            try row.decodeIfPresent(SQLTimestamp.self, at: 0).map { Timestamp($0) }
        }
        guard let oldest = oldest ?? nil else { return Summary() }
        let edges = try edges(holding: oldest, to: now.minus(RollupFold.delay), whole(at: now), session)
        return try fold(edges, session)
    }

    /// Folds again what the oldest marks are about; how many days.
    private func foldStale(
        _ session: PostgresSession,
        first: Timestamp,
        frontier: Timestamp,
        at now: Timestamp
    ) throws(PostgresError) -> Int {
        let oldest = try session.first("SELECT min(hour) FROM rollup_late WHERE hour < \(SQLTimestamp(frontier))") {
            (row) throws(PostgresError) in try row.decodeIfPresent(SQLTimestamp.self, at: 0).map { Timestamp($0) }
        }
        guard let hour = oldest ?? nil else { return 0 }
        // History that was brought in later lies before everything: its days join up with the first.
        let edges =
            hour < first
            ? try edges(holding: hour, to: first, whole(at: now), session, closing: true)
            : try known(from: hour, session)
        guard edges.count > 1, let start = edges.first, let end = edges.last else { return 0 }
        try call(edges, session)
        // An hour that the last edge cuts also belongs to the next day; that is not folded yet, or its turn comes.
        try clear(from: start, before: end == frontier ? end : end.minus(Timestamp.hour - 1), session)
        return edges.count - 1
    }

    /// Removes the marks of hours that begin within a span.
    private func clear(
        from start: Timestamp,
        before end: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        _ = try session.execute(
            """
            DELETE FROM rollup_late WHERE hour >= \(SQLTimestamp(start.floored(to: Timestamp.hour)))
                AND hour < \(SQLTimestamp(end))
            """
        )
    }

    /// Until when edges must be whole hours: the events that a cut hour would be counted from are gone.
    private func whole(at now: Timestamp) -> Timestamp { now.minus(Int64(eventDays) * Timestamp.day) }

    /// The edges of folded days from the one that holds `hour`, some at once.
    private func known(from hour: Timestamp, _ session: PostgresSession) throws(PostgresError) -> [Timestamp] {
        let days = try session.query(
            """
            SELECT day, day_end FROM rollup_day WHERE day_end > \(SQLTimestamp(hour)) ORDER BY day
            LIMIT \(Int64(RollupFold.daysAtOnce))
            """
        ) { (row) throws(PostgresError) in
            (Timestamp(try row.decode(SQLTimestamp.self, at: 0)), Timestamp(try row.decode(SQLTimestamp.self, at: 1)))
        }
        guard let first = days.first else { return [] }
        return [first.0] + days.map(\.1)
    }

    private func fold(_ edges: [Timestamp], _ session: PostgresSession) throws(PostgresError) -> Summary {
        guard edges.count > 1, let start = edges.first, let end = edges.last else {
            return Summary(frontier: edges.first)
        }
        try call(edges, session)
        // Whatever came late to these hours is in.
        try clear(from: start, before: end, session)
        return Summary(folded: edges.count - 1, frontier: edges.last)
    }

    private func call(_ edges: [Timestamp], _ session: PostgresSession) throws(PostgresError) {
        _ = try session.query("SELECT vigie_fold_days(\(edges.map { SQLTimestamp($0) }))::text") {
            _ throws(PostgresError) in
        }
    }

    /// From a folded end to the midnights after it, as far as `limit`.
    ///
    /// After a change of zone the first span is shorter than a day, and the days after it are the new zone's.
    private func edges(
        from start: Timestamp,
        to limit: Timestamp,
        _ whole: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [Timestamp] {
        guard start < limit else { return [start] }
        let midnights = try midnights(around: start, to: limit, whole, session)
        return [start] + midnights.filter { $0 > start && $0 <= limit }.prefix(RollupFold.daysAtOnce)
    }

    /// From the midnight before an instant on; `closing` ends with `limit` itself.
    private func edges(
        holding instant: Timestamp,
        to limit: Timestamp,
        _ whole: Timestamp,
        _ session: PostgresSession,
        closing: Bool = false
    ) throws(PostgresError) -> [Timestamp] {
        guard instant < limit else { return [] }
        let midnights = try midnights(around: instant, to: limit, whole, session)
        let first = midnights.last { $0 <= instant } ?? instant
        let inner = midnights.filter { $0 > first && $0 < limit }
        guard closing else {
            let whole = midnights.contains(limit) ? inner + [limit] : inner
            return [first] + whole.prefix(RollupFold.daysAtOnce)
        }
        // Backwards without a gap: all at once, or the days nearest to what is folded first.
        return ([first] + inner + [limit]).suffix(RollupFold.daysAtOnce + 1)
    }

    private func midnights(
        around start: Timestamp,
        to limit: Timestamp,
        _ whole: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [Timestamp] {
        let query = TrendQuery(from: start, to: limit, interval: .day, timeZone: timeZone)
        return try TrendBuckets.read(query, session).edges
            .map { edge in
                // A span that is told by its instants may begin at any hour.
                edge < whole ? edge.floored(to: Timestamp.hour) : edge
            }
    }
}

extension Timestamp {
    func minus(_ length: Int64) -> Timestamp { Timestamp(microseconds: microseconds - length) }
}
