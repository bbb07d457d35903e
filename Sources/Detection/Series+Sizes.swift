import Domain

/// The high side of what the events carry: their size, and what of it is sensitive.
extension Series {
    private static let windows: [Int64] = [1, 3, 6, 12]
    /// How many times its usual bytes an event must have; `lookAtHigh` asks for the same.
    static let sizeRatio = 4.0

    /// Documents far bigger than usual, whatever their number.
    func assessSizes(_ context: Assessment) -> Deviation? {
        let hour = slots.newest.flooredQuotient(12)
        guard hour > toldThrough, !isMuted(hour) else { return nil }
        let cell = context.clock.cell(of: hour)
        let usual = size.mean(cell: cell, of: events.profile)
        var worst: Deviation?
        var sum = RecentSlots.Slot()
        var reached: Int64 = 0
        for count in Series.windows {
            while reached < count {
                sum.add(slots.slot(slots.newest - reached))
                reached += 1
            }
            let events = Double(sum.events)
            let bytes = Double(sum.bytes)
            guard events > 0, bytes > Series.sizeRatio * usual * events else { continue }
            let mean = Double(sum.logarithms) / CommittedEvent.logarithmUnit / events
            let score = size.tail.calibrated(size.score(mean: mean, events: events))
            let from = Timestamp(microseconds: (slots.newest - count + 1) &* RecentSlots.length)
            let hourly = highMean(hour, context.clock) * usual * Double(count) / 12
            // As many bytes as these hours may bring anyway are no loss, in however few documents.
            guard bytes > 2 * hourly, bytes > 1.5 * largestHour(but: hour) / (events < 3 ? 1 : 3) else { continue }
            let needed = needed(tests: 48, bytes, metric: .bytes, hour, context)
            guard score >= needed else { continue }
            let found = Deviation(
                kind: .volumeSpike,
                metric: .bytes,
                from: from,
                to: Timestamp(microseconds: from.microseconds + count * RecentSlots.length),
                observed: bytes,
                expected: max(usual * events, hourly),
                score: score,
                needed: needed,
                unit: unit(.bytes, cell: cell),
                dispersion: size.hourly.value,
                hour: hour
            )
            worst = Series.worse(worst, found)
        }
        return worst
    }

    /// The bytes of the biggest other hour that is kept.
    private func largestHour(but hour: Int64) -> Double {
        var most: Int64 = 0
        for other in (newestHour - Series.ringHours + 1)..<(hour - 1) { most = max(most, bucket(other).bytes) }
        return Double(most)
    }

    /// More sensitive bytes than more bytes explain.
    func assessSensitive(_ hour: Int64, _ context: Assessment) -> Deviation? {
        let cell = context.clock.cell(of: hour)
        let bucket = bucket(hour)
        let value = Double(bucket.sensitive)
        let unit = unit(.sensitiveBytes, cell: cell)
        let events = highMean(hour, context.clock)
        guard value >= 5 * unit else { return nil }
        let weight = self.weight(.sensitiveBytes, cell: cell)
        guard value > context.settings.hourRatio * events * weight else { return nil }
        let mean = (events + heldBack(before: hour, context.clock)) * weight
        guard value > context.settings.hourRatio * mean else { return nil }
        let byteRatio = max(1, Double(bucket.bytes) / max(events * self.weight(.bytes, cell: cell), 1))
        guard value / max(mean, unit * 0.05) >= 2 * byteRatio else { return nil }
        let dispersion = sensitive.hourly.value
        let law = NegativeBinomial(mean: mean / unit, dispersion: dispersion)
        guard value / unit > law.mean + 3 * law.variance.squareRoot() else { return nil }
        let score = sensitive.hourTail.calibrated(law.upperScore(value / unit))
        let needed = needed(tests: 24, value, metric: .sensitiveBytes, hour, context)
        guard score >= needed else { return nil }
        return Deviation(
            kind: .sensitivitySpike,
            metric: .sensitiveBytes,
            from: Timestamp(hourIndex: hour),
            to: Timestamp(hourIndex: hour + 1),
            observed: value,
            expected: mean,
            score: score,
            needed: needed,
            unit: unit,
            dispersion: dispersion,
            hour: hour
        )
    }
}
