import Detection
import Domain
import Postgres
import Query
import Replay
import Storage
import Synchronization
import Testing

@Suite("Back-tests over stored hours")
struct RollupBacktestTests {
    private let quebec = DetectionSettings(clock: .quebec)

    @Test("hours come in order over the ends of months, the hosts of a flow added up")
    func hours() async throws {
        try await BacktestDatabase.with { database in
            let hours = RollupHours(configuration: database.configuration)
            let from = Timestamp(rfc3339: "2026-02-28T20:00:00Z")!
            let rows = try await hours.fold(
                from: from,
                to: Timestamp(rfc3339: "2026-03-01T04:00:00Z")!,
                into: [BucketHour](),
                goesOn: { _ in true },
                { $0.append($1) }
            )
            let first = rows.filter { $0.flow.rawValue == 1 }
            #expect(
                first.map(\.hour)
                    == Array((from.microseconds / Timestamp.hour)..<(from.microseconds / Timestamp.hour + 8))
            )
            #expect(rows.map(\.hour) == rows.map(\.hour).sorted())
            #expect(first.allSatisfy { (24...36).contains($0.events) && $0.bytes == $0.events * 1_000 })
            #expect(first.allSatisfy { $0.sensitiveBytes == $0.events * 200 })
        }
    }

    @Test("a spike that is stored is found again, in its names; the weeks before are learned from and not counted")
    func spike() async throws {
        try await BacktestDatabase.with { database in
            let at = BacktestDatabase.start.advanced(bySeconds: BacktestDatabase.spike * 3_600)
            // Of three judged alerts one was right, one false, and one is of another kind.
            try await database.run(
                """
                INSERT INTO alert (id, number, kind, severity, confidence, state, state_since, resolution, dedup_key,
                    first_seen, last_seen, subject, summary_fr, summary_en, explanation, evidence, suggested_action)
                SELECT n, n, kind, 1, 0.9, 'resolved', now(), json_build_object('reason', reason), 'k' || n,
                    timestamptz '\(at.rfc3339)' + shift, timestamptz '\(at.rfc3339)' + shift,
                    '{"platform":"alibaba","source":"erp/orders","doc_type":"order"}', '', '', '{}', '{}', '{}'
                FROM (VALUES (1, 'volume.spike', 'fixed', interval '30 min'), (2, 'volume.drop', 'fixed', interval '0'),
                    (3, 'volume.spike', 'false_positive', interval '-20 days')) v (n, kind, reason, shift)
                """
            )
            let from = BacktestDatabase.start.advanced(bySeconds: 60 * 86_400)
            let names = try await BacktestNames.read(database.pool, from: from, to: BacktestDatabase.end)
            #expect(names.flows.count == 2)
            #expect(names.flows[FlowID(rawValue: 2)]?.platform == "alibaba")
            #expect(names.judged.count == 3)
            let backtest = RollupBacktest(
                hours: RollupHours(configuration: database.configuration),
                names: names,
                before: quebec,
                after: BacktestSetting.budget(0.001).applied(to: quebec)
            )
            let shares = Mutex<[Double]>([])
            let report = try await backtest.run(
                from: from,
                to: BacktestDatabase.end,
                goesOn: { share in
                    shares.withLock { $0.append(share) }
                    return true
                }
            )
            let found = try #require(report.before.alerts.first { $0.kind == "volume.spike" })
            #expect(found.platform == "alibaba" && found.source == "erp/orders" && found.documentType == "order")
            #expect(found.at == at.advanced(bySeconds: 3_600))
            #expect((found.observed ?? 0) > (found.high ?? .infinity))
            #expect(report.before.judged?.right == 1)
            #expect(report.before.judged?.false == 0)
            #expect(report.after.alerts.count <= report.before.alerts.count)
            #expect(report.series == 3)
            #expect(report.closes > 3 * 24 * 95)
            #expect(shares.withLock { $0 == $0.sorted() && !$0.isEmpty && $0.allSatisfy { 0...1 ~= $0 } })
        }
    }

    @Test("a run that is told to stop stops")
    func stops() async throws {
        try await BacktestDatabase.with { database in
            let names = try await BacktestNames.read(
                database.pool,
                from: BacktestDatabase.start,
                to: BacktestDatabase.end
            )
            let backtest = RollupBacktest(
                hours: RollupHours(configuration: database.configuration),
                names: names,
                before: quebec,
                after: quebec
            )
            await #expect(throws: CancellationError.self) {
                _ = try await backtest.run(
                    from: BacktestDatabase.start,
                    to: BacktestDatabase.end,
                    goesOn: { _ in false }
                )
            }
        }
    }
}
