import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("Snapshots and determinism")
struct SnapshotTests {
    /// Two days with a spike, a silence and a new document in them.
    private func eventfulBatches() -> [CommittedBatch] {
        var traffic = Traffic.warmed.traffic
        var batches: [CommittedBatch] = []
        for hour in Traffic.start..<(Traffic.start + 40) {
            let share: [FlowID: Double] =
                hour == Traffic.start + 2 ? [Traffic.busy: 10] : hour > Traffic.start + 6 ? [Traffic.other: 0] : [:]
            var events = traffic.ordinary(hour: hour, share: share)
            if hour == Traffic.start + 20 {
                events.append(traffic.event(FlowID(rawValue: 4), at: Timestamp(microseconds: hour * Timestamp.hour)))
            }
            let end = Timestamp(microseconds: (hour + 1) * Timestamp.hour)
            batches.append(traffic.batch(events, committedAt: end))
        }
        return batches
    }

    private func sorted(_ snapshots: [SeriesSnapshot]) -> [SeriesSnapshot] { snapshots.sorted { $0.key < $1.key } }

    @Test("the order of the events within a batch changes nothing", arguments: [UInt64(1), 2, 3])
    func permutation(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var straight = Traffic.warmed.engine
        var shuffled = Traffic.warmed.engine
        for batch in eventfulBatches() {
            let events = batch.events.shuffled(using: &random)
            let other = CommittedBatch(id: batch.id, committedAt: batch.committedAt, events: events)
            #expect(straight.fold(batch) == shuffled.fold(other))
        }
        #expect(straight.takeSnapshots() == shuffled.takeSnapshots())
    }

    @Test("events that come late, in any order within the horizon, leave the same state", arguments: [UInt64(1), 2])
    func lateness(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var traffic = Traffic.warmed.traffic
        var straight: [Int64: [CommittedEvent]] = [:]
        var delayed: [Int64: [CommittedEvent]] = [:]
        for hour in Traffic.start..<(Traffic.start + 60) {
            for event in traffic.ordinary(hour: hour) {
                straight[hour, default: []].append(event)
                let late = hour < Traffic.start + 50 && Int.random(in: 0..<10, using: &random) == 0
                delayed[hour + (late ? Int64.random(in: 1...7, using: &random) : 0), default: []].append(event)
            }
        }
        func state(_ batches: [Int64: [CommittedEvent]]) -> [SeriesSnapshot] {
            var engine = Traffic.warmed.engine
            for hour in Traffic.start..<(Traffic.start + 60) {
                let end = Timestamp(hourIndex: hour + 1)
                let batch = CommittedBatch(id: BatchID(rawValue: hour), committedAt: end, events: batches[hour] ?? [])
                let found = engine.fold(batch)
                #expect(found.isEmpty)
            }
            return sorted(engine.takeSnapshots())
        }
        #expect(state(straight) == state(delayed))
    }

    @Test("an engine restored in the middle says and learns what the other does")
    func restored() {
        let batches = eventfulBatches()
        var whole = Traffic.warmed.engine
        var found: [Anomaly] = []
        var again: [Anomaly] = []
        var restored: DetectionEngine?
        for (place, batch) in batches.enumerated() {
            found += whole.fold(batch)
            if let said = restored?.fold(batch) { again += said }
            if place == 3 {
                // All series, whether or not they were taken before.
                var copy = whole
                for index in copy.series.indices { copy.series[index].changed = true }
                restored = DetectionEngine(restoring: copy.takeSnapshots().reversed(), flow: Traffic.flow)
                found = []
            }
        }
        #expect(found == again)
        #expect(found.contains { $0.kind == .flowSilent } && found.contains { $0.kind == .noveltyDocumentType })
        var first = whole
        var second = restored ?? DetectionEngine(flow: Traffic.flow)
        for index in first.series.indices { first.series[index].changed = true }
        for index in second.series.indices { second.series[index].changed = true }
        #expect(sorted(first.takeSnapshots()) == sorted(second.takeSnapshots()))
    }

    @Test("only what changed is taken, and no more than the limit")
    func changes() {
        var (engine, traffic, _) = Traffic.warmed
        let all = engine.takeSnapshots(limit: 3)
        #expect(all.count == 3)
        #expect(engine.takeSnapshots().count == engine.seriesCount - 3)
        #expect(engine.takeSnapshots().isEmpty)
        let at = Timestamp(microseconds: Traffic.start * Timestamp.hour)
        let event = traffic.event(Traffic.other, at: at)
        _ = engine.fold(traffic.batch([event], committedAt: at))
        #expect(Set(engine.takeSnapshots().map(\.key)) == ["flow:3", "platform:8", "jurisdiction:CA", "organization"])
    }

    @Test("another version, a damaged or a cut snapshot starts its series cold and harms no other")
    func damage() throws {
        var engine = Traffic.warmed.engine
        var snapshots = engine.takeSnapshots()
        let good = try #require(snapshots.first)
        #expect(snapshots.allSatisfy { $0.state.count <= 2_048 })
        snapshots[1].version += 1
        snapshots[2].state.removeLast()
        var damaged = good
        damaged.state.replaceSubrange(100..<140, with: repeatElement(0xFF, count: 40))
        let restored = DetectionEngine(restoring: Array(snapshots[1...2]) + [damaged, good], flow: Traffic.flow)
        #expect(restored.seriesCount == 1)
    }

    @Test("property: a snapshot with changed bytes is never believed")
    func anyBytes() throws {
        var engine = Traffic.warmed.engine
        let good = try #require(engine.takeSnapshots(limit: 1).first)
        #expect(DetectionEngine(restoring: [good], flow: Traffic.flow).seriesCount == 1)
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            var damaged = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<damaged.state.count, using: &random)
                damaged.state[place] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                damaged.state.removeLast(Int.random(in: 1...good.state.count, using: &random))
            }
            guard damaged != good else { continue }
            #expect(DetectionEngine(restoring: [damaged], flow: Traffic.flow).seriesCount == 0, "seed \(seed)")
        }
    }

    @Test("platform hours are handed out once, with the band that was said before they were learned")
    func closedExpectations() throws {
        var engine = Traffic.warmed.engine
        let hours = engine.takeClosedExpectations()
        #expect(hours.count > 2 * 2 * 24 * 20)
        let inside = hours.filter { $0.low <= $0.observed && $0.observed <= $0.high }
        #expect(Double(inside.count) > 0.98 * Double(hours.count))
        #expect(engine.takeClosedExpectations().isEmpty)
    }
}
