import Domain
import TestSupport
import Testing

@testable import Detection

/// Forty flows to as many platforms, each of some two events an hour.
private struct Spread {
    static let start = Timestamp(rfc3339: "2026-03-02T00:00:00Z")!.hourIndex
    static let days: Int64 = 16
    static let flows = Int32(1)...40
    static let end = start + days * 24

    /// How many places the platforms are in.
    let places: Int
    private var random = SplitMix64(seed: 11)
    private var serial: UInt64 = 0

    init(places: Int) { self.places = places }

    @Sendable static func flow(_ id: FlowID) -> Flow? {
        Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: PlatformID(rawValue: id.rawValue),
            source: "erp/\(id.rawValue)",
            documentType: "order"
        )
    }

    /// One hour, in six batches; `share` says how many times its usual traffic a flow sends.
    mutating func batches(_ hour: Int64, share: (Int32) -> Double = { _ in 1 }) -> [CommittedBatch] {
        var events: [CommittedEvent] = []
        for flow in Spread.flows {
            for _ in 0..<Int(16 * share(flow)) where random.next() % 8 == 0 { events.append(event(flow, hour)) }
        }
        return (0..<6)
            .map { part in
                let end = Timestamp(seconds: hour * 3_600 + Int64(part + 1) * 600)
                let from = Timestamp(seconds: end.seconds - 600)
                return CommittedBatch(
                    id: BatchID(rawValue: hour * 6 + Int64(part)),
                    committedAt: end,
                    events: events.filter { from <= $0.occurredAt && $0.occurredAt < end }
                )
            }
    }

    private mutating func event(_ flow: Int32, _ hour: Int64) -> CommittedEvent {
        serial += 1
        let place = Int(flow) % places
        return CommittedEvent(
            key: EventKey(high: random.next(), low: serial),
            occurredAt: Timestamp(seconds: hour * 3_600 + Int64(random.next() % 3_600)),
            flow: FlowID(rawValue: flow),
            platform: PlatformID(rawValue: flow),
            host: HostID(rawValue: flow),
            jurisdiction: Jurisdiction(rawValue: place == 0 ? "CA" : "X\(place)"),
            bytes: 1_000,
            records: 1,
            failed: false,
            level: .internal,
            score: 10,
            categories: []
        )
    }

    /// An engine that knows the weeks before, and what it said of them beside the first times of platforms.
    static let together = warmed(places: 1)
    static let apart = warmed(places: 40)

    private static func warmed(places: Int) -> (traffic: Spread, engine: DetectionEngine, found: [Anomaly]) {
        var traffic = Spread(places: places)
        var engine = DetectionEngine(flow: Spread.flow)
        var found: [Anomaly] = []
        for hour in Spread.start..<Spread.end {
            for batch in traffic.batches(hour) { found += engine.fold(batch) }
        }
        return (traffic, engine, found.filter { $0.kind != .noveltyPlatform })
    }
}

@Suite("Roll-ups")
struct RollUpTests {
    @Test(
        "what all flows do a little of is told of their place, or of the organization, once",
        arguments: [true, false]
    )
    func diffuse(isOnePlace: Bool) throws {
        var (traffic, engine, before) = isOnePlace ? Spread.together : Spread.apart
        #expect(before.isEmpty, "ordinary weeks")
        var found: [Anomaly] = []
        for batch in traffic.batches(Spread.end, share: { _ in 3 }) { found += engine.fold(batch) }
        let spike = try #require(found.first)
        #expect(found.count == 1)
        #expect(spike.kind == .volumeSpike)
        #expect(spike.subject == Subject(platform: nil, jurisdiction: isOnePlace ? Jurisdiction(rawValue: "CA") : nil))
        #expect(spike.episode.dedupKey == "volume.spike|\(isOnePlace ? "jurisdiction:CA" : "organization")|events")
        #expect(spike.contributors.count == 3 && spike.contributors.allSatisfy { $0.dimension == .flow })
        #expect(try #require(spike.measurement).observed > 120)
    }

    @Test("what one flow does is told of that flow only")
    func single() {
        var (traffic, engine, _) = Spread.together
        var found: [Anomaly] = []
        for batch in traffic.batches(Spread.end, share: { $0 == 4 ? 60 : 1 }) { found += engine.fold(batch) }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.subject.flow == FlowID(rawValue: 4) })
    }

    @Test("campaigns that were announced for the flows are no news of their place")
    func announced() {
        let campaigns = Spread.flows
            .map { flow in
                Mute(
                    platform: PlatformID(rawValue: flow),
                    kinds: ["volume.*"],
                    from: Timestamp(hourIndex: Spread.end),
                    to: Timestamp(hourIndex: Spread.end + 3)
                )
            }
        var settings = DetectionSettings()
        settings.mutes = campaigns
        var (traffic, warmed, _) = Spread.together
        var engine = DetectionEngine(settings: settings, restoring: warmed.takeSnapshots(), flow: Spread.flow)
        var found: [Anomaly] = []
        for batch in traffic.batches(Spread.end, share: { _ in 3 }) { found += engine.fold(batch) }
        #expect(found.isEmpty)
    }

    @Test("an engine restored before it happens tells the same")
    func restored() {
        var (traffic, engine, _) = Spread.together
        var again = DetectionEngine(restoring: engine.takeSnapshots().shuffled(), flow: Spread.flow)
        #expect(again.seriesCount == 40 + 40 + 1 + 1)
        var told = 0
        for hour in 0..<Int64(3) {
            for batch in traffic.batches(Spread.end + hour, share: { _ in 3 }) {
                let found = engine.fold(batch)
                #expect(found == again.fold(batch))
                told += found.count
            }
        }
        #expect(told >= 1)
        let (one, other) = (engine.takeSnapshots(), again.takeSnapshots())
        #expect(one.sorted { $0.key < $1.key } == other.sorted { $0.key < $1.key })
    }

    @Test(
        "keys of series are read as they are written",
        arguments: ["flow:12", "platform:3", "jurisdiction:CA", "organization"]
    )
    func keys(text: String) { #expect(SeriesKey(text)?.text == text) }

    @Test(
        "what is no key of a series is none",
        arguments: ["", "flow", "flow:", "flow:x", "jurisdiction:", "place:CA"]
    )
    func noKeys(text: String) { #expect(SeriesKey(text) == nil) }
}
