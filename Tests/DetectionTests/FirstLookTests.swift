import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("First looks")
struct FirstLookTests {
    private static let first = Timestamp(rfc3339: "2026-03-02T00:00:00Z")!.hourIndex
    private static let all: HighLooks = [.hours, .windows, .slots, .instants, .sizes]

    /// One flow of some events an hour that now and then sends much more, much bigger or much more sensitive.
    private struct Sender {
        var random: SplitMix64
        let rate: Double
        var serial: UInt64 = 0

        mutating func hour(_ hour: Int64) -> [CommittedEvent] {
            let burst = Int.random(in: 0..<40, using: &random) == 0 ? Double.random(in: 2...12, using: &random) : 1
            let size: Int64 = Int.random(in: 0..<60, using: &random) == 0 ? 40 : 1
            let night = hour % 24 < 7 ? 0.2 : 1
            let count = Int(rate * burst * night * Double.random(in: 0.4...1.6, using: &random))
            let length = burst > 4 ? 600 : 3_600
            let start = hour * 3_600 + Int64.random(in: 0...Int64(3_600 - length), using: &random)
            return (0..<count).map { _ in event(start + Int64.random(in: 0..<Int64(length), using: &random), size) }
                .sorted { $0.occurredAt < $1.occurredAt }
        }

        private mutating func event(_ second: Int64, _ size: Int64) -> CommittedEvent {
            serial += 1
            return CommittedEvent(
                key: EventKey(high: random.next(), low: serial),
                occurredAt: Timestamp(seconds: second),
                flow: FlowID(rawValue: 1),
                platform: PlatformID(rawValue: 1),
                host: nil,
                jurisdiction: .unknown,
                bytes: Int64.random(in: 400...3_000, using: &random) * size,
                records: 1,
                failed: false,
                level: .internal,
                score: size > 1 ? 90 : 10,
                categories: []
            )
        }
    }

    @Test("property: a test that the first look leaves out would have found nothing", arguments: UInt64(1)...6)
    func leavesNothingOut(seed: UInt64) throws {
        let settings = DetectionSettings(clock: .quebec, readiness: .keen)
        let context = Assessment(settings: settings, series: 2, dark: [])
        var random = SplitMix64(seed: seed)
        let rate = [0.8, 4, 15, 60, 200, 900][Int(seed - 1)]
        var sender = Sender(random: SplitMix64(seed: seed &* 77), rate: rate)
        let key = SeriesKey.flow(FlowID(rawValue: 1))
        var series = Series(
            key,
            platform: PlatformID(rawValue: 1),
            hour: FirstLookTests.first,
            at: Timestamp(hourIndex: FirstLookTests.first)
        )
        series.live = true
        var (found, looks, skipped) = (0, 0, 0)
        for hour in FirstLookTests.first..<(FirstLookTests.first + 24 * 40) {
            let events = sender.hour(hour)
            var start = 0
            while start < events.count {
                let end = min(start + Int.random(in: 1...max(1, Int(rate / 4)), using: &random), events.count)
                for event in events[start..<end] {
                    let count = EventCount(event, committedAt: event.occurredAt, historyAge: Timestamp.day)
                    series.add(event, count, clock: settings.clock)
                }
                start = end
                let now = events[end - 1].occurredAt
                // What the slot was before the look decides which windows are due.
                let isNewSlot = series.slots.newest != series.assessedSlot
                let asked = series.lookAtHigh(now: now, context)
                let due = isNewSlot ? FirstLookTests.all : FirstLookTests.all.subtracting(.windows)
                let most = series.comesInHeaps ? due.subtracting([.instants, .slots]) : due
                let whole = hour - FirstLookTests.first > 12 ? series.assessHigh(now: now, most, context) : (nil, nil)
                let part = series.assessHigh(now: now, asked, context)
                #expect(whole.0?.score == part.0?.score, "hour \(hour)")
                #expect(whole.1?.score == part.1?.score, "hour \(hour)")
                if whole.0 != nil || whole.1 != nil { found += 1 }
                if asked.isEmpty { skipped += 1 }
                looks += 1
                series.forgetTouches()
            }
            series.open(hour)
            series.close(hour, clock: settings.clock, dark: [])
        }
        #expect(found > 3, "there was something to find")
        #expect(skipped * 2 > looks, "most of what is ordinary is seen at first sight")
    }

