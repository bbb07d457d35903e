import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("The state of a watch")
struct EventWatchStateTests {
    private func bytes(_ watch: EventWatch) -> [UInt8] {
        var copy = watch
        var io = SnapshotExchange()
        copy.exchange(&io)
        return io.sealed
    }

    @Test("any order of arrival within seven hours leaves the same state, bit for bit", arguments: UInt64(1)...4)
    func permutation(seed: UInt64) {
        var traffic = WatchedTraffic(seed: seed)
        var straight = EventWatch(hour: WatchedTraffic.firstHour)
        var shuffled = straight
        var kind = WatchedTraffic.Kind()
        kind.shares = Category.allCases.suffix(20).map { ($0, 0.05) }
        for block in 0..<40 {
            let first = WatchedTraffic.firstHour + Int64(block) * OpenHours.lateness
            var events: [CommittedEvent] = []
            for hour in first..<(first + OpenHours.lateness) { events += traffic.hour(hour, rate: 12, kind) }
            for event in events { straight.add(event, hour: event.occurredAt.hourIndex, teaches: false) }
            for event in events.shuffled(using: &traffic.random) {
                shuffled.add(event, hour: event.occurredAt.hourIndex, teaches: false)
            }
        }
        #expect(bytes(straight) == bytes(shuffled))
    }

    @Test("a watch read back from its bytes is the same and goes on alike")
    func roundTrip() throws {
        var traffic = WatchedTraffic(seed: 3)
        var (watch, next) = traffic.warmed(days: 20, rate: 15)
        let written = bytes(watch)
        var io = try #require(SnapshotExchange(opening: written))
        var again = EventWatch(hour: 0)
        again.exchange(&io)
        #expect(io.isComplete)
        #expect(bytes(again) == written)
        var other = traffic
        let first = traffic.play(next..<(next + 48), rate: 15, into: &watch)
        let second = other.play(next..<(next + 48), rate: 15, into: &again)
        #expect(first.count == second.count)
        #expect(bytes(watch) == bytes(again))
    }

    @Test("the state is below 1,200 bytes however many categories there are and however long it lives")
    func size() {
        var traffic = WatchedTraffic(seed: 4)
        var kind = WatchedTraffic.Kind()
        kind.shares = Category.allCases.map { ($0, 0.1) }
        let (watch, _) = traffic.warmed(days: 60, rate: 30, kind)
        #expect(bytes(watch).count <= 1_200)
        #expect(watch.mix.shares.count == CategoryMix.most)
    }

    @Test("an event that comes after its hour was learned is left out, and nothing breaks", arguments: [8, 9, 1_000])
    func tooLate(hours: Int64) {
        var traffic = WatchedTraffic(seed: 5)
        var (watch, next) = traffic.warmed(days: 3, rate: 5)
        let before = bytes(watch)
        watch.add(traffic.event(hour: next - hours), hour: next - 1 - hours, teaches: false)
        #expect(watch.assess(coverage: 0.998).isEmpty)
        #expect(bytes(watch) == before)
        watch.add(traffic.event(hour: next + 5_000), hour: next + 5_000, teaches: false)
        watch.add(traffic.event(hour: next + 5_000 - 7), hour: next + 5_000 - 7, teaches: false)
        watch.forgetTouches()
        #expect(watch.hours.newest == next + 5_000)
    }

    @Test("a clock that ran ahead and came back leaves the watch open for what happens now")
    func rewind() {
        var traffic = WatchedTraffic(seed: 6)
        var (watch, next) = traffic.warmed(days: 14, rate: 20)
        watch.add(traffic.event(hour: next + 700), hour: next + 700, teaches: false)
        watch.rewind(to: next)
        watch.forgetTouches()
        var kind = WatchedTraffic.Kind()
        kind.failed = 0.6
        let found = traffic.play((next + 1)..<(next + 3), rate: 20, kind, into: &watch)
        #expect(found.map(\.kind) == [.fluidityErrors])
    }
}
