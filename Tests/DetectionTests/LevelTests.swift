import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("Levels and campaigns")
struct LevelTests {
    @Test("half as much again, for days, is told as a drift within two of them and once only")
    func sustained() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 4 * 24) {
            found += traffic.play(hour: hour, share: [Traffic.busy: 1.5], into: &engine)
        }
        let drifts = found.of(.volumeDrift)
        let drift = try #require(drifts.first)
        #expect(drifts.count == 1)
        #expect(drift.subject.flow == Traffic.busy)
        #expect(drift.at < Timestamp(hourIndex: Traffic.start + 48))
        let seen = try #require(drift.measurement)
        #expect(seen.observed > seen.high)
    }

    @Test("six weeks of ordinary traffic bring one false alert at most", arguments: [UInt64(3), 4, 5])
    func steady(seed: UInt64) {
        var traffic = Traffic(seed: seed)
        var engine = DetectionEngine(flow: Traffic.flow)
        var found: [Anomaly] = []
        for hour in (Traffic.start - 45 * 24)..<Traffic.start { found += traffic.play(hour: hour, into: &engine) }
        #expect(found.of(.noveltyPlatform).count == 2)
        #expect(found.count <= 3)
    }

    @Test("an announced campaign is neither told nor learned")
    func campaign() throws {
        var (_, traffic, _) = Traffic.warmed
        var settings = DetectionSettings()
        settings.mutes = [
            Mute(
                platform: Traffic.platform,
                source: "erp/shop",
                documentType: "doc1",
                kinds: ["volume.*"],
                from: Timestamp(hourIndex: Traffic.start),
                to: Timestamp(hourIndex: Traffic.start + 48)
            )
        ]
        var snapshots = Traffic.warmed.engine
        for index in snapshots.series.indices { snapshots.series[index].changed = true }
        var engine = DetectionEngine(settings: settings, restoring: snapshots.takeSnapshots(), flow: Traffic.flow)
        let later = Timestamp(hourIndex: Traffic.start + 7 * 24)
        let before = engine.expectation(for: .flow(Traffic.busy), at: later, metric: .events)
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 48) {
            found += traffic.play(hour: hour, share: [Traffic.busy: 4], into: &engine)
        }
        #expect(found.isEmpty)
        for hour in (Traffic.start + 48)..<(Traffic.start + 80) { found += traffic.play(hour: hour, into: &engine) }
        let after = engine.expectation(for: .flow(Traffic.busy), at: later, metric: .events)
        #expect(try #require(after?.expected) < 1.2 * (try #require(before?.expected)))
        // Another document of the same source is not announced.
        found += traffic.play(hour: Traffic.start + 80, share: [Traffic.steady: 30], into: &engine)
        #expect(found.contains { $0.kind == .volumeSpike && $0.subject.flow == Traffic.steady })
    }

    @Test("a keener setting asks for less, a quieter one for more, and more series for more")
    func budget() {
        func needed(_ readiness: DetectionSettings.Readiness, series: Int) -> Double {
            Assessment(settings: DetectionSettings(readiness: readiness), series: series, dark: [])
                .needed(testsPerDay: 24)
        }
        #expect(needed(.keen, series: 50) < needed(.balanced, series: 50))
        #expect(needed(.balanced, series: 50) < needed(.quiet, series: 50))
        #expect(needed(.balanced, series: 50) < needed(.balanced, series: 5_000))
    }

    @Test("the parts of an expectation multiply to it")
    func factors() throws {
        var (engine, traffic, _) = Traffic.warmed
        let found = traffic.play(hour: Traffic.start, share: [Traffic.busy: 10], into: &engine).of(.volumeSpike)
        let seen = try #require(found.first { $0.subject.flow == Traffic.busy }?.measurement)
        let parts = try #require(seen.factors)
        let whole = engine.expectation(for: .flow(Traffic.busy), at: seen.from, metric: .events)
        let product = parts.level * parts.hour * parts.day * parts.calendar
        #expect(abs(product / (try #require(whole?.expected)) - 1) < 0.05)
        #expect(try #require(seen.count) > 0 && seen.returnDays > 365)
    }
}