    @Test("property: what is called common or frequent is as likely as that")
    func commonIsCommon() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<20_000 {
            let mean = Mathematics.exponential(Double.random(in: -7...12, using: &random))
            let dispersion = Mathematics.exponential(Double.random(in: -9.2...3.4, using: &random))
            let law = NegativeBinomial(mean: mean, dispersion: dispersion)
            let value = law.mean + Double.random(in: 0...3, using: &random) * law.variance.squareRoot()
            if law.isCommon(value) { #expect(law.upperScore(value) <= 1, "mean \(mean), φ \(dispersion)") }
            if law.isFrequent(value) { #expect(law.upperScore(value) <= 2.08, "mean \(mean), φ \(dispersion)") }
        }
    }

    @Test("property: the band leaves what it says outside, for laws of any mean and scatter")
    func bands() {
        var random = SplitMix64(seed: 6)
        for _ in 0..<3_000 {
            let mean = Mathematics.exponential(Double.random(in: -6...12, using: &random))
            let dispersion = Mathematics.exponential(Double.random(in: -9...3, using: &random))
            let law = NegativeBinomial(mean: mean, dispersion: dispersion)
            let band = law.band(coverage: 0.998)
            let above = Mathematics.exponential(law.logUpperTail(band.high))
            #expect(abs(above - 0.001) < 2e-6, "mean \(mean), φ \(dispersion)")
            if band.low > 0 {
                let below = Mathematics.exponential(law.logLowerTail(band.low))
                #expect(abs(below - 0.001) < 2e-6, "mean \(mean), φ \(dispersion)")
            } else {
                #expect(law.logLowerTail(0) >= -6.9078)
            }
        }
    }

    @Test("eighths of a doubling are those of the logarithm, rounded")
    func eighths() {
        var random = SplitMix64(seed: 7)
        let lengths = Array(Int32(0)..<5_000) + (0..<5_000).map { _ in Int32.random(in: 0 ... .max, using: &random) }
        for length in lengths {
            let exact = Mathematics.naturalLogarithm(Double(length) + 1) * 11.541_560_327_111_707
            #expect(WatchedHour.eighths(of: length) == UInt32(exact.rounded()), "\(length) ms")
        }
    }

    @Test("the sum of squares of a sketch is that of its sums, stored and restored")
    func squares() throws {
        var random = SplitMix64(seed: 8)
        var sketch = ContentSketch()
        for _ in 0..<500 { sketch.add(random.next() % 300 &* 0x9E37_79B9_7F4A_7C15) }
        var writing = SnapshotExchange()
        sketch.exchange(&writing)
        var reading = try #require(SnapshotExchange(opening: writing.sealed))
        var restored = ContentSketch()
        restored.exchange(&reading)
        #expect(reading.isComplete)
        #expect(restored.secondMoment == sketch.secondMoment)
        #expect(sketch.secondMoment > 500)
    }

    @Test(
        "an hour near another takes a byte or two and comes back",
        arguments: [0, 1, -1, 40, -900, 1 << 40, Int64.max, Int64.min + 1, Series.never]
    )
    func hours(hour: Int64) throws {
        var writing = SnapshotExchange()
        var written = hour
        writing.hour(&written, near: 490_000, never: Series.never)
        var reading = try #require(SnapshotExchange(opening: writing.sealed))
        var read: Int64 = 7
        reading.hour(&read, near: 490_000, never: Series.never)
        #expect(reading.isComplete)
        #expect(read == hour)
        #expect(hour != Series.never || writing.sealed.count == 9)
    }
}
