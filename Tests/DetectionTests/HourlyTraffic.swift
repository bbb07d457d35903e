import Detection
import Domain
import TestSupport

/// Seeded traffic of a few flows with planted trouble, as events and as the hours that they make.
struct HourlyTraffic {
    /// What goes wrong, on which flow, in which hours.
    struct Trouble {
        let flow: Int32
        let hours: Range<Int64>
        var times = 1.0
        var bytes: Int64 = 1
    }

    static let start = Timestamp(rfc3339: "2026-02-02T00:00:00Z")!.microseconds / Timestamp.hour
    private static let rates: [Double] = [40, 14, 6, 25, 2]

    let troubles: [Trouble]
    private var random: SplitMix64
    private var serial: UInt64 = 0

    init(seed: UInt64, troubles: [Trouble]) {
        random = SplitMix64(seed: seed)
        self.troubles = troubles
    }

    @Sendable static func flow(_ id: FlowID) -> Flow? {
        Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: PlatformID(rawValue: id.rawValue % 3 + 1),
            source: "erp/\(id.rawValue)",
            documentType: "document-\(id.rawValue)"
        )
    }

    /// The events of an hour of all flows, in the order of time.
    mutating func events(_ hour: Int64) -> [CommittedEvent] {
        var events: [CommittedEvent] = []
        let isOffice = (13...21).contains(hour % 24) && (HourlyTraffic.start + hour + 72) / 24 % 7 < 5
        for (place, rate) in HourlyTraffic.rates.enumerated() {
            let flow = Int32(place + 1)
            let trouble = troubles.first { $0.flow == flow && $0.hours.contains(hour) }
            let mean = rate * (isOffice ? 1 : 0.4) * (trouble?.times ?? 1)
            // Many small chances: as good as arrivals.
            let chances = max(8, Int(mean * 3))
            for _ in 0..<chances where Double.random(in: 0..<1, using: &random) < mean / Double(chances) {
                events.append(event(flow, hour, bytes: trouble?.bytes ?? 1))
            }
        }
        return events.sorted { ($0.occurredAt, $0.key.low) < ($1.occurredAt, $1.key.low) }
    }

    private mutating func event(_ flow: Int32, _ hour: Int64, bytes: Int64) -> CommittedEvent {
        serial += 1
        let second = Int64.random(in: 0..<3_600, using: &random)
        return CommittedEvent(
            key: EventKey(high: random.next(), low: serial),
            occurredAt: Timestamp(seconds: (HourlyTraffic.start + hour) * 3_600 + second),
            flow: FlowID(rawValue: flow),
            platform: PlatformID(rawValue: flow % 3 + 1),
            host: HostID(rawValue: 1),
            jurisdiction: Jurisdiction(rawValue: "CA"),
            bytes: Int64.random(in: 600...1_800, using: &random) * bytes,
            records: 1,
            failed: false,
            level: .internal,
            score: 20,
            categories: CategorySet(.commercialPrice)
        )
    }

    /// The hours that such events make, as the roll-ups keep them.
    static func hours(_ events: [CommittedEvent]) -> [BucketHour] {
        var hours: [FlowID: BucketHour] = [:]
        for event in events {
            let hour = event.occurredAt.microseconds / Timestamp.hour
            let known = hours[event.flow] ?? BucketHour(flow: event.flow, hour: hour, events: 0, bytes: 0)
            hours[event.flow] = BucketHour(
                flow: event.flow,
                hour: hour,
                events: known.events + 1,
                bytes: known.bytes + event.bytes,
                sensitiveBytes: known.sensitiveBytes + event.bytes / 5
            )
        }
        return hours.values.sorted { $0.flow.rawValue < $1.flow.rawValue }
    }
}
