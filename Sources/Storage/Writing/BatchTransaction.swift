import Domain
import Postgres

/// A batch as it is written: all that one transaction needs, and nothing that waits.
struct WriteBatch: Sendable {
    var id: BatchID
    /// A number that the writing process drew at its start: tells after a lost connection whose a batch is.
    var writer: Int64 = 0
    var committedAt: Timestamp
    var requests: [PreparedRequest]

    var rowCount: Int { requests.reduce(0) { $0 + $1.rowCount } }

    /// The days that the rows fall on, oldest first.
    var days: [Int64] {
        Set(requests.lazy.flatMap { $0.facts.lazy.map(\.event.occurredAt.dayNumber) }).sorted()
    }
}

/// Writes one batch on the writer's connection: rows, rollups and the batch's own row commit together.
struct BatchTransaction {
    struct Result: Sendable {
        /// Rows that the table had already.
        var duplicates: Set<EventKey> = []
        var wasStaged = false
        /// The sketches of people as the batch left them.
        var sketches: [SubjectDay: DaySketches] = [:]
    }

    let batch: WriteBatch
    /// The version of the rules that classified its events.
    var rules = Classification.rules
    /// The sketches of people that are at hand.
    var sketches = SubjectSketches()

    /// The fast way first.
    ///
    /// A key that the table has sends the batch through staging; a day without a partition gets one.
    func run(in session: PostgresSession) throws(PostgresError) -> Result {
        // Read outside the transaction: nobody else writes them.
        let people = try SubjectChanges(batch.requests, onto: sketches, in: session)
        var result: Result
        do throws(PostgresError) {
            result = try attempt(people.statement, in: session)
        } catch {
            guard error.isCheckViolation else { throw error }
            try BatchTransaction.ensureDays(batch.days, in: session)
            result = try attempt(people.statement, in: session)
        }
        result.sketches = people.days
        return result
    }

    private func attempt(_ people: SQL?, in session: PostgresSession) throws(PostgresError) -> Result {
        do throws(PostgresError) {
            try copyStraight(people, in: session)
            return Result()
        } catch {
            guard error.isUniqueViolation, error.constraint != "ingest_batch_pkey" else { throw error }
        }
        return try copyThroughStaging(people, in: session)
    }

    private func copyStraight(_ people: SQL?, in session: PostgresSession) throws(PostgresError) {
        try session.run(script: "BEGIN")
        do throws(PostgresError) {
            try session.copyIn("COPY outbound_event (\(EventRow.columns)) FROM STDIN (FORMAT binary)", chunks)
            var rollups = RollupDeltas.merged(batch.requests)
            try finish(&rollups, people, events: batch.rowCount, in: session)
        } catch {
            try? session.run(script: "ROLLBACK")
            throw error
        }
    }

    /// The slower way, which tells new rows from those that are there.
    private func copyThroughStaging(_ people: SQL?, in session: PostgresSession) throws(PostgresError) -> Result {
        try beginStaging(in: session)
        do throws(PostgresError) {
            try session.copyIn("COPY pg_temp.vigie_staging (\(EventRow.columns)) FROM STDIN (FORMAT binary)", chunks)
            let new = try session.query(
                """
                INSERT INTO outbound_event (\(raw: EventRow.columns)) SELECT \(raw: EventRow.columns) FROM pg_temp.vigie_staging
                ON CONFLICT DO NOTHING RETURNING event_key
                """
            ) { row throws(PostgresError) in EventKey(try row.decode(SQLUUID.self, at: 0)) }
            let keys = Set(new)
            var requests = batch.requests
            for index in requests.indices {
                let facts = requests[index].facts
                requests[index].keepRows(where: { keys.contains(facts[$0].event.key) }, otherwise: { _ in .duplicate })
            }
            var rollups = RollupDeltas.merged(requests)
            try finish(&rollups, people, events: new.count, in: session)
            let all = batch.requests.flatMap { $0.facts.map(\.event.key) }
            return Result(duplicates: Set(all).subtracting(keys), wasStaged: true)
        } catch {
            try? session.run(script: "ROLLBACK")
            throw error
        }
    }

