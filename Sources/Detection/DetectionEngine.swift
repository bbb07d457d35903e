package import Domain

/// Folds committed events into what is expected of every flow, platform and place and of the whole, and says what is not expected.
///
/// A value owned by one task: no clock, no I/O. The same batches and ticks give the same anomalies and the same
/// snapshots, in whatever order the events of a batch stand. History must come before live traffic and roughly in
/// the order of time: an event more than 32 hours older than its series' newest is no volume any more.
package struct DetectionEngine: Sendable {
    var settings: DetectionSettings
    /// Looks a flow up when it is met for the first time; only its source is used.
    let flow: @Sendable (FlowID) -> Flow?

    var series: [Series] = []
    private var places = SeriesPlaces()
    /// The series of the flows of a platform, by the place of the platform's.
    var flows: [Int: [Int]] = [:]
    var rollUps = RollUps()
    /// The hour through which all live series are closed.
    private var closedThrough = Int64.min
    var expectations: [ClosedExpectation] = []
    /// Hours of the last days in which nothing came from anywhere.
    var dark: Set<Int64> = []

    private var order = EventOrder()
    /// The series that a batch has touched; kept between batches for its room only.
    var touched: [Int] = []
    /// The minute in which silences were last looked for.
    private var silenceMinute = Int64.min / 2
    /// Until when no silence of a series can be told, in microseconds, as far as that is known.
    var quietUntil: [Int64] = []
    /// What people called false.
    var tolerances = Tolerances()
    var violations: ViolationMemory

    /// Snapshots of another version, or damaged, are left out: those series start cold.
    package init(
        settings: DetectionSettings = DetectionSettings(),
        restoring snapshots: [SeriesSnapshot] = [],
        flow: @escaping @Sendable (FlowID) -> Flow?
    ) {
        self.settings = settings
        self.flow = flow
        violations = ViolationMemory(restoring: snapshots)
        for restored in snapshots.compactMap(Series.init) where places[restored.key] == nil {
            append(restored)
        }
        for place in series.indices {
            series[place].mutes = mutes(of: place)
            guard series[place].key.isFlow, let platform = platformPlace(of: place) else { continue }
            flows[platform, default: []].append(place)
        }
        guard let newest = series.map(\.closedThrough).max() else { return }
        findDarkHours((newest - Series.ringHours + 1)...newest)
    }

    /// The flows to the platform of a series, its own among them.
    func flowsOfPlatform(of place: Int) -> [Int] {
        platformPlace(of: place).flatMap { flows[$0] } ?? []
    }

    func platformPlace(of place: Int) -> Int? { series[place].platform.flatMap { places[.platform($0)] } }

    package var seriesCount: Int { series.count }

    /// Learns a batch and returns what is new or out of the ordinary in it, and in the hours that it closed.
    package mutating func fold(_ batch: CommittedBatch) -> [Anomaly] {
        var found = tick(now: batch.committedAt)
        let events = batch.events
        var news: [News] = []
        let rules = batch.rules.isEmpty ? 0 : NoveltyMemory.name(of: batch.rules)
        order.arrange(events)
        for index in order.indices {
            observe(events[order[index]], committedAt: batch.committedAt, rules: rules, &news)
        }
        tellNews(news, into: &found)
        assessTouched(batch, into: &found)
        return told(found, at: batch.committedAt)
    }

    /// Closes the hours that are over by `now`, where drops are found, and looks for flows that have gone silent.
    package mutating func tick(now: Timestamp) -> [Anomaly] {
        var found: [Anomaly] = []
        let hour = Timestamp(microseconds: now.microseconds - settings.closeDelay).hourIndex - 1
        // The clock had run ahead and has come back.
        if hour + 1 < closedThrough { closedThrough = hour - 1 }
        if hour > closedThrough {
            let first = max(closedThrough, hour - 2 * Series.ringHours) + 1
            closedThrough = hour
            for place in series.indices where series[place].closedThrough > hour + 1 { series[place].rewind(to: hour) }
            for place in quietUntil.indices { quietUntil[place] = .min }
            findDarkHours(first...hour)
            // One after the other, as if somebody had called for each.
            for hour in first...hour { closeLive(through: hour, into: &found) }
        }
        let minute = now.microseconds.flooredQuotient(Timestamp.minute)
        if minute > silenceMinute || minute + 60 < silenceMinute {
            tellSilences(now, before: silenceMinute, into: &found)
            silenceMinute = minute
        }
        return told(found, at: now)
    }

    /// What is not muted, in the order of the keys.
    private mutating func told(_ found: [Anomaly], at now: Timestamp) -> [Anomaly] {
        var found = bearing(found, at: now)
        if !settings.mutes.isEmpty {
            found.removeAll { anomaly in
                anomaly.severity != .critical && anomaly.kind != .policyViolation
                    && settings.mutes.contains { mutes(anomaly, by: $0, now: now) }
            }
        }
        return found.sorted(by: DetectionEngine.precedes)
    }

    private func mutes(_ anomaly: Anomaly, by mute: Mute, now: Timestamp) -> Bool {
        guard mute.from <= now, now < mute.to, mute.covers(anomaly.kind) else { return false }
        guard let flow = anomaly.subject.flow.flatMap(flow) else {
            return (mute.platform ?? anomaly.subject.platform) == anomaly.subject.platform && mute.source == nil
                && mute.documentType == nil
        }
        return mute.concerns(flow)
    }

    /// Whether a campaign is one of the platform, or of a flow to it.
    private func concerns(_ mute: Mute, platformAt place: Int) -> Bool {
        if let platform = mute.platform { return platform == series[place].platform }
        if mute.source == nil, mute.documentType == nil { return true }
        // A campaign of one flow is a part of a roll-up only: see `flowShares`.
        guard !series[place].key.isRollUp else { return false }
        return (flows[place] ?? [])
            .contains { other in
                guard case .flow(let id) = series[other].key else { return false }
                return flow(id).map(mute.concerns) ?? false
            }
    }

    /// The announced campaigns of a series: a platform has those of its flows.
    func mutes(of place: Int) -> [Mute] {
        let one = series[place]
        return settings.mutes.filter { mute in
            guard mute.covers(.volumeSpike) else { return false }
            guard case .flow(let id) = one.key else { return concerns(mute, platformAt: place) }
            return flow(id).map(mute.concerns) ?? false
        }
    }

    /// Up to `limit` series that changed since they were last taken.
    package mutating func takeSnapshots(limit: Int = .max) -> [SeriesSnapshot] {
        var taken: [SeriesSnapshot] = []
        for place in series.indices where series[place].changed {
            guard taken.count < limit else { break }
            taken.append(series[place].snapshot)
            series[place].changed = false
        }
        if taken.count < limit, let told = violations.takeSnapshot() { taken.append(told) }
        return taken
    }

    /// The platform hours closed since the last call, with what was expected of them.
    package mutating func takeClosedExpectations() -> [ClosedExpectation] {
        defer { expectations.removeAll(keepingCapacity: true) }
        return expectations
    }

    /// What is expected of one hour of a series, with the band that detection uses; `nil` before a day was learned.
    package func expectation(for key: SeriesKey, at instant: Timestamp, metric: Anomaly.Metric) -> Measurement? {
        guard let place = places[key] else { return nil }
        return series.span[place].expectation(metric, hour: instant.hourIndex, settings)
    }

    // MARK: Events

    private static func precedes(_ left: Anomaly, _ right: Anomaly) -> Bool {
        left.episode.dedupKey != right.episode.dedupKey
            ? left.episode.dedupKey < right.episode.dedupKey : left.episode.startedAt < right.episode.startedAt
    }

    private mutating func observe(
        _ event: CommittedEvent,
        committedAt: Timestamp,
        rules: UInt64,
        _ news: inout [News]
    ) {
        let count = EventCount(event, committedAt: committedAt, historyAge: settings.historyAge)
        guard let platform = place(of: .platform(event.platform), event, count) else { return }
        let flow = place(of: .flow(event.flow), event, count)
        arrive(at: platform.place, count, rules: rules)
        if let flow { arrive(at: flow.place, count, rules: rules) }
        meet(event, at: count.at, platform: platform, flow: flow, teaches: count.teaches, &news)
        series[platform.place].add(event, count, clock: settings.clock)
        if let flow { series[flow.place].add(event, count, clock: settings.clock) }
        addToRollUps(event, count, platform: platform.place)
    }

    /// Makes a series ready for an event that is about to be added.
    private mutating func arrive(at place: Int, _ count: EventCount, rules: UInt64) {
        let arrival = series[place].arrive(count, rules: rules)
        if arrival.isFirst { touched.append(place) }
        // What comes late raises what was expected.
        if arrival.isLearned { quietUntil[place] = .min }
        if !arrival.isLive { prepare(place, hour: count.hour, live: count.isLive) }
    }

    /// Where a series is kept and whether it was made just now; `nil` when there is no room for it.
    private mutating func place(
        of key: SeriesKey,
        _ event: CommittedEvent,
        _ count: EventCount
    ) -> (place: Int, new: Bool)? {
        if let place = places[key] { return (place, false) }
        guard let place = makePlace(of: key, event.platform, count) else { return nil }
        if key.isFlow {
            if let source = flow(event.flow)?.source { series[place].memory.source = NoveltyMemory.name(of: source) }
            if let platform = places[.platform(event.platform)] { flows[platform, default: []].append(place) }
        }
        return (place, true)
    }

    /// Where a series is kept; it is made where there was none, if there is room.
    mutating func makePlace(of key: SeriesKey, _ platform: PlatformID?, _ count: EventCount) -> Int? {
        if let place = places[key] { return place }
        guard series.count < settings.maximumSeries else { return nil }
        let place = series.count
        append(Series(key, platform: platform, hour: count.hour, at: count.at))
        series[place].mutes = mutes(of: place)
        return place
    }

    private mutating func append(_ one: Series) {
        places[one.key] = series.count
        rollUps.hold(one.key, at: series.count)
        series.append(one)
        quietUntil.append(.min)
    }

    /// Brings a series that is not live yet to the hour of an event that is about to be added.
    mutating func prepare(_ place: Int, hour: Int64, live: Bool) {
        quietUntil[place] = .min
        if series[place].exposure.level == 0 { inherit(place) }
        let gap = hour - series[place].closedThrough
        // History may have holes; what nobody watched is not learned as nothing.
        if gap > (live ? 26 : 24 * 35) { series[place].resume(at: hour, clock: settings.clock) }
        var nobody: [Anomaly] = []
        close(place, through: hour - (live ? 1 : 2), watched: false, context, into: &nobody)
        if live { series[place].live = true }
    }

    /// Roll-ups need more than others and so have next to no part in the budget.
    var context: Assessment { Assessment(settings: settings, series: series.count - rollUps.count, dark: dark) }

    /// Judges what the batch touched: flows first, so that a flow that explains its platform has spoken.
    private mutating func assessTouched(_ batch: CommittedBatch, into found: inout [Anomaly]) {
        let context = context
        for place in touched where series[place].key.isFlow {
            assessWatch(place, batch, into: &found)
            assessHigh(place, now: batch.committedAt, context, into: &found)
        }
        for place in touched where !series[place].key.isFlow {
            assessHigh(place, now: batch.committedAt, context, into: &found)
        }
        touched.removeAll(keepingCapacity: true)
        assessRollUps(now: batch.committedAt, context, into: &found)
    }

    mutating func assessHigh(_ place: Int, now: Timestamp, _ context: Assessment, into found: inout [Anomaly]) {
        let looks = series[place].lookAtHigh(now: now, context)
        if !looks.isEmpty {
            let (volume, sensitivity) = series[place].assessHigh(now: now, looks, context)
            tellHigh(place, volume: volume, sensitivity: sensitivity, into: &found)
        }
        series[place].forgetTouches()
    }
}
