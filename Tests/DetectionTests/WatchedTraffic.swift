import Domain
import TestSupport

@testable import Detection

/// Seeded events of one flow, folded straight into its watch: hours of equal rate, and what each event carries.
struct WatchedTraffic {
    /// What one event is like.
    struct Kind {
        var failed = 0.004
        var malformed = 0.001
        /// Shares of categories beside the price that all have.
        var shares: [(category: Category, share: Double)] = [(.textFree, 0.01)]
        var subjects: ClosedRange<Int32> = 1...3
        /// Milliseconds, on average; the logarithm scatters by a factor of about two.
        var milliseconds = 300.0
        /// Copies of each content.
        var copies = 1
    }

    static let flow = FlowID(rawValue: 1)
    static let firstHour = Timestamp(rfc3339: "2026-05-04T00:00:00Z")!.microseconds / Timestamp.hour

    var random: SplitMix64
    private var serial: UInt64 = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func event(hour: Int64, _ kind: Kind = Kind()) -> CommittedEvent {
        serial += 1
        let offset = Int64.random(in: 0..<Timestamp.hour, using: &random)
        var categories = CategorySet(.commercialPrice)
        for (category, share) in kind.shares where Double.random(in: 0..<1, using: &random) < share {
            categories.insert(category)
        }
        let spread = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -0.5...0.5, using: &random) }
        return CommittedEvent(
            key: EventKey(high: random.next(), low: serial),
            occurredAt: Timestamp(microseconds: hour * Timestamp.hour + offset),
            flow: WatchedTraffic.flow,
            platform: PlatformID(rawValue: 7),
            host: HostID(rawValue: 1),
            jurisdiction: Jurisdiction(rawValue: "CA"),
            bytes: 1_000,
            records: 1,
            failed: Double.random(in: 0..<1, using: &random) < kind.failed,
            level: .internal,
            score: 20,
            categories: categories,
            subjects: Int32.random(in: kind.subjects, using: &random),
            durationMilliseconds: Int32(kind.milliseconds * (spread >= 0 ? 1 + spread : 1 / (1 - spread))),
            isMalformed: Double.random(in: 0..<1, using: &random) < kind.malformed,
            // As many different contents as events, or fewer.
            content: (serial / UInt64(kind.copies) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        )
    }

    /// The events of one hour, between half and one and a half of `rate`.
    mutating func hour(_ hour: Int64, rate: Double, _ kind: Kind = Kind()) -> [CommittedEvent] {
        let count = Int((rate * Double.random(in: 0.5..<1.5, using: &random)).rounded())
        return (0..<count).map { _ in event(hour: hour, kind) }
    }

    /// Plays `hours` and returns what is found; each hour is looked at in four parts.
    mutating func play(
        _ hours: Range<Int64>,
        rate: Double,
        _ kind: Kind = Kind(),
        into watch: inout EventWatch,
        threshold: Double = 5
    ) -> [WatchFinding] {
        var told: [WatchFinding] = []
        for hour in hours {
            let events = self.hour(hour, rate: rate, kind)
            for part in 0..<4 {
                for place in stride(from: part, to: events.count, by: 4) {
                    watch.add(events[place], hour: hour, teaches: false)
                }
                for finding in watch.assess(coverage: 0.998) where finding.score >= threshold {
                    if let category = finding.category {
                        watch.tell(category)
                        told.append(finding)
                    } else if watch.episodes.begins(finding) {
                        told.append(finding)
                    }
                }
                watch.forgetTouches()
            }
        }
        return told
    }

    /// A watch after `days` of ordinary traffic.
    mutating func warmed(days: Int64, rate: Double, _ kind: Kind = Kind()) -> (watch: EventWatch, next: Int64) {
        var watch = EventWatch(hour: WatchedTraffic.firstHour)
        let end = WatchedTraffic.firstHour + days * 24
        _ = play(WatchedTraffic.firstHour..<end, rate: rate, kind, into: &watch)
        return (watch, end)
    }
}

extension [WatchFinding] {
    func of(_ kind: Anomaly.Kind) -> [WatchFinding] { filter { $0.kind == kind } }
}
