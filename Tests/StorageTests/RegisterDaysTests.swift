import Capture
import Domain
import Intake
import Payload
import Postgres
import Query
import TestSupport
import Testing

@testable import Storage

/// The register against a sum over raw events that shares nothing with the rollups.
@Suite("The register is exact, however old")
struct RegisterDaysTests {
    /// Hours before it are dropped, as retention does; Toronto's days go on.
    private let hoursFrom = instant("2026-10-21T12:34:56Z")
    private let first = instant("2026-09-10T00:00:00Z")

    /// One row as text: everything that can be counted.
    private struct Line: Hashable, Comparable {
        let key: String
        let counts: [Int64]
        let seen: [String]
        /// Systems, kinds of documents, hosts.
        let names: [String]

        static func < (left: Line, right: Line) -> Bool { left.key < right.key }
    }

    @Test(
        "property: rows equal a sum over raw events, from hours, from days and across both; a cut old day is taken whole",
        arguments: [UInt64(20_261_126)]
    )
    func equalsRawEvents(seed: UInt64) async throws {
        try await WritingDatabase.with { database in
            var made = RandomTrend(seed: seed)
            let now = database.now
            try await send(&made, 700, database)
            _ = try await Upkeep(pool: database.pool, timeZone: "America/Toronto", now: { now }).pass()
            // What retention leaves after two years, sooner.
            try await database.runAsOwner(
                """
                DELETE FROM flow_hour WHERE hour < '\(hoursFrom.rfc3339)';
                DELETE FROM flow_hour_category WHERE hour < '\(hoursFrom.rfc3339)';
                """
            )
            let reports = ReportQueries(pool: database.pool, retention: Retention(hours: 30), now: { now })
            var widened = 0
            for round in 0..<60 {
                let start = made.instant(from: first.advanced(bySeconds: -3 * 86_400), to: now)
                let end = made.instant(from: start.advanced(bySeconds: 1), to: now.advanced(bySeconds: 86_400))
                let request = ReportRequest(
                    kind: .crossBorder,
                    from: start,
                    to: end,
                    timeZone: "America/Toronto",
                    showsSmallCounts: true
                )
                let report = try await reports.report(request)
                guard case .crossBorder(let register) = report.body else { return }
                #expect(report.request.from <= start && report.request.to >= end, "nothing is left out")
                if report.request.from != start || report.request.to != end { widened += 1 }
                let expected = try await raw(report.request, database)
                let found = register.rows.map(line).sorted()
                #expect(found == expected, "seed \(seed), round \(round): \(start)–\(end)")
                if found != expected { return }
            }
            #expect(widened > 10, "windows were to begin within old days")
        }
    }

