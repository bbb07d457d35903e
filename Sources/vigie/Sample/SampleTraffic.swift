import Capture
import Domain

/// The past of the sample company, batch after batch.
struct SampleHistory: Sequence, IteratorProtocol {
    /// Hours from 1970: the next one to make, and the one that is cut at the end.
    private var hour: Int64
    private let lastHour: Int64
    private let company: SampleCompany
    private let ending: Timestamp
    private let depth: SampleCompany.Depth
    private let batch: Int
    private let hours: Int64

    init(company: SampleCompany, days: Int, ending: Timestamp, depth: SampleCompany.Depth, batch: Int) {
        self.company = company
        self.ending = ending
        self.depth = depth
        self.batch = Swift.max(1, batch)
        lastHour = ending.floored(to: Timestamp.hour).microseconds / Timestamp.hour
        hour = lastHour - Int64(Swift.max(0, days)) * 24
        hours = Swift.max(1, lastHour - hour + 1)
    }

    /// How much of it has been given out, 0 to 1.
    var progress: Double { 1 - Double(Swift.max(0, lastHour - hour + 1)) / Double(hours) }

    mutating func next() -> [CapturedEvent]? {
        var events: [CapturedEvent] = []
        while hour <= lastHour, events.count < batch {
            let made = company.events(hour: hour, depth: depth)
            events += hour < lastHour ? made : made.filter { ($0.envelope.time ?? ending) < ending }
            hour += 1
        }
        return events.isEmpty ? nil : events
    }
}

/// Traffic as it happens; whoever holds it has the clock.
struct SampleLive: Sendable {
    private let company: SampleCompany
    private let depth: SampleCompany.Depth
    private var given: Timestamp
    private var hour: Int64
    private var events: [CapturedEvent]

    init(company: SampleCompany, from start: Timestamp, depth: SampleCompany.Depth) {
        self.company = company
        self.depth = depth
        given = start
        hour = start.floored(to: Timestamp.hour).microseconds / Timestamp.hour
        events = company.events(hour: hour, depth: depth)
    }

    /// The events since the last call whose time is before `instant`.
    mutating func due(before instant: Timestamp) -> [CapturedEvent] {
        var due: [CapturedEvent] = []
        while given < instant {
            let hourEnd = Timestamp(microseconds: (hour + 1) * Timestamp.hour)
            let end = min(instant, hourEnd)
            due += events.filter { event in event.envelope.time.map { $0 >= given && $0 < end } ?? false }
            given = end
            if end == hourEnd {
                hour += 1
                events = company.events(hour: hour, depth: depth)
            }
        }
        return due
    }
}

/// The leak: three whole price lists each second, with 240 articles and their costs.
struct SampleLeak: Sendable {
    private static let perSecond = 3
    private let company: SampleCompany
    private let stock: SampleStock
    private let start: Timestamp
    private var count: Int64 = 0

    init(company: SampleCompany, from start: Timestamp, stock: SampleStock) {
        self.company = company
        self.start = start
        self.stock = stock
    }

    /// The events since the last call whose time is before `instant`.
    mutating func due(before instant: Timestamp) -> [CapturedEvent] {
        let flow = SampleFlow.priceFeed
        var due: [CapturedEvent] = []
        while true {
            let time = Timestamp(microseconds: start.microseconds + count * 1_000_000 / Int64(SampleLeak.perSecond))
            guard time < instant else { return due }
            var random = SampleRandom(company.seed, UInt64(bitPattern: time.microseconds))
            let message = stock.message(0, &random)
            due.append(
                CapturedEvent(
                    envelope: Envelope(
                        id: Array("\(flow.documentType)-v3-\(time.microseconds)".utf8),
                        route: flow.route,
                        time: time,
                        bytes: Int64(message.bytes.count),
                        records: Int32(message.records),
                        status: 200,
                        durationMilliseconds: Int32(90 + random.whole(0...200)),
                        actor: "svc_integration"
                    ),
                    content: message.content(.payload)
                )
            )
            count += 1
        }
    }
}
