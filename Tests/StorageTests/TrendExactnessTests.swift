import Capture
import Domain
import Intake
import Payload
import Postgres
import Query
import Storage
import TestSupport
import Testing

@Suite("Trends are exact")
struct TrendExactnessTests {
    private let first = instant("2026-10-20T00:00:00Z")

    @Test(
        "property: 1,000 random queries equal a sum over raw events, clock changes, late and doubled events included",
        arguments: [UInt64(20_261_101)]
    )
    func equalsRawEvents(seed: UInt64) async throws {
        try await WritingDatabase.with { database in
            var made = RandomTrend(seed: seed)
            let now = database.now
            // Five days ago most of it came in, and the days until then were folded.
            let earlier = now.advanced(bySeconds: -5 * 86_400)
            var sent = try await send(&made, 500, database, from: first, at: earlier)
            _ = try await Upkeep(pool: database.pool, timeZone: "America/Toronto", now: { earlier }).pass()
            let folded = try await database.number("SELECT count(*) FROM rollup_day")
            #expect(folded >= 25)
            // Since then late ones, ones from before anything was folded, and some for the second time.
            sent += try await send(&made, 250, database, from: first.advanced(bySeconds: -4 * 86_400), at: now)
            try await send(again: sent, database, at: now)
            #expect(try await database.number("SELECT count(*) FROM rollup_late") > 0)

            let trends = TrendQueries(pool: database.pool, now: { now })
            var tables = try await compare(&made, 300, trends, database, seed)
            // The zone of the organization is changed while there is something to fold.
            _ = try await Upkeep(pool: database.pool, timeZone: "Asia/Kolkata", now: { now }).pass()
            let stale: SQL = "SELECT count(*) FROM rollup_late WHERE hour < (SELECT max(day_end) FROM rollup_day)"
            #expect(try await database.number(stale) == 0)
            tables.formUnion(try await compare(&made, 700, trends, database, seed))
            #expect(tables.contains("flow_day+flow_hour") && tables.contains("flow_minute"))
            #expect(tables.contains { $0.contains("flow_day_category") })
        }
    }

    /// Stores events of a span; those that were sent.
    private func send(
        _ made: inout RandomTrend,
        _ count: Int,
        _ database: WritingDatabase,
        from: Timestamp,
        at now: Timestamp
    ) async throws -> [ClassifiedEvent] {
        let events = (0..<count).map { _ in event(&made, database, from: from, to: now) }
        try await database.running(database.writer(at: now)) { writer in
            for start in stride(from: 0, to: events.count, by: 50) {
                let outcomes = try await writer.store(
                    Array(events[start..<min(start + 50, events.count)]),
                    under: WriteTerms()
                )
                #expect(outcomes.allSatisfy { $0.word == "accepted" })
            }
        }
        return events
    }

    private func send(again events: [ClassifiedEvent], _ database: WritingDatabase, at now: Timestamp) async throws {
        let some = events.enumerated().filter { $0.offset.isMultiple(of: 7) }.map(\.element)
        try await database.running(database.writer(at: now)) { writer in
            let outcomes = try await writer.store(some, under: WriteTerms())
            #expect(outcomes.allSatisfy { $0.word == "duplicate" })
        }
    }

    private func event(
        _ made: inout RandomTrend,
        _ database: WritingDatabase,
        from: Timestamp,
        to: Timestamp
    ) -> ClassifiedEvent {
        let id = String(made.random.next(), radix: 36)
        let target = made.one(of: RandomTrend.targets)
        let time = made.instant(from: from, to: to)
        let (source, type) = (made.one(of: RandomTrend.sources), made.one(of: RandomTrend.documentTypes))
        let (bytes, records) = (made.below(5_000_000), made.below(50))
        let status = made.below(4) == 0 ? 500 : 200
        var event = database.event(id) { event in
            event.time = time
            event.platform = target.platform
            event.host = target.host
            event.source = source
            event.documentType = type
            event.bytes = Int64(bytes)
            event.records = Int32(records)
            event.status = Int16(status)
            event.durationMilliseconds = status == 200 ? 40 : nil
        }
        event.classification.level = made.one(of: Level.allCases)
        event.classification.score = Float(made.below(101))
        let seen = RandomTrend.categories.filter { _ in made.below(2) == 0 }
        event.classification.categories = seen.reduce(into: CategorySet()) { $0.insert($1) }
        event.classification.findings = seen.map { category in
            Finding(
                path: database.paths.id(of: "/items/*/\(category.rawValue)"),
                category: category,
                detector: .path,
                confidence: 0.9,
                count: 2
            )
        }
        return event
    }

    /// Asks and compares; the names of the tables that were read.
    private func compare(
        _ made: inout RandomTrend,
        _ count: Int,
        _ trends: TrendQueries,
        _ database: WritingDatabase,
        _ seed: UInt64
    ) async throws -> Set<String> {
        var tables: Set<String> = []
        var answered = 0
        var refused = 0
        while answered < count {
            let query = made.query(from: first.advanced(bySeconds: -2 * 86_400), to: database.now)
            let trend: Trend
            do throws(StoreError) {
                trend = try await trends.trend(query)
            } catch {
                // Minutes are needed, of a time or of a metric that has none.
                let bucket = query.interval == .month ? 31 : query.interval == .week ? 7 : 1
                let kept = Int64(29 - bucket) * Timestamp.day
                let old = query.from.microseconds < database.now.microseconds - kept
                let isCut = query.needsCategory || query.needsLevel || old
                #expect(
                    isCut && ["kept.hours", "interval"].contains(error.name),
                    "seed \(seed): \(query.text) \(error)"
                )
                refused += 1
                continue
            }
            let raw = try await database.pool.perform { (session) throws(PostgresError) in
                try RawTrend(query: query).read(session)
            }
            let difference = TrendComparison(query, trend, raw).difference
            #expect(difference == nil, "seed \(seed), query \(answered): \(query.text)")
            if difference != nil { return tables }
            tables.insert(trend.rollup)
            answered += 1
        }
        #expect(refused < 2 * count)
        return tables
    }
}

extension TrendQuery {
    /// What is asked, for whoever reads why a test failed.
    fileprivate var text: String {
        let filters = filters.map { "\($0.negated ? "-" : "")\($0.field)\($0.comparison.rawValue)\($0.values)" }
        return "\(metrics) by \(dimensions) \(from)–\(to) \(interval) \(timeZone) \(filters) top \(top)"
    }
}

extension StoreError {
    fileprivate var name: String { if case .conflict(let name) = self { name } else { "\(self)" } }
}
