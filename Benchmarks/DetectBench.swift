import Detection
import Domain
import Foundation

/// What detection costs: learning one event, closing one hour of one series, and the bytes that a series keeps.
///
/// A thousand flows to a hundred platforms, their rates from one event an hour to sixty, in batches of a thousand, as
/// one thread of the service has them; CPU time. Hours are closed on their own, after weeks of them have been learned.
///
/// A batch holds one or two events of a flow, so that nearly every event is judged; what a fold does once an hour, and
/// the look for silences at each batch's minute, is borne by six events of a flow. A busier company's events cost
/// less: several of a flow come in a batch, and hours hold more of them.
struct DetectBench {
    let figures: Figures
    let rounds: Int

    static let names = ["detect.fold_ns", "detect.close_ns", "detect.state_bytes"]

    private static let flows: Int32 = 1_000
    private static let platforms: Int32 = 100
    private static let start = Timestamp(rfc3339: "2026-03-02T00:00:00Z") ?? Timestamp(seconds: 0)

    func run() {
        var folds: [Double] = []
        var closes: [Double] = []
        var bytes = 0
        for round in 1...max(rounds, 1) {
            let result = measure(seed: UInt64(round))
            folds.append(result.fold)
            closes.append(result.close)
            bytes = max(bytes, result.bytes)
            figures.note(
                "round \(round): an event \(Int(result.fold)) ns, an hour of a series \(Int(result.close)) ns, "
                    + "\(result.bytes) bytes"
            )
        }
        figures.print("detect.fold_ns", folds.median, digits: 0)
        figures.print("detect.close_ns", closes.median, digits: 0)
        figures.print("detect.state_bytes", bytes)
    }

    private func measure(seed: UInt64) -> (fold: Double, close: Double, bytes: Int) {
        var random = Generator(state: seed)
        var engine = DetectionEngine(settings: DetectionSettings(clock: .quebec), flow: DetectBench.flow)
        var folding = 0.0
        var closing = 0.0
        var events = 0
        var closes = 0
        let weeks: Int64 = 3
        for hour in 0..<(weeks * 168) {
            let measured = hour >= (weeks - 1) * 168
            for batch in batches(hour, &random) {
                let began = CPUClock.seconds
                _ = engine.fold(batch)
                if measured {
                    folding += CPUClock.seconds - began
                    events += batch.events.count
                }
            }
            let end = DetectBench.start.advanced(bySeconds: (hour + 1) * 3_600 + 301)
            let began = CPUClock.seconds
            _ = engine.tick(now: end)
            if measured {
                closing += CPUClock.seconds - began
                closes += engine.seriesCount
            }
            _ = engine.takeClosedExpectations()
        }
        let bytes = engine.takeSnapshots().map(\.state.count).max() ?? 0
        return (folding / Double(max(events, 1)) * 1e9, closing / Double(max(closes, 1)) * 1e9, bytes)
    }

    @Sendable private static func flow(_ id: FlowID) -> Flow? {
        Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: PlatformID(rawValue: id.rawValue % platforms),
            source: "erp/\(id.rawValue % 40)",
            documentType: "document-\(id.rawValue)"
        )
    }

    /// The events of an hour, in the order of time, a thousand a batch.
    private func batches(_ hour: Int64, _ random: inout Generator) -> [CommittedBatch] {
        var events: [CommittedEvent] = []
        for number in 0..<DetectBench.flows {
            let rate = number % 60 + 1
            // Every flow has its own share of an hour's chances; nights are quiet.
            let chances = hour % 24 < 7 ? rate / 6 : rate / 2
            for _ in 0..<chances where random.next() & 1 == 0 { events.append(event(number, hour, &random)) }
        }
        events.sort { $0.occurredAt < $1.occurredAt }
        return stride(from: 0, to: events.count, by: 1_000)
            .map { place in
                let part = Array(events[place..<min(place + 1_000, events.count)])
                let at = part.last?.occurredAt ?? DetectBench.start
                return CommittedBatch(id: BatchID(rawValue: hour * 1_000 + Int64(place)), committedAt: at, events: part)
            }
    }

    private func event(_ number: Int32, _ hour: Int64, _ random: inout Generator) -> CommittedEvent {
        let bits = random.next()
        var categories = CategorySet(.commercialPrice)
        if bits % 50 == 0 { categories.formUnion(CategorySet(.personalContact)) }
        return CommittedEvent(
            key: EventKey(high: bits, low: random.next()),
            occurredAt: DetectBench.start.advanced(bySeconds: hour * 3_600 + Int64(bits >> 8 & 0xFFFF) % 3_600),
            flow: FlowID(rawValue: number),
            platform: PlatformID(rawValue: number % DetectBench.platforms),
            host: HostID(rawValue: number % DetectBench.platforms),
            jurisdiction: Jurisdiction(rawValue: "CA"),
            bytes: 500 + Int64(bits >> 24 & 0x7FF),
            records: 1,
            failed: bits % 97 == 0,
            level: .confidential,
            score: 40,
            categories: categories,
            subjects: Int32(bits >> 40 & 1),
            durationMilliseconds: 50 + Int32(bits >> 44 & 0xFF),
            content: bits | 1
        )
    }

    /// SplitMix64.
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
