import Domain

/// What one stored event adds to the rollups.
struct RollupFacts: Sendable {
    var event: CommittedEvent
    var durationMilliseconds: Int32?
    var findings: [Finding]
}

/// What a set of events adds to the rollups, one cell for each flow, host and bucket.
///
/// Sums of whole numbers cannot overflow: an event brings at most 2⁴⁰ bytes and a batch a few thousand events.
struct RollupDeltas: Sendable {
    struct Key: Sendable, Hashable, Comparable {
        var flow: Int32
        /// 0: the sender named no host.
        var host: Int32
        /// The start of the minute or hour, in microseconds since 1970.
        var bucket: Int64

        static func < (left: Key, right: Key) -> Bool {
            (left.flow, left.bucket, left.host) < (right.flow, right.bucket, right.host)
        }
    }

    struct Counts: Sendable {
        var events: Int64 = 0
        var bytes: Int64 = 0
        var records: Int64 = 0
        var errors: Int64 = 0
        var sensitiveBytes: Double = 0
        var scoreSum: Double = 0
        var maxLevel: UInt8 = 0

        mutating func add(_ other: Counts) {
            events &+= other.events
            bytes &+= other.bytes
            records &+= other.records
            errors &+= other.errors
            sensitiveBytes += other.sensitiveBytes
            scoreSum += other.scoreSum
            maxLevel = max(maxLevel, other.maxLevel)
        }
    }

    struct CategoryCounts: Sendable {
        var events: Int64 = 0
        var leaves: Int64 = 0
        var bytes: Int64 = 0
    }

    struct Minute: Sendable {
        var key: Key
        var counts = Counts()
        /// Place of its hour in `hours`.
        var hour: Int
    }

    struct Hour: Sendable {
        var key: Key
        var counts = Counts()
        var timed: Int64 = 0
        var duration: Int64 = 0
        /// By the raw value of the level.
        var bytesByLevel = InlineArray<6, Int64>(repeating: 0)
        /// By the raw value of the category; empty until one is seen.
        var categories: [CategoryCounts] = []
    }

    private(set) var minutes: [Minute] = []
    private(set) var hours: [Hour] = []
    private var minutePlaces: [Key: Int] = [:]
    private var hourPlaces: [Key: Int] = [:]
    private var lastMinute = 0
    /// Minutes before this instant are past their retention and not counted.
    private let minutesFrom: Int64

    init(minutesFrom: Timestamp) { self.minutesFrom = minutesFrom.microseconds }

    mutating func add(_ facts: RollupFacts) {
        let event = facts.event
        let counts = Counts(
            events: 1,
            bytes: event.bytes,
            records: Int64(event.records),
            errors: event.failed ? 1 : 0,
            sensitiveBytes: Double(event.bytes) * Double(event.score) / 100,
            scoreSum: Double(event.score),
            maxLevel: event.level.rawValue
        )
        let minute = event.occurredAt.floored(to: Timestamp.minute).microseconds
        let key = Key(flow: event.flow.rawValue, host: event.host?.rawValue ?? 0, bucket: minute)
        let hour: Int
        if minute >= minutesFrom {
            let place = minutePlace(key)
            minutes[place].counts.add(counts)
            hour = minutes[place].hour
        } else {
            hour = hourPlace(key)
        }
        hours[hour].counts.add(counts)
        if let duration = facts.durationMilliseconds {
            hours[hour].timed &+= 1
            hours[hour].duration &+= Int64(duration)
        }
        hours[hour].bytesByLevel[Int(event.level.rawValue)] &+= event.bytes
        addCategories(of: facts, to: hour)
    }

    private mutating func addCategories(of facts: RollupFacts, to hour: Int) {
        guard !facts.findings.isEmpty else { return }
        if hours[hour].categories.isEmpty {
            hours[hour].categories = Array(repeating: CategoryCounts(), count: Category.allCases.count)
        }
        var seen = CategorySet()
        for finding in facts.findings {
            let category = Int(finding.category.rawValue)
            hours[hour].categories[category].leaves &+= Int64(finding.count)
            guard !seen.contains(finding.category) else { continue }
            seen.insert(finding.category)
            hours[hour].categories[category].events &+= 1
            hours[hour].categories[category].bytes &+= facts.event.bytes
        }
    }

    /// Adds what others counted, of the same retention.
    mutating func merge(_ other: RollupDeltas) {
        for minute in other.minutes { minutes[minutePlace(minute.key)].counts.add(minute.counts) }
        for hour in other.hours {
            let place = hourPlace(hour.key)
            hours[place].counts.add(hour.counts)
            hours[place].timed &+= hour.timed
            hours[place].duration &+= hour.duration
            for level in 0..<6 { hours[place].bytesByLevel[level] &+= hour.bytesByLevel[level] }
            guard !hour.categories.isEmpty else { continue }
            guard !hours[place].categories.isEmpty else {
                hours[place].categories = hour.categories
                continue
            }
            for (category, counts) in hour.categories.enumerated() where counts.events > 0 {
                hours[place].categories[category].events &+= counts.events
                hours[place].categories[category].leaves &+= counts.leaves
                hours[place].categories[category].bytes &+= counts.bytes
            }
        }
    }

    private mutating func minutePlace(_ key: Key) -> Int {
        // Neighbours mostly belong together.
        if lastMinute < minutes.count, minutes[lastMinute].key == key { return lastMinute }
        if let place = minutePlaces[key] {
            lastMinute = place
            return place
        }
        lastMinute = minutes.count
        minutePlaces[key] = lastMinute
        minutes.append(Minute(key: key, hour: hourPlace(key)))
        return lastMinute
    }

    /// `key.bucket` may be any instant of the hour.
    private mutating func hourPlace(_ key: Key) -> Int {
        var key = key
        key.bucket = Timestamp(microseconds: key.bucket).floored(to: Timestamp.hour).microseconds
        if let place = hourPlaces[key] { return place }
        hourPlaces[key] = hours.count
        hours.append(Hour(key: key))
        return hours.count - 1
    }
}
