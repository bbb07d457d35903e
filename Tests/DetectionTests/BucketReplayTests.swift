import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("Replay of closed hours")
struct BucketReplayTests {
    private static let days: Int64 = 63
    /// An alert's kind and flow, and the hour in which it was told or that it was told of as soon as it was over.
    private struct Told: Hashable, CustomStringConvertible {
        var kind: Anomaly.Kind
        var flow: Int32
        var hour: Int64
        /// Found in less than an hour, or in one that is none of the clock's.
        var isInside = false

        var description: String { "\(kind.rawValue) of \(flow) at \(hour)\(isInside ? " inside" : "")" }
    }

    private static let troubles = [
        HourlyTraffic.Trouble(flow: 1, hours: 838..<842, times: 4),
        HourlyTraffic.Trouble(flow: 2, hours: 910..<913, times: 6),
        HourlyTraffic.Trouble(flow: 4, hours: 950..<965, times: 0.1),
        HourlyTraffic.Trouble(flow: 3, hours: 1_000..<1_004, bytes: 90),
        HourlyTraffic.Trouble(flow: 1, hours: 1_060..<1_090, times: 0),
        HourlyTraffic.Trouble(flow: 2, hours: 1_100..<1_400, times: 1.9),
    ]

    /// What the engine tells, fed with the events, and what the replay tells, fed with the hours.
    private static func told(seed: UInt64) -> (engine: [Told], replay: [Told]) {
        var traffic = HourlyTraffic(seed: seed, troubles: troubles)
        let settings = DetectionSettings(clock: .quebec)
        var engine = DetectionEngine(settings: settings, flow: HourlyTraffic.flow)
        var replay = BucketReplay(settings: [settings], flow: HourlyTraffic.flow)
        var episodes: Set<EpisodeKey> = []
        var told: [Told] = []
        var batches: Int64 = 0
        func tell(_ anomalies: [Anomaly]) {
            for one in anomalies where episodes.insert(one.episode).inserted {
                guard let flow = one.subject.flow, one.kind.isOfHours else { continue }
                let hour = one.at.advanced(bySeconds: -1).hourIndex - HourlyTraffic.start
                let window = one.measurement.map { ($0.from.microseconds, $0.to.microseconds) } ?? (0, 0)
                let isInside = window.0 % Timestamp.hour != 0 || window.1 % Timestamp.hour != 0
                told.append(Told(kind: one.kind, flow: flow.rawValue, hour: hour, isInside: isInside))
            }
        }
        for hour in 0..<(days * 24) {
            let events = traffic.events(hour)
            for row in HourlyTraffic.hours(events) { replay.add(row) }
            for part in Int64(0)..<12 {
                let begin = (HourlyTraffic.start + hour) * 3_600 + part * 300
                let end = Timestamp(seconds: begin + 300)
                let some = events.filter { $0.occurredAt.seconds >= begin && $0.occurredAt < end }
                batches += 1
                tell(engine.fold(CommittedBatch(id: BatchID(rawValue: batches), committedAt: end, events: some)))
                // Silences are looked for by the minute.
                for minute in Int64(1)...4 { tell(engine.tick(now: end.advanced(bySeconds: minute * 60))) }
            }
        }
        replay.finish(at: Timestamp(hourIndex: HourlyTraffic.start + days * 24))
        let found = replay.alerts[0].filter { $0.flow != nil && $0.kind.isOfHours }
            .map {
                Told(kind: $0.kind, flow: $0.flow?.rawValue ?? 0, hour: $0.at.hourIndex - 1 - HourlyTraffic.start)
            }
        return (told, found)
    }

    /// Alerts of one that the other does not tell within so many hours.
    private static func missing(_ some: [Told], in others: [Told], within hours: ClosedRange<Int64>) -> [Told] {
        some.filter { one in
            !others.contains { $0.kind == one.kind && $0.flow == one.flow && hours.contains($0.hour - one.hour) }
        }
    }

