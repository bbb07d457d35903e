import Domain

extension Series {
    /// Raised whenever the layout below changes; a series of another version starts cold.
    static let snapshotVersion: Int16 = 2

    var snapshot: SeriesSnapshot {
        var copy = self
        var io = SnapshotExchange()
        var platform = platform.rawValue
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
        self.init(key, platform: PlatformID(rawValue: platform), hour: 0, at: Timestamp(seconds: 0))
        exchange(&io)
        guard io.isComplete else { return nil }
        changed = false
    }

    private mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&firstHour)
        io.value(&closedThrough)
        io.value(&newestHour)
        io.value(&live)
        io.value(&lastEvent)
        io.value(&learnedHours)
        io.value(&totalEvents)
        for index in ring.indices { ring[index].exchange(&io) }
        io.values(&exposure.visits)
        io.values(&exposure.hour)
        io.values(&exposure.day)
        io.value(&exposure.level)
        events.exchange(&io)
        bytes.exchange(&io)
        io.values(&sensitive.hour)
        io.value(&sensitive.level)
        sensitive.hourly.exchange(&io)
        sensitive.hourTail.exchange(&io)
        size.exchange(&io)
        io.value(&slotIndex)
        slot.exchange(&io)
        io.value(&slotsSeen)
        io.value(&heldBack)
        io.value(&silentExpected)
        io.value(&silentSquares)
        io.values(&levelBytes)
        let none = LargeEvent(id: EventID(occurredAt: lastEvent, key: EventKey(high: 0, low: 0)), bytes: 0)
        io.list(&largest, empty: none) { $1.exchange(&$0) }
        let episode = Episode(
            kind: .volumeSpike,
            metric: .events,
            startedAt: 0,
            lastHour: 0,
            severity: .low,
            told: 0
        )
        io.optional(&spike, empty: episode) { $1.exchange(&$0) }
        io.optional(&sensitivity, empty: episode) { $1.exchange(&$0) }
        io.optional(&low, empty: episode) { $1.exchange(&$0) }
        io.value(&spikeHour)
        memory.exchange(&io)
        if key.isFlow { watch.exchange(&io) }
    }
}

extension HourBucket {
    mutating func exchange(_ io: inout SnapshotExchange) {
        // Most hours of most flows are empty or small, and few are held back.
        var holds: UInt8 = (events != 0 ? 1 : 0) | (heldBack != 0 ? 2 : 0)
        io.value(&holds)
        if holds & 1 != 0 {
            io.count(&events)
            io.count(&bytes)
            io.count(&sensitive)
        }
        if holds & 2 != 0 { io.value(&heldBack) }
    }
}

extension Dispersion {
    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&excess)
        io.value(&weight)
    }
}

extension TailCalibration {
    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&excess)
        io.value(&exceedances)
        io.value(&share)
    }
}

extension Gauge {
    mutating func exchange(_ io: inout SnapshotExchange) {
        io.values(&profile.cell)
        io.values(&profile.hour)
        io.values(&profile.day)
        io.value(&profile.level)
        io.value(&recent)
        io.value(&recentExpected)
        io.value(&rise)
        hourly.exchange(&io)
        daily.exchange(&io)
        slotted.exchange(&io)
        hourTail.exchange(&io)
        dayTail.exchange(&io)
        slotTail.exchange(&io)
    }
}

extension LargeEvent {
    mutating func exchange(_ io: inout SnapshotExchange) {
        var instant = id.occurredAt
        var high = id.key.high
        var low = id.key.low
        io.value(&instant)
        io.value(&high)
        io.value(&low)
        io.value(&bytes)
        id = EventID(occurredAt: instant, key: EventKey(high: high, low: low))
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
        guard kindPlace < Anomaly.Kind.allCases.count, metricPlace < 3, rank < 4 else { return io.fail() }
        kind = Anomaly.Kind.allCases[Int(kindPlace)]
        metric = metricPlace == 0 ? .events : metricPlace == 1 ? .bytes : .sensitiveBytes
        severity = Severity.allCases[Int(rank)]
    }
}

extension NoveltyMemory {
    mutating func exchange(_ io: inout SnapshotExchange) {
        var known = categories.rawValue
        var single = once.rawValue
        io.value(&known)
        io.value(&single)
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
        io.value(&held)
        pending = CategorySet(rawValue: held)
        io.value(&pendingSince)
        io.value(&fieldFirsts)
        io.value(&rules)
        io.value(&relearnsUntil)
        io.value(&violatedOn)
        var told = violated.rawValue
        io.value(&told)
        violated = CategorySet(rawValue: told)
        io.value(&isWithoutAgreement)
    }
}
