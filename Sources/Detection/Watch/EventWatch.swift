import Domain

/// All that is watched of a flow beside its volume: some 900 bytes, however long it lives.
///
/// Open hours and half days hold whole numbers; what is learned from them with fractions is learned once they have
/// left the lateness horizon, in the order of time. So events may come in any order within `OpenHours.lateness` hours
/// and leave the same state, bit for bit. What comes later is not counted here.
struct EventWatch {
    var hours: OpenHours
    /// The two half days that can be open, by the parity of their index.
    private var halves: InlineArray<2, HalfDay> = [HalfDay(), HalfDay()]
    private(set) var failures = RareShare()
    private(set) var malformed = RareShare()
    private(set) var mix = CategoryMix()
    private(set) var repeats = RepeatedContents()
    private(set) var people = SubjectMass()
    private(set) var time = TransferTime()
    var episodes = WatchEpisodes()

    /// What the events of a batch brought; between two batches it is empty.
    private(set) var touched = Touched()

    struct Touched {
        /// The latest hour with a live event.
        var hour = Int64.min
        var hasFailure = false
        var hasMalformed = false
        var hasSubjects = false
        var hasContent = false
        var hasTime = false
        var categories = CategorySet()
    }

    private let inPlace = InPlace()

    init(hour: Int64) { hours = OpenHours(newest: hour) }

    /// Counts one event of `hour`; with `teaches`, it is history: learned from, never judged.
    mutating func add(_ event: CommittedEvent, hour: Int64, teaches: Bool) {
        if hour > hours.newest { advance(to: hour) }
        guard hour >= hours.oldest else { return }
        hours.add(event, hour: hour)
        let half = HalfDay.index(of: hour)
        halves[Int(half & 1)].add(event)
        mix.add(event.categories, half: half)
        guard !teaches else { return }
        touched.hour = max(touched.hour, hour)
        touched.hasFailure = touched.hasFailure || event.failed
        touched.hasMalformed = touched.hasMalformed || event.isMalformed
        touched.hasSubjects = touched.hasSubjects || event.subjects > 0
        touched.hasContent = touched.hasContent || event.content != 0
        touched.hasTime = touched.hasTime || event.durationMilliseconds != nil
        touched.categories = CategorySet(rawValue: touched.categories.rawValue | event.categories.rawValue)
    }

    mutating func forgetTouches() { touched = Touched() }

    func half(_ index: Int64) -> HalfDay { halves[Int(index & 1)] }

    /// The first time of these categories was told.
    mutating func tellNew(_ categories: CategorySet) { mix.tellNew(categories) }

    mutating func tell(_ category: Category) { mix.tell(category) }

    /// Other rules classify from now on: what shares were is no measure any more.
    mutating func restartCategories() { mix.restart() }

    /// Comes back from hours that have not been yet: a clock had run ahead.
    mutating func rewind(to hour: Int64) {
        guard hours.newest > hour else { return }
        hours = OpenHours(newest: hour)
        halves = [HalfDay(), HalfDay()]
        mix.forgetOpen()
        episodes.rewind(to: hour)
        forgetTouches()
    }

    // MARK: Learning

    private mutating func advance(to hour: Int64) {
        // What is open is learned after a day and a half; a longer gap holds nothing to learn.
        let first = hour - hours.newest > 48 ? hours.newest + 36 : hour
        while hours.newest < first { learnOldest() }
        if hours.newest < hour { hours = OpenHours(newest: hour) }
    }

    private mutating func learnOldest() {
        let hour = hours.oldest
        let left = hours.open()
        if left.events > 0 {
            failures.learn(left.failed, of: left.events)
            malformed.learn(left.malformed, of: left.events)
            time.learn(left)
        }
        let half = HalfDay.index(of: hour)
        guard HalfDay.index(of: hour + 1) != half else { return }
        let place = Int(half & 1)
        mix.learn(events: halves[place].events, copies: repeats.copies(halves[place].contents), half: half)
        repeats.learn(halves[place].contents)
        people.learn(halves[place])
        halves[place] = HalfDay()
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        hours.exchange(&io)
        halves[0].exchange(&io)
        halves[1].exchange(&io)
        failures.exchange(&io)
        malformed.exchange(&io)
        mix.exchange(&io)
        repeats.exchange(&io)
        people.exchange(&io)
        time.exchange(&io)
        episodes.exchange(&io, near: hours.newest)
    }
}
