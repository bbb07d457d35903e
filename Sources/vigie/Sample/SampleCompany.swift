import Capture
import Domain

/// A company that does not exist: three ERP systems that send to seven platforms, hour after hour, the same for a seed.
///
/// History and live traffic are one stream: every hour is made from the seed and its number, so the live part
/// goes on just where the history ends, at the rate that the history has taught detection to expect.
struct SampleCompany: Sendable {
    /// What is sent along of each message.
    enum Depth: Sendable {
        /// Categories with counts: quick to take in.
        case labels
        /// The message itself, as an integration would send it.
        case payload
    }

    let seed: UInt64
    /// Multiplies the rates of all flows; 1 is about 2,700 events a day.
    let scale: Double
    let flows = SampleFlow.all
    private let stock: SampleStock
    private let leakStock: SampleStock

    init(seed: UInt64 = 20_261_125, scale: Double = 1) {
        self.seed = seed
        self.scale = scale
        stock = SampleStock(flows.map { ($0.document, $0.records) }, seed: seed)
        leakStock = SampleStock([(.leakingPriceList, [240])], seed: seed ^ 1)
    }

    /// `days` of traffic before `ending`, in batches of about `batch` events, in the order of time.
    func history(days: Int, ending: Timestamp, depth: Depth = .labels, batch: Int = 1_000) -> SampleHistory {
        SampleHistory(company: self, days: days, ending: ending, depth: depth, batch: batch)
    }

    /// The stream from an instant on, asked for as time goes by.
    func live(from start: Timestamp, depth: Depth = .payload) -> SampleLive {
        SampleLive(company: self, from: start, depth: depth)
    }

    /// One integration gone wrong: whole price lists, each second, with cost prices in them.
    func leak(startingAt start: Timestamp) -> SampleLeak { SampleLeak(company: self, from: start, stock: leakStock) }
}

extension SampleCompany {
    /// All events of one hour (numbered from 1970, UTC), in the order of time.
    func events(hour: Int64, depth: Depth) -> [CapturedEvent] {
        var events: [CapturedEvent] = []
        for (place, flow) in flows.enumerated() {
            var random = SampleRandom(seed, UInt64(place), UInt64(bitPattern: hour))
            var day = SampleRandom(seed, UInt64(place), UInt64(bitPattern: hour / 24), 1)
            let mean = scale * flow.perDay / 24 * flow.rhythm.weight(hour: hour)
            let count = random.poisson(mean: mean * day.factor(spread: 0.06) * random.factor(spread: 0.05))
            for ordinal in 0..<count {
                events.append(event(flow, place, hour, ordinal, depth, &random))
            }
        }
        // Equal instants keep the order of the flows, so that the order is the same each time.
        return events.enumerated()
            .sorted {
                ($0.element.envelope.time?.microseconds ?? 0, $0.offset)
                    < ($1.element.envelope.time?.microseconds ?? 0, $1.offset)
            }
            .map(\.element)
    }

    private func event(
        _ flow: SampleFlow,
        _ place: Int,
        _ hour: Int64,
        _ ordinal: Int,
        _ depth: Depth,
        _ random: inout SampleRandom
    ) -> CapturedEvent {
        let micros = Int64(random.next() % UInt64(Timestamp.hour))
        let message = stock.message(place, &random)
        let failed = random.unit() < 0.004
        let envelope = Envelope(
            id: Array("\(flow.documentType)-\(hour)-\(ordinal)-\(flow.platform)".utf8),
            route: flow.route,
            time: Timestamp(microseconds: hour * Timestamp.hour + micros),
            bytes: Int64(message.bytes.count),
            records: Int32(message.records),
            status: failed ? 503 : 200,
            durationMilliseconds: Int32(40 + random.whole(0...300) + message.bytes.count / 200),
            actor: "svc_integration",
            subjects: flow.personal ? Int32(message.records) : nil
        )
        return CapturedEvent(envelope: envelope, content: message.content(depth))
    }
}
