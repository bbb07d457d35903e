import Domain
import Testing

@testable import Detection

@Suite("What people say of what was found")
struct FeedbackTests {
    private let volume: Set<Anomaly.Kind> = [.volumeSpike, .volumeDrift, .volumeDrop]

    private func word(
        _ reason: Feedback.Reason,
        _ anomaly: Anomaly,
        at: Timestamp
    ) throws -> Feedback {
        let seen = try #require(anomaly.measurement)
        return Feedback(
            reason: reason,
            dedupKey: anomaly.episode.dedupKey,
            from: seen.from,
            to: seen.to,
            strength: Anomaly.strength(anomaly.kind, observed: seen.observed, expected: seen.expected),
            at: at
        )
    }

    private func instant(_ hour: Int64) -> Timestamp { Timestamp(hourIndex: hour) }

    @Test("a change that is meant is the expectation at once: nothing more is told of it, and its end is")
    func intendedChange() throws {
        var (engine, traffic, _) = Traffic.warmed
        let start = Traffic.start
        var found: [Anomaly] = []
        for hour in start..<(start + 4) { found += traffic.play(hour: hour, share: [Traffic.busy: 6], into: &engine) }
        let spike = try #require(found.of(.volumeSpike).first { $0.subject.flow == Traffic.busy })
        let before = try #require(
            engine.expectation(for: .flow(Traffic.busy), at: instant(start + 1), metric: .events)
        )
        engine.learn(try word(.intendedChange, spike, at: instant(start + 4)))
        let after = try #require(engine.expectation(for: .flow(Traffic.busy), at: instant(start + 1), metric: .events))
        #expect(after.expected > 4 * before.expected && after.expected < 8 * before.expected)

