import Detection
import Domain
import TestSupport

/// Seeded traffic of a small company on a clock of its own: four flows to three platforms, with days of trouble, events
/// that come hours late and batches that come twice.
struct SimulatedCompany {
    private static let first = Timestamp(rfc3339: "2026-03-02T00:00:00Z")!
    private var random: SplitMix64
    private var serial: UInt64 = 0
    private var batches: Int64 = 0
    private var trouble: Trouble?
    /// Events that were sent and have not come.
    private var delayed: [(due: Int64, event: CommittedEvent)] = []
    private(set) var hour: Int64 = 0

    private struct Trouble {
        let flow: Int
        let until: Int64
        let kind: Int
    }

    private struct FlowRate {
        let flow: FlowID
        let platform: PlatformID
        let perHour: Double
        let isOffice: Bool
    }

    private static let flows = [
        FlowRate(flow: FlowID(rawValue: 1), platform: PlatformID(rawValue: 1), perHour: 6, isOffice: true),
        FlowRate(flow: FlowID(rawValue: 2), platform: PlatformID(rawValue: 1), perHour: 2, isOffice: false),
        FlowRate(flow: FlowID(rawValue: 3), platform: PlatformID(rawValue: 2), perHour: 1, isOffice: false),
        FlowRate(flow: FlowID(rawValue: 4), platform: PlatformID(rawValue: 3), perHour: 0.2, isOffice: true),
    ]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    @Sendable static func flow(_ id: FlowID) -> Flow? {
        guard let rate = flows.first(where: { $0.flow == id }) else { return nil }
        return Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: rate.platform,
            source: "erp/\(rate.platform.rawValue)",
            documentType: "document-\(id.rawValue)"
        )
    }

    /// When the newest hour was over.
    var now: Timestamp { SimulatedCompany.first.advanced(bySeconds: hour * 3_600) }

    /// The batches of the next hour, in the order of their commits.
    mutating func nextHour() -> [CommittedBatch] {
        defer { hour += 1 }
        if let known = trouble, hour >= known.until { trouble = nil }
        if trouble == nil, hour > 24 * 21, Int.random(in: 0..<150, using: &random) == 0 {
            let length = Int64.random(in: 1...30, using: &random)
            trouble = Trouble(
                flow: Int.random(in: 0..<4, using: &random),
                until: hour + length,
                kind: Int.random(in: 0..<5, using: &random)
            )
        }
        var events: [CommittedEvent] = []
        for (place, rate) in SimulatedCompany.flows.enumerated() { events += send(place, rate) }
        let due = delayed.filter { $0.due <= hour }.map(\.event)
        delayed.removeAll { $0.due <= hour }
        return commit(events + due)
    }

    /// Splits what came into up to three batches; some come again.
    private mutating func commit(_ events: [CommittedEvent]) -> [CommittedBatch] {
        let parts = Int.random(in: 1...3, using: &random)
        var committed: [CommittedBatch] = []
        for part in 0..<parts {
            batches += 1
            let end = now.advanced(bySeconds: 3_600 * Int64(part + 1) / Int64(parts))
            let mine = events.enumerated().filter { $0.offset % parts == part }.map(\.element)
            committed.append(CommittedBatch(id: BatchID(rawValue: batches), committedAt: end, events: mine))
            if Int.random(in: 0..<40, using: &random) == 0 { committed.append(committed[committed.count - 1]) }
        }
        return committed
    }

    private mutating func send(_ place: Int, _ rate: FlowRate) -> [CommittedEvent] {
        let kind = trouble?.flow == place ? trouble?.kind : nil
        let hourOfDay = hour % 24
        let weekday = hour / 24 % 7
        var mean = rate.perHour
        if rate.isOffice { mean *= (13...21).contains(hourOfDay) && weekday < 5 ? 2.5 : 0.1 }
        if kind == 0 { mean *= 12 }
        if kind == 1 { mean = 0 }
        var events: [CommittedEvent] = []
        // A sum of chances is near enough to arrivals.
        let chances = max(4, Int(mean * 4))
        for _ in 0..<chances where Double.random(in: 0..<1, using: &random) < mean / Double(chances) {
            let made = event(rate, kind)
            if Int.random(in: 0..<50, using: &random) == 0 {
                delayed.append((hour + Int64.random(in: 1...20, using: &random), made))
            } else {
                events.append(made)
            }
        }
        return events
    }

    private mutating func event(_ rate: FlowRate, _ kind: Int?) -> CommittedEvent {
        serial += 1
        var categories = CategorySet(.commercialPrice)
        if kind == 3 { categories.formUnion(CategorySet(.personalGovernmentID)) }
        let isAbroad = kind == 4
        let offset = Int64.random(in: 0..<3_600, using: &random)
        return CommittedEvent(
            key: EventKey(high: random.next(), low: serial),
            occurredAt: now.advanced(bySeconds: offset),
            flow: rate.flow,
            platform: rate.platform,
            host: HostID(rawValue: isAbroad ? 90 + rate.platform.rawValue : rate.platform.rawValue),
            jurisdiction: Jurisdiction(rawValue: isAbroad ? "SG" : "CA"),
            bytes: Int64.random(in: 500...2_000, using: &random) * (kind == 2 ? 60 : 1),
            records: 1,
            failed: Int.random(in: 0..<100, using: &random) == 0,
            level: kind == 3 ? .critical : .internal,
            score: kind == 3 ? 90 : 20,
            categories: categories
        )
    }
}
