import Domain
import Testing

@testable import Detection

@Suite("Volume")
struct VolumeTests {
    @Test("four weeks of ordinary traffic of three flows say nothing but that two platforms are new")
    func quietIsQuiet() {
        let alerts = Traffic.warmed.alerts
        #expect(alerts.map(\.kind) == [.noveltyPlatform, .noveltyPlatform])
    }

    @Test("a leak that begins early in an hour is found within twenty seconds, on the flow alone")
    func liveLeak() throws {
        var (engine, traffic, _) = Traffic.warmed
        let begin = Traffic.start * Timestamp.hour + 3 * Timestamp.minute
        var found: [Anomaly] = []
        var seconds: Int64 = 0
        while found.isEmpty, seconds < 60 {
            seconds += 1
            let at = Timestamp(microseconds: begin + seconds * 1_000_000)
            let events = (0..<5).map { _ in traffic.event(Traffic.steady, at: at, bytes: 8_000, level: .restricted) }
            found = engine.fold(traffic.batch(events, committedAt: at))
        }
        #expect(seconds <= 20)
        let leak = try #require(found.first)
        #expect(found.count == 1)
        #expect(leak.kind == .volumeSpike)
        #expect(leak.subject.flow == Traffic.steady)
        #expect(leak.evidence.count == 3)
        #expect(leak.severity >= .high)
        let seen = try #require(leak.measurement)
        #expect(seen.observed > seen.high)
        #expect(seen.warm)
    }

