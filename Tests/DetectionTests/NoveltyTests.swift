import Domain
import Testing

@testable import Detection

@Suite("Novelty and sensitivity")
struct NoveltyTests {
    private let now = Timestamp(microseconds: Traffic.start * Timestamp.hour + 60_000_000)

    /// Folds one event made by `make` into the warmed engine.
    private func told(_ make: (inout Traffic) -> CommittedEvent) -> [Anomaly] {
        var (engine, traffic, _) = Traffic.warmed
        let event = make(&traffic)
        return engine.fold(traffic.batch([event], committedAt: now))
    }

    @Test("a platform never seen is told at its first event, with nothing else beside it")
    func platform() throws {
        let found = told { $0.event(FlowID(rawValue: 5), at: now, platform: PlatformID(rawValue: 99), host: 77) }
        let one = try #require(found.first)
        #expect(found.count == 1)
        #expect(one.kind == .noveltyPlatform)
        #expect(one.episode.dedupKey == "novelty.platform|platform:99")
        #expect(one.evidence.count == 1)
    }

    @Test("a new host in a new country is told as the country, in a known country as the host")
    func hostAndJurisdiction() {
        let abroad = told { $0.event(Traffic.busy, at: now, host: 50, jurisdiction: "CN") }
        #expect(abroad.map(\.kind) == [.noveltyJurisdiction])
        #expect(abroad.first?.subject.jurisdiction == Jurisdiction(rawValue: "CN"))
        let home = told { $0.event(Traffic.busy, at: now, host: 50) }
        #expect(home.map(\.kind) == [.noveltyHost])
        #expect(home.first?.subject.host == HostID(rawValue: 50))
    }

    @Test("a new document of a known source is told; of a source that is itself new it is not")
    func documentType() {
        #expect(told { $0.event(FlowID(rawValue: 4), at: now) }.map(\.kind) == [.noveltyDocumentType])
        #expect(told { $0.event(FlowID(rawValue: 5), at: now) }.isEmpty)
    }

    @Test("a new category is told by its level, once")
    func category() {
        var (engine, traffic, _) = Traffic.warmed
        let secret: CategorySet = [CategorySet(.commercialPrice), CategorySet(.securitySecret)]
        let first = traffic.event(Traffic.busy, at: now, categories: secret)
        let found = engine.fold(traffic.batch([first], committedAt: now))
        #expect(found.map(\.kind) == [.noveltyCategory])
        #expect(found.first?.severity == .critical)
        #expect(found.first?.subject.category == .securitySecret)
        let again = traffic.event(Traffic.busy, at: now, categories: secret)
        #expect(engine.fold(traffic.batch([again], committedAt: now)).isEmpty)
    }

    @Test("a category first seen on a flow of few events is no news")
    func fewEvents() {
        var traffic = Traffic(seed: 3)
        var engine = DetectionEngine(flow: Traffic.flow)
        var found: [Anomaly] = []
        for hour in (Traffic.start - 120)..<Traffic.start where hour % 12 == 0 {
            let at = Timestamp(microseconds: hour * Timestamp.hour)
            let event = traffic.event(Traffic.busy, at: at)
            found += engine.fold(traffic.batch([event], committedAt: at))
        }
        let event = traffic.event(Traffic.busy, at: now, categories: CategorySet(.financialBank))
        found += engine.fold(traffic.batch([event], committedAt: now))
        #expect(found.map(\.kind) == [.noveltyPlatform])
    }

    @Test("the same bytes, far more sensitive, are a spike of sensitivity and not of volume")
    func sensitivity() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for minute in Int64(1)...30 {
            let at = Timestamp(microseconds: Traffic.start * Timestamp.hour + minute * Timestamp.minute)
            let event = traffic.event(Traffic.busy, at: at, bytes: 1_000, level: .restricted, score: 95)
            found += engine.fold(traffic.batch([event], committedAt: at))
        }
        let spike = try #require(found.first)
        #expect(found.count == 1)
        #expect(spike.kind == .sensitivitySpike)
        #expect(spike.contributors.first?.key == "restricted")
    }
}