    @Test("old days without anything are a gap, those with something are none; recent gaps are told to the hour")
    func gaps() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            let times = [
                "2026-09-10T15:20:00Z", "2026-09-11T15:20:00Z", "2026-09-14T15:20:00Z", "2026-11-18T04:10:00Z",
                "2026-11-18T15:10:00Z",
            ]
            try await store(times.enumerated().map { event("\($0)", instant($1), database) }, database)
            _ = try await Upkeep(pool: database.pool, timeZone: "America/Toronto", now: { now }).pass()
            try await database.runAsOwner("DELETE FROM flow_hour WHERE hour < '\(hoursFrom.rfc3339)'")
            let request = ReportRequest(
                kind: .quality,
                from: instant("2026-09-10T04:00:00Z"),
                to: instant("2026-11-19T00:00:00Z"),
                timeZone: "America/Toronto",
                showsSmallCounts: false
            )
            let report = try await ReportQueries(pool: database.pool, retention: Retention(hours: 30), now: { now })
                .report(request)
            let told = report.gaps.map { "\($0.from.rfc3339.prefix(13)) \($0.to.rfc3339.prefix(13))" }
            #expect(
                told == [
                    "2026-09-12T04 2026-09-14T04", "2026-09-15T04 2026-11-18T04", "2026-11-18T05 2026-11-18T15",
                    "2026-11-18T16 2026-11-19T00",
                ]
            )
            guard case .quality(let lines) = report.body else { return }
            #expect(lines.reduce(0) { $0 + $1.events } == 5, "days count in the other report too")
        }
    }

    @Test("values of a category survive the folding, also where a midnight cuts an hour")
    func leaves() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            let times = (0..<200).map { first.advanced(bySeconds: Int64($0) * 17_000) }
            try await store(times.enumerated().map { event("\($0)", $1, database) }, database)
            let counted: SQL = "SELECT sum(leaves)::bigint FROM flow_hour_category"
            let hours = try await database.number(counted)
            // Newfoundland is off by half an hour.
            _ = try await Upkeep(pool: database.pool, timeZone: "America/St_Johns", now: { now }).pass()
            #expect(try await database.number("SELECT count(*) FROM rollup_day") > 30)
            let days = try await database.number("SELECT sum(leaves)::bigint FROM flow_day_category")
            #expect(days == hours && hours == 400)

            // Neither does a platform's page trip over the half hour.
            let from = now.floored(to: Timestamp.hour).advanced(bySeconds: -28 * 86_400)
            let sheets = PlatformSheetQueries(pool: database.pool, now: { now })
            let platforms = PlatformQueries(pool: database.pool, now: { now })
            for one in try await platforms.platforms(seenOnly: true, limit: 20, after: nil) {
                let sheet = try await sheets.sheet(one.slug, from: from, to: now, timeZone: "America/St_Johns")
                #expect(sheet.events == one.events && sheet.categories.isEmpty == (one.events == 0))
            }
        }
    }

    // MARK: Events

    private func send(_ made: inout RandomTrend, _ count: Int, _ database: WritingDatabase) async throws {
        var events: [ClassifiedEvent] = []
        for _ in 0..<count {
            let target = made.one(of: RandomTrend.targets)
            let id = String(made.random.next(), radix: 36)
            let time = made.instant(from: first, to: database.now)
            let bytes = made.below(5_000_000)
            let source = made.one(of: RandomTrend.sources)
            var one = event(id, time, database, target, source: source, bytes: Int64(bytes))
            let seen = RandomTrend.categories.filter { _ in made.below(2) == 0 }
            one.classification.categories = seen.reduce(into: CategorySet()) { $0.insert($1) }
            one.classification.findings = seen.map { finding($0, database) }
            events.append(one)
        }
        try await store(events, database)
    }

    private func store(_ events: [ClassifiedEvent], _ database: WritingDatabase) async throws {
        try await database.running(database.writer()) { writer in
            for start in stride(from: 0, to: events.count, by: 50) {
                let part = Array(events[start..<min(start + 50, events.count)])
                let outcomes = try await writer.store(part, under: WriteTerms())
                #expect(outcomes.allSatisfy { $0.word == "accepted" })
            }
        }
    }

    private func event(
        _ id: String,
        _ time: Timestamp,
        _ database: WritingDatabase,
        _ target: (platform: String, host: String?)? = nil,
        source: String? = nil,
        bytes: Int64 = 1_000
    ) -> ClassifiedEvent {
        var event = database.event(id) { event in
            event.time = time
            event.bytes = bytes
            if let target {
                event.platform = target.platform
                event.host = target.host
            }
            if let source { event.source = source }
        }
        event.classification.findings = [finding(.commercialPrice, database)]
        return event
    }

    private func finding(_ category: Category, _ database: WritingDatabase) -> Finding {
        Finding(
            path: database.paths.id(of: "/items/*/\(category.rawValue)"),
            category: category,
            detector: .path,
            confidence: 0.9,
            count: 2
        )
    }

    // MARK: Both sides

    private func line(_ row: TransferRow) -> Line {
        Line(
            key: "\(row.platform) \(row.jurisdiction) \(row.category.rawValue)",
            counts: [row.events, row.bytes, row.records],
            seen: [row.firstSeen, row.lastSeen].map { String($0.rfc3339.prefix(13)) },
            names: [row.systems, row.documentTypes, row.hosts].map { $0.joined(separator: " ") }
        )
    }

    /// Hours are told where they are kept, and the day in Toronto where they are gone.
    private func raw(_ request: ReportRequest, _ database: WritingDatabase) async throws -> [Line] {
        let (from, to) = (
            SQLTimestamp(request.from.floored(to: Timestamp.hour)), SQLTimestamp(min(request.to, database.now))
        )
        let kept = SQLTimestamp(hoursFrom)
        return try await database.pool
            .perform { (session) throws(PostgresError) in
                try session.query(
                    """
                    WITH e AS (
                        SELECT o.*, date_trunc('hour', occurred_at, 'UTC') AS hour, c AS category FROM outbound_event o,
                            generate_series(0, 36) AS c
                        WHERE (o.categories >> c) & 1 = 1
                    ), told AS (
                        SELECT e.*, CASE WHEN date_trunc('day', occurred_at, 'America/Toronto') >= \(kept) THEN hour
                            ELSE date_trunc('day', occurred_at, 'America/Toronto') END AS seen FROM e
                    )
                    SELECT t.slug || ' ' || COALESCE(h.jurisdiction, t.jurisdiction) || ' ' || category, count(*),
                        sum(bytes)::bigint, min(seen), max(seen),
                        string_agg(DISTINCT s.name, ' ' ORDER BY s.name),
                        string_agg(DISTINCT f.doc_type, ' ' ORDER BY f.doc_type),
                        COALESCE(string_agg(DISTINCT h.name, ' ' ORDER BY h.name), '')
                    FROM told JOIN flow f ON f.id = flow_id JOIN system s ON s.id = f.system_id JOIN platform t ON t.id = f.platform_id
                        LEFT JOIN host h ON h.id = host_id
                    WHERE hour >= \(from) AND hour < \(to) GROUP BY 1
                    """
                ) { (row) throws(PostgresError) in
                    let events = try row.decode(Int64.self, at: 1)
                    let seen = [
                        Timestamp(try row.decode(SQLTimestamp.self, at: 3)),
                        Timestamp(try row.decode(SQLTimestamp.self, at: 4)),
                    ]
                    return Line(
                        key: try row.decode(at: 0),
                        counts: [events, try row.decode(at: 2), events * 2],
                        seen: seen.map { String($0.rfc3339.prefix(13)) },
                        names: [try row.decode(at: 5), try row.decode(at: 6), try row.decode(at: 7)]
                    )
                }
            }
            .sorted()
    }
}
