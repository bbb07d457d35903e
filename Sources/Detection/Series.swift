import Domain

/// The whole memory of one flow or platform, however long it lives.
///
/// Hours within the horizon are whole numbers; what is learned in floating point is learned from them once they leave
/// it, in the order of the hours. So events may arrive in any order and leave the same state.
struct Series {
    /// Hours that are kept as whole numbers.
    static let ringHours: Int64 = 32
    /// An hour is learned so many hours after its end; what comes later corrects the level.
    static let horizon: Int64 = 8

    let key: SeriesKey
    let platform: PlatformID
    /// The first hour with an event.
    var firstHour: Int64
    /// Hours up to this one are over.
    var closedThrough: Int64
    /// Hours up to this one are learned.
    var learnedThrough: Int64
    /// The latest hour with an event or closed.
    var newestHour: Int64
    /// Whether events have come as they happened: history alone is never watched for silence.
    var live = false
    var lastEvent: Timestamp
    var learnedHours: Int64 = 0
    var totalEvents: Int64 = 0

    // What one event touches stands together. Between two snapshots and within one batch only.
    var changed = true
    /// What the hours around the newest are expected to hold, and what is worth a look there.
    var expected = ExpectedHours()
    var touched = false
    var touchedHours: UInt32 = 0
    var touchedSlot = false
    /// Announced campaigns that concern it.
    var mutes: [Mute] = []

    /// The slot in which windows of hours were last looked at.
    var assessedSlot: Int64 = 0

    var ring = [HourBucket](repeating: HourBucket(), count: Int(Series.ringHours))
    var slots = RecentSlots()
    var instants = RecentInstants()

    var memory = NoveltyMemory()
    /// Of a flow: what is not volume.
    var watch: EventWatch

    /// Bytes by level of the newest hour, and its largest events.
    var levelBytes = InlineArray<6, Int64>(repeating: 0)
    var largest = LargestEvents()

    var exposure = Exposure()
    var events = Gauge()
    var size = SizeGauge()
    var sensitive = SensitiveGauge()
    var monthEnd = CalendarFactor()
    /// The mean of an hour of the week, by which the shape of the day that is being learned is measured.
    var weekMean = 0.0
    /// How many equal hours would hold what a day does; 0 before it is known.
    var busyHours = 0.0
    /// Events and shape of the hours learned of the day that is not learned to its end.
    var dayCount = 0.0
    var dayShape = 0.0
    /// The longest run of empty hours by what was expected of them, slowly forgotten, and the run that is going on.
    var longestLull = 0.0
    var lull = 0.0

    var spike: Episode?
    var sensitivity: Episode?
    var low: Episode?
    var rise: Episode?
    /// The last hour of the last spike that is over: what comes late for it is not told again.
    var toldThrough = Int64.min / 2
    /// The same of too little.
    var lowToldThrough = Int64.min / 2
    private let inPlace = InPlace()

    init(_ key: SeriesKey, platform: PlatformID, hour: Int64, at: Timestamp) {
        self.key = key
        self.platform = platform
        firstHour = hour
        closedThrough = hour - 1
        learnedThrough = hour - 1
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
        if learnedHours < 24 { expected.forget() }
        for level in levelBytes.indices { levelBytes[level] = 0 }
        largest.clear()
    }

    /// Takes note that an event is about to be added: whether it is the batch's first, comes for an hour that is learned,
    /// and finds the series live.
    mutating func arrive(_ count: EventCount, rules: UInt64) -> (isFirst: Bool, isLearned: Bool, isLive: Bool) {
        let isFirst = !touched
        touched = true
        if memory.follow(rules, at: count.hour) { watch.restartCategories() }
        return (isFirst, count.hour <= learnedThrough, live)
    }

    /// Counts one event; one older than the ring is known of, but is no volume.
    mutating func add(_ event: CommittedEvent, _ count: EventCount, clock: LocalClock) {
        changed = true
        totalEvents &+= 1
        let hour = count.hour
        if key.isFlow { watch.add(event, hour: hour, teaches: count.teaches) }
        lastEvent = max(lastEvent, count.at)
        open(hour)
        guard hour > newestHour - Series.ringHours, hour >= firstHour else { return }
        let place = Int(hour & (Series.ringHours - 1))
        ring[place].add(count)
        if !count.teaches { touchedHours |= 1 << UInt32(place) }
        if hour == newestHour {
            levelBytes[Int(event.level.rawValue)] &+= count.bytes
            largest.add(event, bytes: count.bytes)
        }
        if hour != newestHour || hour <= closedThrough { forgetExpectations(changing: hour) }
        if hour <= learnedThrough { correct(count, clock: clock) }
        instants.add(count.second)
        if slots.add(count), !count.teaches { touchedSlot = true }
    }

    mutating func forgetTouches() {
        touched = false
        touchedHours = 0
        touchedSlot = false
    }

    /// A count of an hour has changed that windows which end in the newest add up, or even what is expected of all hours.
    private mutating func forgetExpectations(changing hour: Int64) {
        if hour <= learnedThrough || learnedHours < 24 { expected.forget() } else { expected.forgetLimits() }
    }

    private mutating func correct(_ count: EventCount, clock: LocalClock) {
        guard !clock.isHoliday(count.hour), !isMuted(count.hour) else { return }
        let cell = clock.cell(of: count.hour)
        events.profile.correct(by: 1, cell: cell)
        size.correct(by: Double(count.bytes), cell: cell)
        sensitive.correct(by: Double(count.sensitive), cell: cell)
    }

    /// Whether a campaign was announced for this hour.
    func isMuted(_ hour: Int64) -> Bool { !mutes.isEmpty && mutes.contains { $0.covers(hour: hour) } }
}