    @Test("bigger documents are told as bytes, more documents as events", arguments: [true, false])
    func sizeAndCount(bigger: Bool) throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for minute in Int64(1)...50 {
            let at = Timestamp(microseconds: Traffic.start * Timestamp.hour + minute * Timestamp.minute)
            let events = (0..<(bigger ? 1 : 4))
                .map { _ in
                    traffic.event(Traffic.busy, at: at, bytes: bigger ? 30_000 : nil)
                }
            found += engine.fold(traffic.batch(events, committedAt: at))
        }
        #expect(found.first?.measurement?.metric == (bigger ? .bytes : .events))
        #expect(found.map(\.kind).allSatisfy { $0 == .volumeSpike })
    }

    @Test("one episode is told once while it lasts, and anew after it was over")
    func episodes() {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 3) {
            found += traffic.play(hour: hour, share: [Traffic.busy: 8], into: &engine)
        }
        #expect(found.of(.volumeSpike).filter { $0.subject.flow == Traffic.busy }.count == 1)
        for hour in (Traffic.start + 3)..<(Traffic.start + 26) { found += traffic.play(hour: hour, into: &engine) }
        #expect(found.of(.volumeSpike).count == 1)
        found += traffic.play(hour: Traffic.start + 26, share: [Traffic.busy: 9], into: &engine)
        let keys = found.of(.volumeSpike).map(\.episode)
        #expect(keys.count == 2)
        #expect(Set(keys.map(\.dedupKey)) == ["volume.spike|flow:1|events"])
        #expect(Set(keys).count == 2)
    }

    @Test("a rise that no flow shows by itself is the platform's, with the flows that make it")
    func platformSpike() throws {
        var traffic = Traffic(seed: 9)
        var engine = DetectionEngine(flow: Traffic.flow)
        func hour(_ hour: Int64, each: Int64) -> [Anomaly] {
            let events = (Int32(20)..<30)
                .flatMap { flow in
                    (0..<each)
                        .map { count in
                            // Some hours have none of a flow, others two: one on average.
                            let offset = (Int64(flow) * 7 + hour * 3 + count * 11) % 60 * Timestamp.minute
                            return traffic.event(
                                FlowID(rawValue: flow),
                                at: Timestamp(microseconds: hour * Timestamp.hour + offset),
                                platform: Traffic.platform
                            )
                        }
                }
            let kept = each > 2 ? events : events.filter { _ in Bool.random(using: &traffic.random) }
            return engine.fold(traffic.batch(kept, committedAt: Timestamp(microseconds: (hour + 1) * Timestamp.hour)))
        }
        for before in (Traffic.start - 16 * 24)..<Traffic.start { _ = hour(before, each: 2) }
        let found = hour(Traffic.start, each: 4).of(.volumeSpike)
        let spike = try #require(found.first)
        #expect(found.count == 1)
        #expect(spike.subject == Subject(platform: Traffic.platform))
        #expect(spike.contributors.count == 3)
        #expect(spike.contributors.allSatisfy { $0.dimension == .flow && $0.share < 0.7 })
    }

    @Test("a quarter of the events left is a drop, told at the close of an hour")
    func drop() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 8) {
            found += traffic.play(hour: hour, share: [Traffic.busy: 0.2], into: &engine)
        }
        let drop = try #require(found.of(.volumeDrop).first)
        #expect(found.filter { !$0.isRevision }.count == 1)
        #expect(drop.subject.flow == Traffic.busy)
        #expect(drop.measurement.map { $0.observed < $0.low } == true)
    }

    @Test("a flow that goes silent while its source sends on is told within the hour")
    func silence() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        var hours = 0
        while found.isEmpty, hours < 4 {
            found += traffic.play(hour: Traffic.start + Int64(hours), share: [Traffic.busy: 0], into: &engine)
            hours += 1
        }
        let silence = try #require(found.first)
        #expect(hours <= 2)
        #expect(silence.kind == .flowSilent)
        #expect(silence.measurement?.observed == 0)
        #expect(silence.episode.dedupKey == "flow.silent|flow:1|events")
    }

    @Test("where nothing shows that a source can still send to a platform, what is late has six hours to come")
    func silentSource() throws {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 9) where found.isEmpty {
            found += traffic.play(hour: hour, share: [Traffic.busy: 0, Traffic.steady: 0], into: &engine)
            if hour < Traffic.start + 5 { #expect(found.isEmpty) }
        }
        #expect(found.first?.kind == .flowSilent)
    }

    @Test("when nothing comes from anywhere it is the intake that is down, and no flow is silent")
    func intakeDown() {
        var (engine, traffic, _) = Traffic.warmed
        var found: [Anomaly] = []
        let nothing: [FlowID: Double] = [Traffic.busy: 0, Traffic.steady: 0, Traffic.other: 0]
        for hour in Traffic.start..<(Traffic.start + 7) {
            found += traffic.play(hour: hour, share: nothing, into: &engine)
        }
        for hour in (Traffic.start + 7)..<(Traffic.start + 12) { found += traffic.play(hour: hour, into: &engine) }
        #expect(found.isEmpty)
    }

    @Test("what an outage held back may come all at once")
    func catchUp() {
        var (engine, traffic, _) = Traffic.warmed
        var held: [CommittedEvent] = []
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 4) {
            held += traffic.ordinary(hour: hour).filter { $0.flow == Traffic.busy }
            found += traffic.play(hour: hour, share: [Traffic.busy: 0], into: &engine)
        }
        let back = Timestamp(microseconds: (Traffic.start + 4) * Timestamp.hour + 20 * Timestamp.minute)
        let late = held.map { _ in traffic.event(Traffic.busy, at: back) }
        found += engine.fold(traffic.batch(late, committedAt: back))
        #expect(found.of(.volumeSpike).isEmpty)
    }

    @Test("events that come hours late are counted in their own hour, and are no spike")
    func lateArrival() {
        var (engine, traffic, _) = Traffic.warmed
        var late: [CommittedEvent] = []
        var found: [Anomaly] = []
        for hour in Traffic.start..<(Traffic.start + 4) {
            late += traffic.ordinary(hour: hour).filter { $0.platform == Traffic.platform }
            found += traffic.play(hour: hour, share: [Traffic.busy: 0, Traffic.steady: 0], into: &engine)
        }
        let arrival = Timestamp(microseconds: (Traffic.start + 4) * Timestamp.hour + 10 * Timestamp.minute)
        found += engine.fold(traffic.batch(late, committedAt: arrival))
        #expect(found.isEmpty)
    }

    @Test("a clock that ran a month ahead and came back blinds nothing: a leak is found as before")
    func clockRanAhead() {
        var (engine, traffic, _) = Traffic.warmed
        _ = engine.tick(now: Timestamp(microseconds: (Traffic.start + 30 * 24) * Timestamp.hour))
        let restored = DetectionEngine(restoring: engine.takeSnapshots(), flow: Traffic.flow)
        for var one in [engine, restored] {
            var calm: [Anomaly] = []
            for hour in Traffic.start..<(Traffic.start + 30) { calm += traffic.play(hour: hour, into: &one) }
            #expect(calm.of(.volumeSpike).isEmpty && calm.of(.flowSilent).isEmpty)
            let hour = Traffic.start + 30
            let found = traffic.play(hour: hour, share: [Traffic.busy: 40], into: &one)
            #expect(!found.of(.volumeSpike).isEmpty)
        }
    }

    @Test("history teaches and never alerts, whatever is in it")
    func history() {
        var traffic = Traffic(seed: 5)
        var engine = DetectionEngine(flow: Traffic.flow)
        let now = Timestamp(microseconds: Traffic.start * Timestamp.hour)
        var found: [Anomaly] = []
        for hour in (Traffic.start - 20 * 24)..<(Traffic.start - 30) {
            let share = hour % 97 == 0 ? 40.0 : hour % 53 < 9 ? 0 : 1
            found += engine.fold(
                traffic.batch(traffic.ordinary(hour: hour, share: [Traffic.busy: share]), committedAt: now)
            )
        }
        found += engine.tick(now: now)
        #expect(found.isEmpty)
        let expected = engine.expectation(for: .flow(Traffic.busy), at: now, metric: .events)
        #expect(expected.map { $0.expected > 10 && $0.historyDays > 17 } == true)
    }

    @Test("with less than three days of history only what is far beyond doubt is told, as not warm")
    func warmUp() throws {
        var traffic = Traffic(seed: 6)
        var engine = DetectionEngine(flow: Traffic.flow)
        let start = Traffic.start - 14 + 24
        for hour in (start - 40)..<start { _ = traffic.play(hour: hour, into: &engine) }
        var mild = engine
        #expect(traffic.play(hour: start, share: [Traffic.busy: 3], into: &mild).isEmpty)
        let found = traffic.play(hour: start, share: [Traffic.busy: 60], into: &engine).of(.volumeSpike)
        let spike = try #require(found.first)
        #expect(spike.measurement?.warm == false)
        #expect(spike.measurement.map { $0.historyDays < 3 } == true)
    }
}
