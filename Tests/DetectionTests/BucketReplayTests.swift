import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("Replay of closed hours")
struct BucketReplayTests {
    private static let days: Int64 = 63
    /// An alert's kind, flow and hour.
    private struct Told: Hashable, CustomStringConvertible {
        var kind: Anomaly.Kind
        var flow: Int32
        var hour: Int64

        var description: String { "\(kind.rawValue) of \(flow) at \(hour)" }
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
    private static func told(seed: UInt64) -> (engine: [Told], replay: [Told], replayed: BucketReplay) {
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
                let hour = one.at.hourIndex - HourlyTraffic.start
                told.append(Told(kind: one.kind, flow: flow.rawValue, hour: hour))
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
        return (told, found, replay)
    }

    /// Alerts of one that the other does not tell within so many hours.
    private static func missing(_ some: [Told], in others: [Told], within hours: ClosedRange<Int64>) -> [Told] {
        some.filter { one in
            !others.contains { $0.kind == one.kind && $0.flow == one.flow && hours.contains($0.hour - one.hour) }
        }
    }

    @Test(
        "hours tell what their events tell: the same kinds, on the same flows, at most an hour later",
        arguments: [1, 2]
    )
    func tellsWhatTheEngineTells(seed: UInt64) {
        let (engine, replay, _) = BucketReplayTests.told(seed: seed)
        #expect(Set(engine.map(\.kind)).isSuperset(of: [.volumeSpike, .volumeDrop, .flowSilent]), "\(engine)")
        #expect(BucketReplayTests.missing(engine, in: replay, within: 0...1) == [], "seed \(seed): \(replay)")
        #expect(BucketReplayTests.missing(replay, in: engine, within: -1...0) == [], "seed \(seed): \(engine)")
    }
}

extension Anomaly.Kind {
    /// Whether hours of roll-ups can show it.
    fileprivate var isOfHours: Bool {
        [.volumeSpike, .volumeDrop, .volumeDrift, .flowSilent, .sensitivitySpike].contains(self)
    }
}
