import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("What is watched beside volume")
struct EventWatchTests {
    typealias Kind = WatchedTraffic.Kind

    @Test("a share of 1 % that becomes 6 % is always told, mostly within two days at 200 events a day")
    func shift() throws {
        var days: [Int64] = []
        for seed in UInt64(1)...24 {
            var traffic = WatchedTraffic(seed: seed)
            var (watch, next) = traffic.warmed(days: 28, rate: 200.0 / 24)
            var kind = Kind()
            kind.shares = [(.textFree, 0.06)]
            let found = traffic.play(next..<(next + 144), rate: 200.0 / 24, kind, into: &watch)
            let shift = try #require(found.of(.sensitivityShift).first, "seed \(seed)")
            #expect(shift.category == .textFree)
            #expect(shift.observed > 2 * shift.expected)
            #expect(found.of(.sensitivityShift).count == 1)
            days.append((shift.through - next) / 24 + 1)
        }
        days.sort()
        #expect(days[12] <= 2)
        #expect(days[21] <= 3)
    }

    @Test("ordinary traffic of hundreds of days says nothing", arguments: [1.0, 8, 80])
    func quiet(rate: Double) {
        var told = 0
        for seed in UInt64(1)...5 {
            var traffic = WatchedTraffic(seed: seed)
            var (watch, next) = traffic.warmed(days: 14, rate: rate)
            told += traffic.play(next..<(next + 100 * 24), rate: rate, into: &watch).count
        }
        // 500 days: at .0007 false alerts a day one of them is in three would be allowed.
        #expect(told == 0)
    }

    @Test("refusals of a third of the events are told within hours", arguments: [6.0, 40])
    func failures(rate: Double) {
        for seed in UInt64(1)...6 {
            var traffic = WatchedTraffic(seed: seed)
            var (watch, next) = traffic.warmed(days: 14, rate: rate)
            var kind = Kind()
            kind.failed = 0.35
            let found = traffic.play(next..<(next + (rate < 10 ? 12 : 3)), rate: rate, kind, into: &watch)
            #expect(found.map(\.kind) == [.fluidityErrors], "seed \(seed)")
        }
    }

    @Test("unreadable payloads are told apart from failures")
    func malformed() throws {
        var traffic = WatchedTraffic(seed: 4)
        var (watch, next) = traffic.warmed(days: 14, rate: 20)
        var kind = Kind()
        kind.malformed = 0.4
        let found = traffic.play(next..<(next + 2), rate: 20, kind, into: &watch)
        #expect(found.map(\.kind) == [.integrityMalformed])
        #expect(try #require(found.first).observed > 0.2)
    }

    @Test("a mass of persons in a few documents is told; more documents are not", arguments: [true, false])
    func persons(many: Bool) {
        var traffic = WatchedTraffic(seed: 5)
        var (watch, next) = traffic.warmed(days: 14, rate: 10)
        var kind = Kind()
        if many { kind.subjects = 300...500 }
        let found = traffic.play(next..<(next + 1), rate: many ? 6 : 60, kind, into: &watch)
        #expect(found.map(\.kind) == (many ? [.exposureSubjects] : []))
    }

    @Test("the same content under new ids is told, unless the flow always repeats itself", arguments: [1, 20])
    func duplicates(usual: Int) {
        var traffic = WatchedTraffic(seed: 6)
        var always = Kind()
        always.copies = usual
        var (watch, next) = traffic.warmed(days: 14, rate: 10, always)
        var storm = Kind()
        storm.copies = 20
        let found = traffic.play(next..<(next + 2), rate: 100, storm, into: &watch)
        #expect(found.of(.integrityDuplicates).count == (usual == 1 ? 1 : 0))
    }

    @Test("copies of one document are evidence of one document: a storm of them is no shift")
    func copiesAreNoShift() {
        var traffic = WatchedTraffic(seed: 7)
        var (watch, next) = traffic.warmed(days: 28, rate: 10)
        let model = traffic.event(hour: next)
        for _ in 0..<60 {
            let one = traffic.event(hour: next)
            watch.add(
                CommittedEvent(
                    key: one.key,
                    occurredAt: one.occurredAt,
                    flow: one.flow,
                    platform: one.platform,
                    host: one.host,
                    jurisdiction: one.jurisdiction,
                    bytes: 1_000,
                    records: 1,
                    failed: false,
                    level: .internal,
                    score: 20,
                    categories: [CategorySet(.commercialPrice), CategorySet(.textFree)],
                    content: model.content
                ),
                hour: next,
                teaches: false
            )
        }
        #expect(watch.assess(coverage: 0.998).map(\.kind) == [.integrityDuplicates])
    }

    @Test("transfers that take four times as long are told, half as long again are not", arguments: [4.0, 1.5])
    func latency(factor: Double) {
        var traffic = WatchedTraffic(seed: 8)
        var (watch, next) = traffic.warmed(days: 14, rate: 20)
        var kind = Kind()
        kind.milliseconds *= factor
        let found = traffic.play(next..<(next + 3), rate: 20, kind, into: &watch)
        #expect(found.map(\.kind) == (factor > 2 ? [.fluidityLatency] : []))
    }

    @Test("a share that stays up is the usual one after a fortnight, and is told once")
    func newNormal() {
        var traffic = WatchedTraffic(seed: 9)
        var (watch, next) = traffic.warmed(days: 28, rate: 20)
        var kind = Kind()
        kind.shares = [(.textFree, 0.08)]
        let found = traffic.play(next..<(next + 50 * 24), rate: 20, kind, into: &watch)
        #expect(found.of(.sensitivityShift).count == 1)
    }

    @Test("history teaches and is never judged")
    func history() {
        var traffic = WatchedTraffic(seed: 10)
        var (watch, next) = traffic.warmed(days: 14, rate: 20)
        var kind = Kind()
        kind.failed = 0.9
        for event in traffic.hour(next, rate: 40, kind) { watch.add(event, hour: next, teaches: true) }
        #expect(watch.assess(coverage: 0.998).isEmpty)
    }
}
