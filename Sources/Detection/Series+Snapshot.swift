import Domain

extension Series {
    /// Raised whenever the layout below changes; a series of another version starts cold.
    static let snapshotVersion: Int16 = 4

    var snapshot: SeriesSnapshot {
        var copy = self
        var io = SnapshotExchange()
        var platform = platform?.rawValue ?? 0
        io.value(&platform)
        copy.exchange(&io)
        return SeriesSnapshot(key: key.text, version: Series.snapshotVersion, state: io.sealed)
    }

    /// `nil` for another version, another key or damaged bytes.
    init?(_ snapshot: SeriesSnapshot) {
        guard snapshot.version == Series.snapshotVersion, let key = SeriesKey(snapshot.key),
            var io = SnapshotExchange(opening: snapshot.state)
        else { return nil }
        var platform: Int32 = 0
        io.value(&platform)
        self.init(
            key,
            platform: key.isRollUp ? nil : PlatformID(rawValue: platform),
            hour: 0,
            at: Timestamp(seconds: 0)
        )
        exchange(&io)
        guard io.isComplete else { return nil }
        changed = false
    }

    private mutating func exchange(_ io: inout SnapshotExchange) {
        io.count(&newestHour)
        for hour in [\Series.firstHour, \.closedThrough, \.learnedThrough] {
            io.hour(&self[keyPath: hour], near: newestHour, never: Series.never)
        }
        io.value(&live)
        io.value(&lastEvent)
        io.count(&learnedHours)
        io.count(&totalEvents)
        exchangeRing(&io)
        slots.exchange(&io)
        instants.exchange(&io)
        exposure.exchange(&io)
        events.exchange(&io)
        size.exchange(&io)
        sensitive.exchange(&io)
        monthEnd.exchange(&io)
        for field in [\Series.weekMean, \.busyHours, \.dayCount, \.dayShape, \.longestLull, \.lull] {
            io.value(&self[keyPath: field])
        }
        for level in levelBytes.indices { io.count(&levelBytes[level]) }
        largest.exchange(&io)
        let episode = Episode(
            kind: .volumeSpike,
            metric: .events,
            startedAt: 0,
            lastHour: 0,
            severity: .low,
            told: 0,
            observed: 0
        )
        io.optional(&spike, empty: episode) { $1.exchange(&$0) }
        io.optional(&sensitivity, empty: episode) { $1.exchange(&$0) }
        io.optional(&low, empty: episode) { $1.exchange(&$0) }
        io.optional(&rise, empty: episode) { $1.exchange(&$0) }
        for hour in [\Series.toldThrough, \.lowToldThrough] {
            io.hour(&self[keyPath: hour], near: newestHour, never: Series.never)
        }
        io.hour(&assessedSlot, near: newestHour &* 12, never: 0)
        memory.exchange(&io, near: newestHour)
        if key.isFlow { watch.exchange(&io) }
    }
}

extension Series {
    /// Of hours that are learned, only what windows add up.
    private mutating func exchangeRing(_ io: inout SnapshotExchange) {
        for hour in stride(from: newestHour &- Series.ringHours &+ 1, through: newestHour, by: 1) {
            ring[Int(hour & (Series.ringHours - 1))].exchange(&io, whole: hour > learnedThrough)
        }
    }
}

extension HourBucket {
    fileprivate mutating func exchange(_ io: inout SnapshotExchange, whole: Bool) {
        // Most hours of most flows are empty or small.
        io.count(&events)
        guard events != 0 else { return }
        io.count(&bytes)
        io.count(&sensitive)
        guard whole else { return }
        io.count(&logarithms)
        io.count(&squares)
        for place in 0..<12 { io.value(&slots[place]) }
    }
}

extension Episode {
    mutating func exchange(_ io: inout SnapshotExchange) {
        var rank = UInt8(severity.rank)
        var kindPlace = UInt8(Anomaly.Kind.allCases.firstIndex(of: kind) ?? 0)
        var metricPlace: UInt8 = metric == .events ? 0 : metric == .bytes ? 1 : 2
        io.value(&kindPlace)
        io.value(&metricPlace)
        io.value(&startedAt)
        io.value(&lastHour)
        io.value(&rank)
        io.value(&told)
        io.value(&observed)
        guard kindPlace < Anomaly.Kind.allCases.count, metricPlace < 3, rank < 4 else { return io.fail() }
        kind = Anomaly.Kind.allCases[Int(kindPlace)]
        metric = metricPlace == 0 ? .events : metricPlace == 1 ? .bytes : .sensitiveBytes
        severity = Severity.allCases[Int(rank)]
    }
}

extension NoveltyMemory {
    mutating func exchange(_ io: inout SnapshotExchange, near hour: Int64) {
        var known = categories.rawValue
        var single = once.rawValue
        io.value(&known)
        io.count(&single)
        categories = CategorySet(rawValue: known)
        once = CategorySet(rawValue: single)
        io.list(&hosts, empty: HostID(rawValue: 0)) { io, host in
            var number = host.rawValue
            io.value(&number)
            host = HostID(rawValue: number)
        }
        io.list(&jurisdictions, empty: .unknown) { io, jurisdiction in
            var word = jurisdiction.rawValue
            io.text(&word)
            jurisdiction = Jurisdiction(rawValue: word)
        }
        io.value(&source)
        var held = pending.rawValue
        io.count(&held)
        pending = CategorySet(rawValue: held)
        io.count(&pendingSince)
        io.count(&fieldFirsts)
        io.value(&rules)
        io.hour(&relearnsUntil, near: hour, never: .min)
        io.hour(&violatedOn, near: 0, never: .min)
        var told = violated.rawValue
        io.count(&told)
        violated = CategorySet(rawValue: told)
        io.value(&isWithoutAgreement)
    }
}
