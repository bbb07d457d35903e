import Domain

/// The three largest events of an hour, the largest first; equal ones by their keys, so that no order matters.
struct LargestEvents {
    static let most = 3

    private var held = InlineArray<3, LargeEvent>(repeating: LargestEvents.none)
    private(set) var count = 0

    private static let none = LargeEvent(
        id: EventID(occurredAt: Timestamp(seconds: 0), key: EventKey(high: 0, low: 0)),
        bytes: 0
    )

    init() {}

    var ids: [EventID] { (0..<count).map { held[$0].id } }

    mutating func clear() { count = 0 }

    mutating func add(_ event: CommittedEvent, bytes: Int64) {
        let key = event.key
        if count == LargestEvents.most, bytes < held[LargestEvents.most - 1].bytes { return }
        var place = 0
        while place < count, !(held[place].bytes < bytes || (held[place].bytes == bytes && key < held[place].id.key)) {
            place += 1
        }
        guard place < LargestEvents.most else { return }
        if count < LargestEvents.most { count += 1 }
        for behind in stride(from: count - 1, to: place, by: -1) { held[behind] = held[behind - 1] }
        held[place] = LargeEvent(id: EventID(occurredAt: event.occurredAt, key: key), bytes: bytes)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        var number = UInt8(count)
        io.value(&number)
        guard number <= LargestEvents.most else { return io.fail() }
        count = Int(number)
        for place in 0..<count { held[place].exchange(&io) }
    }
}

/// One of the largest events of an hour.
struct LargeEvent {
    var id: EventID
    var bytes: Int64

    fileprivate mutating func exchange(_ io: inout SnapshotExchange) {
        var instant = id.occurredAt
        var high = id.key.high
        var low = id.key.low
        io.count(&instant.microseconds)
        io.value(&high)
        io.value(&low)
        io.count(&bytes)
        id = EventID(occurredAt: instant, key: EventKey(high: high, low: low))
    }
}
