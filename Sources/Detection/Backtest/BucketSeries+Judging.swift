import Domain

/// The exact tests of one series, with the episodes of one setting lent to it.
extension BucketSeries {
    /// Judges an hour that is over and not yet closed; `found` gets what begins by it.
    mutating func judge(
        _ setting: Int,
        _ gates: Gates,
        _ hour: Int64,
        _ context: Assessment,
        isSilent: Bool,
        into found: inout [Deviation]
    ) {
        let high = gates.contains(.high) ? self.high(hour, context, setting) : []
        episodes[setting]
            .lend(to: &series) { series in
                for deviation in high { series.begin(deviation, into: &found) }
                series.judgeClosed(hour, gates, context, into: &found)
                if isSilent { series.judgeSilence(hour, context, into: &found) }
                if series.low?.kind == .flowSilent, series.bucket(hour).events == 0 { series.low?.lastHour = hour }
                series.endEpisodes(at: hour, context.settings)
            }
    }

    /// Whether the level may be told by a setting that has told nothing of the series yet.
    mutating func mayChange(_ hour: Int64, _ context: Assessment) -> Bool {
        series.prepareExpectations(context.clock)
        let (rise, fall) = series.assessLevel(hour, context)
        return rise != nil || fall != nil
    }

    /// What the high side finds.
    mutating func high(_ hour: Int64, _ context: Assessment, _ setting: Int) -> [Deviation] {
        var found: [Deviation] = []
        episodes[setting]
            .lend(to: &series) { series in
                series.touchedHours = 1 << UInt32(hour & (Series.ringHours - 1))
                // Longer windows too; there are no five minutes and no instants to look at.
                let looks: HighLooks = series.key.isFlow ? [.hours, .windows] : .hours
                let isKnown = series.closedThrough - series.firstHour >= 11
                let end = Timestamp(hourIndex: hour + 1)
                let (volume, sensitivity) = series.assessHigh(now: end, isKnown ? looks : [], context)
                series.forgetTouches()
                found = [Series.worse(volume, series.assessSizes(of: hour, context)), sensitivity].compactMap(\.self)
            }
        return found
    }

    /// Of a platform: what was found and no flow explains.
    mutating func tell(
        _ high: [Deviation],
        _ setting: Int,
        _ hour: Int64,
        _ context: Assessment,
        into found: inout [Deviation]
    ) {
        episodes[setting]
            .lend(to: &series) { series in
                for deviation in high { series.begin(deviation, into: &found) }
                series.endEpisodes(at: hour, context.settings)
            }
    }
}

extension Series {
    /// As `DetectionEngine.assessClosed`.
    fileprivate mutating func judgeClosed(
        _ hour: Int64,
        _ gates: BucketSeries.Gates,
        _ context: Assessment,
        into found: inout [Deviation]
    ) {
        prepareExpectations(context.clock)
        let (rise, fall) = gates.contains(.level) ? assessLevel(hour, context) : (nil, nil)
        if let rise, rise.margin >= 0 || self.rise != nil { begin(rise, into: &found) }
        let flowing = isFlowing(hour, context.clock)
        let sure = fall.flatMap { $0.margin >= 0 && flowing ? $0 : nil }
        if let low = Series.worse(sure, gates.contains(.low) ? assessLow(hour, context) : nil) {
            begin(low, into: &found)
        } else if let fall, flowing, low != nil {
            low?.lastHour = fall.hour
        }
    }

    fileprivate mutating func judgeSilence(_ hour: Int64, _ context: Assessment, into found: inout [Deviation]) {
        guard low?.kind != .flowSilent,
            let silence = assessSilence(Timestamp(hourIndex: hour + 1).advanced(bySeconds: -1), context)
        else { return }
        begin(silence, into: &found)
    }

    /// Documents far bigger than usual in an hour: `assessSizes` with the whole hour as its window.
    fileprivate func assessSizes(of hour: Int64, _ context: Assessment) -> Deviation? {
        let bucket = bucket(hour)
        guard key.isFlow, closedThrough - firstHour >= 11, hour > toldThrough, bucket.events > 0 else { return nil }
        let cell = context.clock.cell(of: hour)
        let usual = size.mean(cell: cell, of: events.profile)
        let (count, bytes) = (Double(bucket.events), Double(bucket.bytes))
        guard bytes > Series.sizeRatio * usual * count else { return nil }
        let mean = Double(bucket.logarithms) / CommittedEvent.logarithmUnit / count
        let score = size.tail.calibrated(size.score(mean: mean, events: count))
        let hourly = highMean(hour, context.clock) * usual
        var largest: Int64 = 0
        for other in (newestHour - Series.ringHours + 1)..<(hour - 1) {
            largest = max(largest, self.bucket(other).bytes)
        }
        guard bytes > 2 * hourly, bytes > 1.5 * Double(largest) / (count < 3 ? 1 : 3) else { return nil }
        let needed = needed(tests: 48, bytes, metric: .bytes, hour, context)
        guard score >= needed else { return nil }
        return Deviation(
            kind: .volumeSpike,
            metric: .bytes,
            from: Timestamp(hourIndex: hour),
            to: Timestamp(hourIndex: hour + 1),
            observed: bytes,
            expected: max(usual * count, hourly),
            score: score,
            needed: needed,
            unit: unit(.bytes, cell: cell),
            dispersion: size.hourly.value,
            hour: hour
        )
    }

    /// Joins a finding to its episode; `found` gets it when it begins one.
    fileprivate mutating func begin(_ finding: Deviation, into found: inout [Deviation]) {
        let place: WritableKeyPath<Series, Episode?>
        let severity: Severity
        switch finding.kind {
        case .volumeDrop, .flowSilent: (place, severity) = (\.low, finding.severity(busy: isBusy))
        case .volumeDrift: (place, severity) = (\.rise, finding.severity(level: .unknown))
        case .sensitivitySpike: (place, severity) = (\.sensitivity, finding.severity(level: .unknown))
        default: (place, severity) = (\.spike, finding.severity(level: .unknown))
        }
        let before = self[keyPath: place]?.kind
        guard tell(finding, in: place, severity: severity) != nil else { return }
        // A second telling of the same episode adds to its alert.
        if before != self[keyPath: place]?.kind { found.append(finding) }
    }
}
