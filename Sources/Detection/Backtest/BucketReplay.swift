package import Domain

/// Replays closed hours through several settings at once and tells what each would have told.
///
/// Learning does not depend on the settings that may be compared, so that there is one model for all of them, and one
/// pass. Hours are taken a day at a time, so that a series is at hand while its day is played; rows must come in the
/// order of their hours, the flows of an hour in any order. A value without clock or I/O: the same rows give the same
/// alerts.
///
/// What happens inside an hour is not seen: a spike is told at the end of its hour. Documents of an hour count as of
/// its mean size. Novelty, shares, persons, copies and times are not in hours of roll-ups, and are left out.
package struct BucketReplay: Sendable {
    /// Hours in a block.
    static let blockHours: Int64 = 24

    let settings: [DetectionSettings]
    /// Looks a flow up when it is met for the first time.
    let flow: @Sendable (FlowID) -> Flow?

    var flows = BucketBlock()
    var platforms = BucketBlock()
    /// Of a platform, the places of its flows.
    var members: [[Int]] = []
    private var flowPlaces: [FlowID: Int] = [:]
    private var platformPlaces: [PlatformID: Int] = [:]
    /// The first hour of the block that is being filled.
    var first = Int64.min
    /// Hours in which the intake was down.
    var dark: Set<Int64> = []

    /// Tests open them all.
    var hasGates = true
    /// For each setting.
    package internal(set) var alerts: [[BucketAlert]]
    package private(set) var closes: Int64 = 0
    package private(set) var events: Int64 = 0
    /// Rows whose flow nobody knows, or for which there was no room.
    package private(set) var leftOut: Int64 = 0

    /// Calendar, mutes and what is learned are those of the first of the settings.
    package init(settings: [DetectionSettings], flow: @escaping @Sendable (FlowID) -> Flow?) {
        precondition(!settings.isEmpty, "a replay of no settings")
        self.settings = settings
        self.flow = flow
        alerts = Array(repeating: [], count: settings.count)
    }

    var clock: LocalClock { settings[0].clock }

    package var seriesCount: Int { flows.count + platforms.count }

    /// Takes one row; plays the days before it.
    ///
    /// A row of a day that is played already is left out.
    package mutating func add(_ row: BucketHour) {
        let day = row.hour.flooredQuotient(BucketReplay.blockHours) * BucketReplay.blockHours
        if first == .min { first = day }
        guard row.events > 0, day >= first, let place = place(of: row) else {
            leftOut += row.events > 0 ? 1 : 0
            return
        }
        while first < day { play(through: first + BucketReplay.blockHours - 1) }
        events &+= row.events
        let bucket = HourBucket(row)
        flows.add(bucket, at: place.flow, offset: Int(row.hour - first))
        platforms.add(bucket, at: place.platform, offset: Int(row.hour - first))
    }

    /// Plays what was taken, up to the hour that ends at `end`.
    package mutating func finish(at end: Timestamp) {
        guard first != .min else { return }
        let last = end.hourIndex - 1
        while first + BucketReplay.blockHours - 1 <= last { play(through: first + BucketReplay.blockHours - 1) }
        if first <= last { play(through: last) }
    }

    private mutating func place(of row: BucketHour) -> (flow: Int, platform: Int)? {
        if let place = flowPlaces[row.flow] { return (place, flows.parents[place]) }
        guard seriesCount + 2 <= settings[0].maximumSeries, let flow = flow(row.flow) else { return nil }
        let platform: Int
        if let known = platformPlaces[flow.platform] {
            platform = known
        } else {
            platform = platforms.count
            platformPlaces[flow.platform] = platform
            members.append([])
            // Campaigns of its flows are added as they are met.
            let mutes = settings[0].mutes.filter { $0.concernsAll(of: flow.platform) && $0.covers(.volumeSpike) }
            platforms.append(.platform(flow.platform), flow.platform, parent: platform, hour: row.hour, mutes, settings)
        }
        let place = flows.count
        flowPlaces[row.flow] = place
        members[platform].append(place)
        let mutes = settings[0].mutes.filter { $0.concerns(flow) && $0.covers(.volumeSpike) }
        flows.append(.flow(row.flow), flow.platform, parent: platform, hour: row.hour, mutes, settings)
        flows.sources[place] = NoveltyMemory.name(of: flow.source)
        platforms.add(mutes, at: platform)
        return (place, platform)
    }

    // MARK: Playing

    private mutating func play(through last: Int64) {
        let hours = calendar(through: last)
        let (bounds, clock, dark) = (bounds, clock, dark)
        let forced: BucketSeries.Gates = hasGates ? [] : [.high, .low, .level, .silence]
        let contexts = settings.map { Assessment(settings: $0, series: seriesCount, dark: dark) }
        for place in 0..<flows.count {
            inherit(place)
            for hour in hours where hour.hour >= flows.series[place].series.firstHour {
                let offset = Int(hour.hour - first)
                let gates = flows.take(place, offset, hour, clock, bounds).union(forced)
                if !gates.isEmpty || flows.series[place].isTroubled { judge(place, gates, hour, contexts) }
                flows.series[place].series.close(hour.hour, clock: clock, dark: dark)
                closes &+= 1
            }
        }
        // Platforms after their flows, so that a flow that explains its platform has spoken.
        for place in 0..<platforms.count {
            for hour in hours where hour.hour >= platforms.series[place].series.firstHour {
                let offset = Int(hour.hour - first)
                let gates = platforms.take(place, offset, hour, clock, bounds).union(forced)
                if !gates.isEmpty || platforms.series[place].isTroubled { judgePlatform(place, gates, hour, contexts) }
                platforms.series[place].series.close(hour.hour, clock: clock, dark: dark)
                closes &+= 1
            }
        }
        first = last + 1
        flows.clear()
        platforms.clear()
    }

    /// Gives a flow that has learned nothing the shape of its platform's week, as the engine does.
    private mutating func inherit(_ place: Int) {
        let parent = flows.parents[place]
        guard flows.series[place].series.exposure.level == 0,
            platforms.series[parent].series.learnedHours >= InheritedShape.leastHours
        else { return }
        flows.series[place].series.exposure.inherit(platforms.series[parent].series.weekShape)
    }

    /// The hours of the block, with those in which nothing came from anywhere although much was expected.
    private mutating func calendar(through last: Int64) -> [CalendarHour] {
        dark = dark.filter { $0 > first - 24 * 35 }
        let any = flows.filled.reduce(0, |)
        return (first...last)
            .map { hour in
                var one = CalendarHour(hour, clock)
                guard any & 1 << UInt32(hour - first) == 0, !one.isHoliday else { return one }
                one.isDark = isDark(hour)
                if one.isDark { dark.insert(hour) }
                return one
            }
    }

    private func isDark(_ hour: Int64) -> Bool {
        var expected = 0.0
        var busy = 0
        for place in 0..<flows.count where flows.series[place].series.firstHour < first {
            let mean = flows.series.span[place].series.lowMean(hour, clock)
            expected += mean
            if mean >= 1 { busy += 1 }
        }
        return DetectionEngine.isDark(expected: expected, busyFlows: busy)
    }

    /// The setting with the greatest budget.
    var readiest: Int {
        settings.indices.max { settings[$0].falseAlertsPerWeek < settings[$1].falseAlertsPerWeek } ?? 0
    }

    private var bounds: BucketSeries.Bounds {
        BucketSeries.Bounds(
            hourRatio: settings.map(\.hourRatio).min() ?? 2,
            dropShare: settings.map(\.dropShare).max() ?? 0.5,
            silentEvents: settings.map(\.silentEvents).min() ?? 6,
            warmHours: Int64((settings.map(\.warmDays).min() ?? 14) * 24),
            falseAlertsPerWeek: settings.map(\.falseAlertsPerWeek).max() ?? 2,
            margin: settings.map(\.margin).min() ?? 0,
            series: seriesCount
        )
    }
}