    /// The table is the session's own and is empty again after each transaction.
    private func beginStaging(in session: PostgresSession) throws(PostgresError) {
        try session.run(
            script: """
                CREATE TEMPORARY TABLE IF NOT EXISTS vigie_staging (LIKE outbound_event) ON COMMIT DELETE ROWS
                """
        )
        try session.run(script: "BEGIN")
    }

    /// Rollups, what the catalogue should know, sketches, the batch's number and the commit, in one round trip.
    ///
    /// The number is also the fence: a second writer would take the same one, and one of them would fail.
    private func finish(
        _ rollups: inout RollupDeltas,
        _ people: SQL?,
        events: Int,
        in session: PostgresSession
    ) throws(PostgresError) {
        var statements = rollups.statements
        statements += SeenField.statements(batch.requests.flatMap(\.seenFields), at: batch.committedAt)
        if let people { statements.append(people) }
        if let late = rollups.lateStatement(at: batch.committedAt) { statements.append(late) }
        statements.append(
            """
            INSERT INTO ingest_batch (id, writer, committed_at, events, rules) VALUES (\(batch.id.rawValue),
                \(batch.writer), \(SQLTimestamp(batch.committedAt)), \(Int32(clamping: events)),
                \(rules))
            """
        )
        statements.append("COMMIT")
        try session.pipeline(statements)
    }

    private var chunks: [[UInt8]] {
        [CopyBinary.header] + batch.requests.map(\.bytes) + [CopyBinary.trailer]
    }

    static func ensureDays(_ days: [Int64], in session: PostgresSession) throws(PostgresError) {
        var rest = days[...]
        while let first = rest.popFirst() {
            var last = first
            while rest.first == last + 1 { last = rest.removeFirst() }
            _ = try session.query(
                """
                SELECT vigie_ensure_days(date '1970-01-01' + \(Int32(clamping: first)),
                    date '1970-01-01' + \(Int32(clamping: last)))::text
                """
            ) { _ throws(PostgresError) in }
        }
    }

    /// Which rows the table refuses for what is in them, found by halving; the places count over all requests.
    ///
    /// Nothing is kept: each try is rolled back.
    func refusedRows(in session: PostgresSession) throws(PostgresError) -> [Int] {
        var rows: [ArraySlice<UInt8>] = []
        for request in batch.requests {
            for (row, start) in request.starts.enumerated() {
                let end = row + 1 < request.starts.count ? request.starts[row + 1] : request.bytes.count
                rows.append(request.bytes[start..<end])
            }
        }
        var refused: [Int] = []
        var ranges = [rows.indices]
        while let range = ranges.popLast() {
            guard try isRefused(rows[range], in: session) else { continue }
            guard range.count > 1 else {
                refused.append(range.lowerBound)
                continue
            }
            let middle = range.lowerBound + range.count / 2
            ranges.append(middle..<range.upperBound)
            ranges.append(range.lowerBound..<middle)
        }
        return refused
    }

    private func isRefused(
        _ rows: ArraySlice<ArraySlice<UInt8>>,
        in session: PostgresSession
    ) throws(PostgresError) -> Bool {
        var bytes = CopyBinary.header
        for row in rows { bytes.append(contentsOf: row) }
        bytes.append(contentsOf: CopyBinary.trailer)
        // The staging table has the same columns and takes any day.
        try beginStaging(in: session)
        var isRefused = false
        do throws(PostgresError) {
            try session.copyIn("COPY pg_temp.vigie_staging (\(EventRow.columns)) FROM STDIN (FORMAT binary)", [bytes])
        } catch {
            guard error.isAboutData else { throw error }
            isRefused = true
        }
        try session.run(script: "ROLLBACK")
        return isRefused
    }
}

extension RollupDeltas {
    /// The counts of all of them; requests share one retention.
    static func merged(_ requests: [PreparedRequest]) -> RollupDeltas {
        guard var sum = requests.first?.rollups else { return RollupDeltas(minutesFrom: Timestamp(microseconds: 0)) }
        for request in requests.dropFirst() { sum.merge(request.rollups) }
        return sum
    }
}

extension PostgresError {
    /// The rows themselves are at fault, and would be again: a bad value, a broken constraint, a row too large.
    var isAboutData: Bool {
        guard let state = sqlState, !isUniqueViolation, state != "57014" else { return false }
        return ["22", "23", "54"].contains(state.prefix(2))
    }
}