    @Test("hours tell what their events tell: the same kinds, on the same flows, in the same hour or the next")
    func tellsWhatTheEngineTells() {
        for seed in UInt64(1)...3 {
            let (engine, replay) = BucketReplayTests.told(seed: seed)
            #expect(Set(engine.map(\.kind)).isSuperset(of: [.volumeSpike, .volumeDrop, .flowSilent]), "\(engine)")
            // What five minutes or a few events show and no hour does, only the engine can find.
            let missing = BucketReplayTests.missing(engine, in: replay, within: -1...1)
            #expect(missing.filter { !$0.isInside } == [], "seed \(seed): \(replay)")
            #expect(missing.count <= 1, "seed \(seed): \(missing)")
            #expect(BucketReplayTests.missing(replay, in: engine, within: -1...1) == [], "seed \(seed): \(engine)")
        }
    }

    @Test("gates leave out work and no finding: the same alerts with all of them open", arguments: [4, 5])
    func gatesLoseNothing(seed: UInt64) {
        var traffic = HourlyTraffic(seed: seed, troubles: BucketReplayTests.troubles)
        let settings = [DetectionSettings(clock: .quebec), DetectionSettings(clock: .quebec, readiness: .keen)]
        var gated = BucketReplay(settings: settings, flow: HourlyTraffic.flow)
        var open = BucketReplay(settings: settings, flow: HourlyTraffic.flow)
        open.hasGates = false
        for hour in 0..<(BucketReplayTests.days * 24) {
            for row in HourlyTraffic.hours(traffic.events(hour)) {
                gated.add(row)
                open.add(row)
            }
        }
        let end = Timestamp(hourIndex: HourlyTraffic.start + BucketReplayTests.days * 24)
        gated.finish(at: end)
        open.finish(at: end)
        #expect(gated.alerts == open.alerts)
        #expect(gated.alerts[0].count >= 5)
        #expect(gated.alerts[1].count >= gated.alerts[0].count)
        #expect(gated.closes == open.closes)
    }

    @Test("one pass with two settings tells what two passes tell")
    func twoSettingsInOnePass() {
        var traffic = HourlyTraffic(seed: 6, troubles: BucketReplayTests.troubles)
        let quiet = DetectionSettings(clock: .quebec, readiness: .quiet)
        let keen = DetectionSettings(clock: .quebec, readiness: .keen)
        var both = BucketReplay(settings: [quiet, keen], flow: HourlyTraffic.flow)
        var alone = [quiet, keen].map { BucketReplay(settings: [$0], flow: HourlyTraffic.flow) }
        for hour in 0..<(BucketReplayTests.days * 24) {
            for row in HourlyTraffic.hours(traffic.events(hour)) {
                both.add(row)
                alone[0].add(row)
                alone[1].add(row)
            }
        }
        let end = Timestamp(hourIndex: HourlyTraffic.start + BucketReplayTests.days * 24)
        both.finish(at: end)
        for place in alone.indices {
            alone[place].finish(at: end)
            #expect(both.alerts[place] == alone[place].alerts[0])
        }
        #expect(both.alerts[0] != both.alerts[1])
    }

    @Test("rows that are late, or of a flow that nobody knows, are left out and counted; no number traps")
    func leavesOut() {
        var replay = BucketReplay(settings: [DetectionSettings()]) { $0.rawValue == 9 ? nil : HourlyTraffic.flow($0) }
        func row(_ flow: Int32, _ hour: Int64, _ events: Int64) -> BucketHour {
            BucketHour(flow: FlowID(rawValue: flow), hour: hour, events: events, bytes: .max, sensitiveBytes: .max)
        }
        replay.add(row(1, 480_000, 3))
        replay.add(row(9, 480_000, 3))
        replay.add(row(1, 480_100, .max / 2))
        replay.add(row(1, 480_000, 3))
        replay.add(row(1, 480_101, -5))
        replay.finish(at: Timestamp(hourIndex: 480_110))
        #expect(replay.leftOut == 2)
        #expect(replay.seriesCount == 2)
        #expect(replay.closes == 220)
    }
}

extension Anomaly.Kind {
    /// Whether hours of roll-ups can show it.
    fileprivate var isOfHours: Bool {
        [.volumeSpike, .volumeDrop, .volumeDrift, .flowSilent, .sensitivitySpike].contains(self)
    }
}
