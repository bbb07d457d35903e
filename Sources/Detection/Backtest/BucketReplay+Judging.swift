import Domain

/// What is behind an open gate: the engine's own tests, for each setting with what that one has told.
extension BucketReplay {
    mutating func judge(
        _ place: Int,
        _ gates: BucketSeries.Gates,
        _ hour: CalendarHour,
        _ contexts: [Assessment]
    ) {
        let offset = Int(hour.hour - first)
        let end = Timestamp(hourIndex: hour.hour + 1)
        // What the readiest setting does not find in a level, no other does.
        if gates == .level, !flows.series[place].isTroubled,
            !flows.series[place].mayChange(hour.hour, contexts[readiest])
        {
            return
        }
        var isTroubled = false
        for setting in settings.indices {
            let context = contexts[setting]
            let isAlone = gates.contains(.silence) && mayBeSilent(place, at: end, offset: offset, context)
            var found: [Deviation] = []
            flows.series[place].judge(setting, gates, hour.hour, context, isSilent: isAlone, into: &found)
            let episodes = flows.series[place].episodes[setting]
            isTroubled = isTroubled || episodes.isTroubled
            if episodes.isHigh { flows.loud[place * settings.count + setting] |= 1 << UInt32(offset) }
            for deviation in found { tell(deviation, flows.series[place].series, setting, at: end) }
        }
        flows.series[place].isTroubled = isTroubled
    }

    mutating func judgePlatform(
        _ place: Int,
        _ gates: BucketSeries.Gates,
        _ hour: CalendarHour,
        _ contexts: [Assessment]
    ) {
        var isTroubled = false
        for setting in settings.indices {
            var found: [Deviation] = []
            // Its tests are asked first and its flows only about what they find.
            var high: [Deviation] = []
            if gates.contains(.high) { high = platforms.series[place].high(hour.hour, contexts[setting], setting) }
            high.removeAll { isExplained($0, place, setting, hour) }
            platforms.series[place].tell(high, setting, hour.hour, contexts[setting], into: &found)
            isTroubled = isTroubled || platforms.series[place].episodes[setting].isTroubled
            for deviation in found {
                tell(deviation, platforms.series[place].series, setting, at: Timestamp(hourIndex: hour.hour + 1))
            }
        }
        platforms.series[place].isTroubled = isTroubled
    }

    /// Whether a flow speaks for its platform, or the flows expected it all along; as `DetectionEngine` sees it.
    private func isExplained(_ finding: Deviation, _ platform: Int, _ setting: Int, _ hour: CalendarHour) -> Bool {
        let offset = Int(hour.hour - first)
        var expected = 0.0
        var (total, most) = (0.0, 0.0)
        for place in members[platform] {
            if flows.loud[place * settings.count + setting] & 1 << UInt32(offset) != 0 { return true }
            let one = flows.series[place].series
            if one.isMuted(hour.hour) { return true }
            let mean = flows.expected(place, offset) * one.weight(finding.metric, cell: hour.cell)
            let excess = max(0, flows.bucket(place, offset)[finding.metric] - mean)
            expected += mean
            total += excess
            most = max(most, excess)
        }
        if finding.observed < settings[setting].hourRatio * expected { return true }
        return total > 0 && most >= DetectionEngine.explains * total
    }

    /// Whether a silence can be the flow's own, as `DetectionEngine` sees it.
    private func mayBeSilent(_ place: Int, at now: Timestamp, offset: Int, _ context: Assessment) -> Bool {
        let last = flows.series[place].series.lastEvent
        let middle = Timestamp(microseconds: now.microseconds - (now.microseconds - last.microseconds) / 3)
        func spoke(_ other: Int) -> Bool {
            Timestamp(hourIndex: flows.lastHour(other, upTo: offset, first: first) + 1) > middle
        }
        let source = flows.sources[place]
        if members[flows.parents[place]].contains(where: { $0 != place && flows.sources[$0] == source && spoke($0) }) {
            return true
        }
        let hours = Int64(context.settings.silentHours)
        guard now.microseconds - last.microseconds >= hours * Timestamp.hour else { return false }
        return flows.count < DetectionEngine.darkFlows || (0..<flows.count).contains(where: spoke)
    }

    private mutating func tell(_ finding: Deviation, _ series: Series, _ setting: Int, at: Timestamp) {
        // Roll-ups beyond platforms are not replayed.
        guard let platform = series.platform else { return }
        let measurement = series.measurement(finding, settings[setting])
        var alert = BucketAlert(
            kind: finding.kind,
            platform: platform,
            at: at,
            severity: finding.kind == .volumeDrop || finding.kind == .flowSilent
                ? finding.severity(busy: series.isBusy) : finding.severity(level: .unknown),
            from: finding.from,
            to: finding.to,
            metric: finding.metric,
            observed: finding.observed,
            expected: finding.expected,
            low: measurement.low,
            high: measurement.high
        )
        if case .flow(let id) = series.key { alert.flow = id }
        guard !isMuted(alert) else { return }
        alerts[setting].append(alert)
    }

    /// Whether a campaign was announced that speaks of it.
    private func isMuted(_ alert: BucketAlert) -> Bool {
        guard alert.severity != .critical else { return false }
        return settings[0].mutes
            .contains { mute in
                guard mute.from <= alert.at, alert.at < mute.to, mute.covers(alert.kind) else { return false }
                guard let flow = alert.flow.flatMap(flow) else {
                    return mute.concernsAll(of: alert.platform)
                }
                return mute.concerns(flow)
            }
    }
}

extension Mute {
    /// Whether it speaks of everything that goes to a platform.
    func concernsAll(of platform: PlatformID) -> Bool {
        (self.platform ?? platform) == platform && source == nil && documentType == nil
    }
}
