import Detection
import Domain
import TestSupport

/// Seeded traffic of two flows of one source to one platform, and of one flow to another.
///
/// Office hours are six times as busy as nights; sizes are log-normal around 1,000 bytes.
struct Traffic {
    static let busy = FlowID(rawValue: 1)
    static let steady = FlowID(rawValue: 2)
    static let other = FlowID(rawValue: 3)
    /// A second source to the platform; sends only where a share of it is asked for.
    static let newcomer = FlowID(rawValue: 5)
    static let platform = PlatformID(rawValue: 7)
    static let otherPlatform = PlatformID(rawValue: 8)

    /// The hour from which on tests play: Monday 2026-06-01, 14:00 UTC, after 28 days.
    static let start = Timestamp(rfc3339: "2026-06-01T14:00:00Z")!.microseconds / Timestamp.hour

    var random: SplitMix64
    private var serial: UInt64 = 0
    private var batches: Int64 = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    @Sendable static func flow(_ id: FlowID) -> Flow? {
        let names = [1: "erp/shop", 2: "erp/shop", 3: "wms/ship", 4: "erp/shop", 5: "crm/shop"]
        guard let source = names[Int(id.rawValue)] else { return nil }
        let platform = id == other ? otherPlatform : platform
        return Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: platform,
            source: source,
            documentType: "doc\(id.rawValue)"
        )
    }

    static func mean(_ flow: FlowID, hour: Int64) -> Double {
        let office = (13...21).contains(hour % 24)
        return (flow == busy ? 10 : 4) * (office ? 3 : 0.5)
    }

    /// Four weeks of it, folded as they happen; made once.
    static let warmed: (engine: DetectionEngine, traffic: Traffic, alerts: [Anomaly]) = {
        var traffic = Traffic(seed: 11)
        var engine = DetectionEngine(flow: Traffic.flow)
        var alerts: [Anomaly] = []
        for hour in (start - 28 * 24)..<start { alerts += traffic.play(hour: hour, into: &engine) }
        return (engine, traffic, alerts)
    }()

    mutating func event(
        _ flow: FlowID,
        at: Timestamp,
        bytes: Int64? = nil,
        platform: PlatformID? = nil,
        host: Int32 = 1,
        jurisdiction: String = "CA",
        level: Level = .internal,
        score: Float = 20,
        categories: CategorySet = CategorySet(.commercialPrice)
    ) -> CommittedEvent {
        serial += 1
        return CommittedEvent(
            key: EventKey(high: random.next(), low: serial),
            occurredAt: at,
            flow: flow,
            platform: platform ?? (flow == Traffic.other ? Traffic.otherPlatform : Traffic.platform),
            host: HostID(rawValue: host),
            jurisdiction: Jurisdiction(rawValue: jurisdiction),
            bytes: bytes ?? size(),
            records: 1,
            failed: false,
            level: level,
            score: score,
            categories: categories
        )
    }

    /// Between a third and three times 1,000, the middle more often.
    private mutating func size() -> Int64 {
        let spread = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -0.5...0.5, using: &random) }
        return Int64(1_000 * (spread >= 0 ? 1 + spread : 1 / (1 - spread)))
    }

    mutating func batch(_ events: [CommittedEvent], committedAt: Timestamp) -> CommittedBatch {
        batches += 1
        return CommittedBatch(id: BatchID(rawValue: batches), committedAt: committedAt, events: events)
    }

    /// The ordinary events of one hour, in the order of time; `share` thins or thickens a flow.
    mutating func ordinary(hour: Int64, share: [FlowID: Double] = [:]) -> [CommittedEvent] {
        var events: [CommittedEvent] = []
        let newcomers = share[Traffic.newcomer] == nil ? [] : [Traffic.newcomer]
        for flow in [Traffic.busy, Traffic.steady, Traffic.other] + newcomers {
            for _ in 0..<poisson(Traffic.mean(flow, hour: hour) * (share[flow] ?? 1)) {
                let offset = Int64.random(in: 0..<Timestamp.hour, using: &random)
                events.append(event(flow, at: Timestamp(microseconds: hour * Timestamp.hour + offset)))
            }
        }
        return events.sorted { $0.occurredAt < $1.occurredAt }
    }

    /// Plays one ordinary hour in batches of five minutes.
    mutating func play(
        hour: Int64,
        share: [FlowID: Double] = [:],
        into engine: inout DetectionEngine
    ) -> [Anomaly] {
        let events = ordinary(hour: hour, share: share)
        var found: [Anomaly] = []
        for slot in Int64(1)...12 {
            let end = hour * Timestamp.hour + slot * 5 * Timestamp.minute
            let part = events.filter {
                $0.occurredAt.microseconds < end && $0.occurredAt.microseconds >= end - 5 * Timestamp.minute
            }
            found += engine.fold(batch(part, committedAt: Timestamp(microseconds: end)))
        }
        return found
    }

    /// Knuth's product of uniforms; for means up to some hundreds.
    private mutating func poisson(_ mean: Double) -> Int {
        // exp(−mean) by halving, so that no mathematics library is needed: (1 − m/2ⁿ)^(2ⁿ) is exact enough here.
        var limit = 1 - mean / 1_048_576
        for _ in 0..<20 { limit *= limit }
        var count = 0
        var product = Double.random(in: 0..<1, using: &random)
        while product > limit {
            count += 1
            product *= Double.random(in: 0..<1, using: &random)
        }
        return count
    }
}

extension [Anomaly] {
    func of(_ kind: Anomaly.Kind) -> [Anomaly] { filter { $0.kind == kind && !$0.isRevision } }
}
