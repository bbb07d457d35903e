import Domain

/// What one flow sent in one hour beside its volume: whole numbers only, so that no order of arrival shows in them.
struct WatchedHour {
    var events: UInt32 = 0
    var failed: UInt32 = 0
    var malformed: UInt32 = 0
    /// Σ of the persons of each event.
    var subjects: UInt32 = 0
    /// Events that say how long they took.
    var timed: UInt32 = 0
    /// Σ of their logarithms to the base 2, in eighths.
    var logarithms: UInt32 = 0
    /// Σ of the squares of those.
    var squares: UInt64 = 0

    mutating func add(_ event: CommittedEvent) {
        events &+= 1
        if event.failed { failed &+= 1 }
        if event.isMalformed { malformed &+= 1 }
        if event.subjects > 0 { subjects &+= UInt32(min(event.subjects, HalfDay.mostSubjects)) }
        guard let length = event.durationMilliseconds, length >= 0 else { return }
        let eighths = WatchedHour.eighths(of: length)
        timed &+= 1
        logarithms &+= eighths
        squares &+= UInt64(eighths) &* UInt64(eighths)
    }

    /// 8 · log₂(milliseconds + 1), rounded: 0 to 248.
    static func eighths(of milliseconds: Int32) -> UInt32 {
        let value = UInt32(bitPattern: milliseconds) &+ 1
        let power = UInt32(value.leadingZeroBitCount)
        let fraction = SIMD8<UInt32>(repeating: value << power)
        let passed = SIMD8<UInt32>(repeating: 0).replacing(with: 1, where: fraction .>= halfways)
        return (31 - power) * 8 + passed.wrappedSum()
    }

    /// Where a fraction of 2³¹ rounds to one eighth more: 2^((k − ½)/8), k from 1 to 8.
    private static let halfways = SIMD8<UInt32>(
        0x85AA_C368,
        0x91C3_D374,
        0x9EF5_3261,
        0xAD58_3EEB,
        0xBD08_A3A0,
        0xCE24_8C16,
        0xE0CC_DEED,
        0xF525_7D16
    )

    mutating func exchange(_ io: inout SnapshotExchange) {
        var isFilled = events != 0
        io.value(&isFilled)
        guard isFilled else { return }
        io.count(&events)
        io.count(&failed)
        io.count(&malformed)
        io.count(&subjects)
        io.count(&timed)
        io.count(&logarithms)
        io.count(&squares)
    }
}

/// The hours of a flow that can still be added to; what leaves them is learned, hour after hour.
///
/// An event that comes up to `lateness` hours after its hour is always in time, whichever events came before it.
struct OpenHours {
    static let count: Int64 = 8
    static let lateness = count - 1

    /// The latest hour with an event.
    private(set) var newest: Int64
    private var ring = [WatchedHour](repeating: WatchedHour(), count: Int(OpenHours.count))

    init(newest: Int64) { self.newest = newest }

    /// The oldest hour that is not learned.
    var oldest: Int64 { newest - OpenHours.count + 1 }

    subscript(hour: Int64) -> WatchedHour {
        hour >= oldest && hour <= newest ? ring[OpenHours.place(hour)] : WatchedHour()
    }

    /// Counts an event in an hour that is open.
    mutating func add(_ event: CommittedEvent, hour: Int64) { ring[OpenHours.place(hour)].add(event) }

    /// The events of an hour and of the one before.
    func recentEvents(_ hour: Int64) -> UInt32 {
        let before = hour - 1 >= oldest ? ring[OpenHours.place(hour - 1)].events : 0
        return ring[OpenHours.place(hour)].events &+ before
    }

    /// Opens the next hour and returns what it displaces: the oldest.
    mutating func open() -> WatchedHour {
        newest += 1
        let place = OpenHours.place(newest)
        defer { ring[place] = WatchedHour() }
        return ring[place]
    }

    /// What the hours from one to another hold, as far as they are open.
    func sums(
        from first: Int64,
        through last: Int64,
        _ count: KeyPath<WatchedHour, UInt32>
    ) -> (hits: Double, events: Double) {
        var (hits, events) = (0.0, 0.0)
        for hour in oldest...newest where hour >= first && hour <= last {
            hits += Double(self[hour][keyPath: count])
            events += Double(self[hour].events)
        }
        return (hits, events)
    }

    private static func place(_ hour: Int64) -> Int { Int(hour & (count - 1)) }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.count(&newest)
        for place in 0..<Int(OpenHours.count) { ring[place].exchange(&io) }
    }
}
