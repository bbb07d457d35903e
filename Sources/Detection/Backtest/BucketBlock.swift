import Domain

/// Series, and a day of their hours side by side: column `offset` of row `place` is one hour of one of them.
struct BucketBlock {
    private static let width = Int(BucketReplay.blockHours)

    private(set) var count = 0
    var series: [BucketSeries] = []
    /// Of a flow, the place of its platform.
    private(set) var parents: [Int] = []
    var sources: [UInt64] = []
    private var buckets: [HourBucket] = []
    /// What the high side expected.
    private var expected: [Float] = []
    /// A bit for each hour with events.
    private(set) var filled: [UInt32] = []
    /// The last hour with events before this block.
    private(set) var lastHours: [Int64] = []
    /// For each setting side by side, the hours in which too much is under way.
    var loud: [UInt32] = []

    mutating func append(
        _ key: SeriesKey,
        _ platform: PlatformID,
        parent: Int,
        hour: Int64,
        _ mutes: [Mute],
        _ settings: [DetectionSettings]
    ) {
        count += 1
        var one = Series(key, platform: platform, hour: hour, at: Timestamp(hourIndex: hour))
        one.mutes = mutes
        // Before the hour of its first event it has none.
        one.newestHour = hour - 1
        series.append(BucketSeries(one, settings: settings.count))
        parents.append(parent)
        sources.append(0)
        buckets.append(contentsOf: repeatElement(HourBucket(), count: BucketBlock.width))
        expected.append(contentsOf: repeatElement(0, count: BucketBlock.width))
        filled.append(0)
        lastHours.append(.min / 2)
        loud.append(contentsOf: repeatElement(0, count: settings.count))
    }

    /// A platform has the campaigns of its flows.
    mutating func add(_ mutes: [Mute], at place: Int) {
        for mute in mutes where !series[place].series.mutes.contains(mute) { series[place].series.mutes.append(mute) }
    }

    mutating func add(_ bucket: HourBucket, at place: Int, offset: Int) {
        let index = place * BucketBlock.width + offset
        filled[place] |= 1 << UInt32(offset)
        buckets[index].merge(bucket)
    }

    func bucket(_ place: Int, _ offset: Int) -> HourBucket { buckets[place * BucketBlock.width + offset] }

    func expected(_ place: Int, _ offset: Int) -> Double { Double(expected[place * BucketBlock.width + offset]) }

    /// Hands an hour to its series.
    mutating func take(
        _ place: Int,
        _ offset: Int,
        _ hour: CalendarHour,
        _ clock: LocalClock,
        _ bounds: BucketSeries.Bounds
    ) -> BucketSeries.Gates {
        let index = place * BucketBlock.width + offset
        let gates = series[place].take(buckets[index], hour, clock, bounds)
        expected[index] = Float(series[place].expected)
        return gates
    }

    /// The last hour with events, up to one of this block.
    func lastHour(_ place: Int, upTo offset: Int, first: Int64) -> Int64 {
        let passed = filled[place] & (UInt32.max >> UInt32(31 - offset))
        return passed == 0 ? lastHours[place] : first + Int64(31 - passed.leadingZeroBitCount)
    }

    /// Empties the day.
    mutating func clear() {
        for place in 0..<count {
            if filled[place] != 0 { lastHours[place] = series[place].series.lastEvent.hourIndex }
            var hours = filled[place]
            while hours != 0 {
                buckets[place * BucketBlock.width + hours.trailingZeroBitCount] = HourBucket()
                hours &= hours - 1
            }
            filled[place] = 0
        }
        for index in loud.indices { loud[index] = 0 }
    }
}

extension HourBucket {
    /// Adds another flow's, or another host's, of the same hour.
    fileprivate mutating func merge(_ other: HourBucket) {
        events &+= other.events
        bytes &+= other.bytes
        sensitive &+= other.sensitive
        logarithms &+= other.logarithms
        squares &+= other.squares
        let sum = slots &+ other.slots
        slots = sum.replacing(with: .max, where: sum .< slots)
    }
}