        var told: [Anomaly] = []
        for hour in (start + 4)..<(start + 7 * 24) {
            told += traffic.play(hour: hour, share: [Traffic.busy: 6], into: &engine)
        }
        #expect(told.filter { volume.contains($0.kind) }.map(\.episode.dedupKey) == [])
        told = []
        for hour in (start + 7 * 24)..<(start + 8 * 24) { told += traffic.play(hour: hour, into: &engine) }
        #expect(told.contains { $0.kind == .volumeDrop && $0.subject.flow == Traffic.busy })
    }

    @Test("without a word the same change goes on being told: the test above would see it")
    func withoutWord() {
        var (engine, traffic, _) = Traffic.warmed
        var told: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 7 * 24) {
            told += traffic.play(hour: hour, share: [Traffic.busy: 6], into: &engine)
        }
        #expect(told.filter { volume.contains($0.kind) }.count > 1)
    }

    @Test("a spike that went back is no new level, whatever is said of it")
    func onceOnly() throws {
        var (engine, traffic, _) = Traffic.warmed
        let start = Traffic.start
        let found = traffic.play(hour: start, share: [Traffic.busy: 10], into: &engine)
        for hour in (start + 1)..<(start + 6) { _ = traffic.play(hour: hour, into: &engine) }
        let spike = try #require(found.of(.volumeSpike).first)
        let before = engine.expectation(for: .flow(Traffic.busy), at: instant(start + 5), metric: .events)
        engine.learn(try word(.intendedChange, spike, at: instant(start + 6)))
        let after = engine.expectation(for: .flow(Traffic.busy), at: instant(start + 5), metric: .events)
        let (old, new) = (try #require(before?.expected), try #require(after?.expected))
        #expect(new > 0.7 * old && new < 1.5 * old)
    }

    @Test("what was called false needs to be half as strong again; what is far stronger is told in any case")
    func falsePositive() throws {
        var (engine, traffic, _) = Traffic.warmed
        let start = Traffic.start
        let found = traffic.play(hour: start, share: [Traffic.busy: 5], into: &engine)
        let spike = try #require(found.of(.volumeSpike).first { $0.subject.flow == Traffic.busy })
        var plain = engine
        engine.learn(try word(.falsePositive, spike, at: instant(start + 1)))
        for hour in (start + 1)..<(start + 24) {
            var copy = traffic
            _ = copy.play(hour: hour, into: &plain)
            _ = traffic.play(hour: hour, into: &engine)
        }
        var copy = traffic
        let toldPlain = copy.play(hour: start + 24, share: [Traffic.busy: 4], into: &plain).of(.volumeSpike)
        let told = traffic.play(hour: start + 24, share: [Traffic.busy: 4], into: &engine).of(.volumeSpike)
        #expect(!toldPlain.isEmpty && told.isEmpty)
        for hour in (start + 25)..<(start + 48) { _ = traffic.play(hour: hour, into: &engine) }
        let great = traffic.play(hour: start + 48, share: [Traffic.busy: 60], into: &engine)
        #expect(great.contains { $0.kind == .volumeSpike && $0.subject.flow == Traffic.busy })
    }

    @Test(
        "a word fades, and asks for no more than thirty times what is expected",
        arguments: [
            (4.0, 5.9, 0, true), (4, 6.1, 0, false), (4, 5.9, 40, false), (1e6, 29, 0, true), (1e6, 31, 0, false),
            (4, 3, 200, false),
        ]
            as [(Double, Double, Int64, Bool)]
    )
    func fades(said: Double, strength: Double, days: Int64, isCovered: Bool) {
        var tolerances = Tolerances()
        let at = Timestamp(seconds: 1_800_000_000)
        let key = "volume.spike|flow:1|events"
        tolerances.note(Feedback(reason: .falsePositive, dedupKey: key, from: at, to: at, strength: said, at: at))
        let later = at.advanced(bySeconds: days * 86_400)
        func anomaly(_ key: String) -> Anomaly {
            Anomaly(
                kind: .volumeSpike,
                episode: EpisodeKey(dedupKey: key, startedAt: later),
                at: later,
                subject: Subject(platform: Traffic.platform),
                confidence: 1,
                severity: .high,
                measurement: Measurement(
                    metric: .events,
                    from: later,
                    to: later,
                    observed: strength,
                    expected: 1,
                    low: 0,
                    high: 2,
                    coverage: 0.99,
                    probability: 0,
                    historyDays: 30,
                    warm: true
                )
            )
        }
        #expect(tolerances.cover(anomaly("volume.spike|flow:1|bytes"), at: later) == isCovered)
        #expect(!tolerances.cover(anomaly("volume.spike|flow:2|bytes"), at: later))
    }

    @Test("a word is part of the state: restored behind it, detection goes on as if it had never stopped")
    func restored() throws {
        var (engine, traffic, _) = Traffic.warmed
        let start = Traffic.start
        var found: [Anomaly] = []
        for hour in start..<(start + 3) { found += traffic.play(hour: hour, share: [Traffic.busy: 6], into: &engine) }
        let spike = try #require(found.of(.volumeSpike).first { $0.subject.flow == Traffic.busy })
        engine.learn(try word(.intendedChange, spike, at: instant(start + 3)))
        var fresh = engine
        var again = DetectionEngine(restoring: fresh.takeSnapshots(), flow: Traffic.flow)
        for hour in (start + 3)..<(start + 30) {
            var copy = traffic
            let here = traffic.play(hour: hour, share: [Traffic.busy: 6], into: &engine)
            #expect(copy.play(hour: hour, share: [Traffic.busy: 6], into: &again) == here)
        }
        #expect(Set(engine.takeSnapshots()) == Set(again.takeSnapshots()))
    }

    @Test("a told trouble stands until it was normal for long enough; a first time neither goes on nor ends")
    func standings() throws {
        var (engine, traffic, _) = Traffic.warmed
        let start = Traffic.start
        let found = traffic.play(hour: start, share: [Traffic.busy: 10], into: &engine)
        let spike = try #require(found.of(.volumeSpike).first)
        func standing() -> EpisodeStanding? {
            engine.standings(of: [(spike.episode.dedupKey, spike.at)]).first
        }
        #expect(standing() == .underWay)
        for hour in (start + 1)..<(start + 3) { _ = traffic.play(hour: hour, into: &engine) }
        #expect(standing() == .underWay)
        for hour in (start + 3)..<(start + 12) { _ = traffic.play(hour: hour, into: &engine) }
        #expect(standing() == .over(hours: 3))
        let others = engine.standings(of: [
            ("novelty.platform|platform:7", spike.at), ("volume.spike|flow:99|events", spike.at), ("x", spike.at),
        ])
        #expect(others == [.unknown, .unknown, .unknown])
    }
}
