import Domain

/// The whole memory of one flow or platform: some 2.5 KiB, however long it lives.
struct Series {
    /// Hours that can still be added to.
    static let ringHours: Int64 = 32
    static let slotLength = 5 * Timestamp.minute

    let key: SeriesKey
    let platform: PlatformID
    /// The first hour with an event.
    var firstHour: Int64
    /// Hours up to this one are learned.
    var closedThrough: Int64
    /// The latest hour with an event or closed.
    var newestHour: Int64
    /// Whether events have come as they happened: history alone is never watched for silence.
    var live = false
    var lastEvent: Timestamp
    var learnedHours: Int64 = 0
    var totalEvents: Int64 = 0

    var ring = [HourBucket](repeating: HourBucket(), count: Int(Series.ringHours))
    var exposure = Exposure()
    var events = Gauge()
    var bytes = Gauge()
    var sensitive = SensitiveGauge()
    var size = EventSize()
    /// The running five minutes, and how many of this hour were seen.
    var slotIndex: Int64 = 0
    var slot = HourBucket()
    var slotsSeen: Int64 = 0
    /// What a break of the last hours held back: its coming all at once is no spike.
    var heldBack = 0.0
    /// Events that were expected in the closed hours since the last event.
    var silentExpected = 0.0
    /// Σ mean² of those hours.
    var silentSquares = 0.0
    /// Bytes by level of the newest hour, and its largest events.
    var levelBytes = [Int64](repeating: 0, count: Level.allCases.count)
    var largest: [LargeEvent] = []

    var spike: Episode?
    var sensitivity: Episode?
    var low: Episode?
    /// The last hour told of as a spike: the day that holds it needs no telling.
    var spikeHour = Int64.min / 2
    var memory = NoveltyMemory()
    /// Of a flow: what is not volume.
    var watch: EventWatch

    // Between two snapshots and within one batch only.
    var changed = true
    var touched = false
    var touchedHours: UInt32 = 0
    var touchedSlot = false

    init(_ key: SeriesKey, platform: PlatformID, hour: Int64, at: Timestamp) {
        self.key = key
        self.platform = platform
        firstHour = hour
        closedThrough = hour - 1
        newestHour = hour
        lastEvent = at
        watch = EventWatch(hour: hour)
    }

    var historyDays: Double { Double(learnedHours) / 24 }

    func bucket(_ hour: Int64) -> HourBucket {
        guard hour <= newestHour, hour > newestHour - Series.ringHours else { return HourBucket() }
        return ring[Int(hour & (Series.ringHours - 1))]
    }

    /// Opens the hours up to `hour`; their places in the ring held hours that are learned by now.
    mutating func open(_ hour: Int64) {
        guard hour > newestHour else { return }
        let first = max(newestHour + 1, hour - Series.ringHours + 1)
        for hour in first...hour { ring[Int(hour & (Series.ringHours - 1))] = HourBucket() }
        newestHour = hour
        for level in levelBytes.indices { levelBytes[level] = 0 }
        largest.removeAll(keepingCapacity: true)
    }

    /// Counts one event; one older than the ring is known of, but is no volume.
    ///
    /// With `teaches`, it is history: learned from, never held against the expectation.
    mutating func add(_ event: CommittedEvent, at: Timestamp, hour: Int64, teaches: Bool, clock: LocalClock) {
        changed = true
        totalEvents &+= 1
        if key.isFlow { watch.add(event, hour: hour, teaches: teaches) }
        if at > lastEvent {
            lastEvent = at
            silentExpected = 0
            silentSquares = 0
        }
        open(hour)
        guard hour > newestHour - Series.ringHours, hour >= firstHour else { return }
        let place = Int(hour & (Series.ringHours - 1))
        ring[place].add(event)
        size.add(event.countedBytes)
        if !teaches { touchedHours |= 1 << UInt32(place) }
        if hour <= closedThrough {
            correct(event, hour: hour, clock: clock)
        }
        if hour == newestHour {
            levelBytes[Int(event.level.rawValue)] &+= event.countedBytes
            remember(event)
        }
        addToSlot(event, at: at, clock: clock)
        if teaches { touchedSlot = false }
    }

    mutating func forgetTouches() {
        touched = false
        touchedHours = 0
        touchedSlot = false
    }

    private mutating func correct(_ event: CommittedEvent, hour: Int64, clock: LocalClock) {
        guard !clock.isHoliday(hour) else { return }
        let cell = clock.cell(of: hour)
        events.profile.correct(by: 1, cell: cell)
        bytes.profile.correct(by: Double(event.countedBytes), cell: cell)
        sensitive.correct(by: Double(event.sensitiveBytes), cell: cell)
    }

    private mutating func remember(_ event: CommittedEvent) {
        let bytes = event.countedBytes
        if largest.count == 3, bytes <= largest[2].bytes { return }
        let place = largest.firstIndex { $0.bytes < bytes } ?? largest.count
        if largest.count == 3 { largest.removeLast() }
        largest.insert(LargeEvent(id: EventID(occurredAt: event.occurredAt, key: event.key), bytes: bytes), at: place)
    }

    private mutating func addToSlot(_ event: CommittedEvent, at: Timestamp, clock: LocalClock) {
        let index = at.microseconds.flooredQuotient(Series.slotLength)
        guard index >= slotIndex else { return }
        if index > slotIndex {
            if slot.events > 0 { learnSlot(clock: clock) }
            slotIndex = index
            slot = HourBucket()
        }
        slot.add(event)
        touchedSlot = true
    }

    var slotHour: Int64 { slotIndex.flooredQuotient(12) }
}
