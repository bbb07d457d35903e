import Domain

/// Is what the batch brought still ordinary? Only what it touched is looked at.
extension EventWatch {
    /// Failures, or unreadable payloads, that there must be; fewer will do in two hours where they are so large a share.
    private static let leastHits = 4.0
    private static let fewHits = (count: 3.0, share: 0.25)
    /// Decades that a window loses because it is looked at again and again while it grows.
    private static let looks = 2.0

    func assess(coverage: Double) -> [WatchFinding] {
        guard touched.hour > Int64.min else { return [] }
        var found: [WatchFinding] = []
        if touched.hasFailure, let one = rare(.fluidityErrors, failures, \.failed, coverage) { found.append(one) }
        if touched.hasMalformed, let one = rare(.integrityMalformed, malformed, \.malformed, coverage) {
            found.append(one)
        }
        if touched.hasContent, let one = duplicates(coverage) { found.append(one) }
        if touched.hasSubjects, let one = mass(coverage) { found.append(one) }
        if touched.hasTime, let one = slowness(coverage) { found.append(one) }
        appendShifts(to: &found, coverage)
        return found
    }

    private func rare(
        _ kind: Anomaly.Kind,
        _ watch: RareShare,
        _ count: KeyPath<WatchedHour, UInt32>,
        _ coverage: Double
    ) -> WatchFinding? {
        let hour = touched.hour
        var from = hour - 1
        var (hits, events) = hours.sums(from: from, through: hour, count)
        let isMuch = hits >= EventWatch.fewHits.count && hits >= EventWatch.fewHits.share * events
        if hits < EventWatch.leastHits, !isMuch {
            // A flow of few events shows it over all that is open, as long as it goes on.
            guard hits >= 2, hits >= 0.1 * events else { return nil }
            from = hours.oldest
            (hits, events) = hours.sums(from: from, through: hour, count)
            guard hits >= EventWatch.leastHits, hits >= 0.15 * events else { return nil }
        }
        guard hits >= max(0.05, 3 * watch.usual) * events else { return nil }
        guard let score = watch.score(through: hour, of: hours, { $0[keyPath: count] }) else { return nil }
        let band = NegativeBinomial(mean: watch.usual * events, dispersion: 0).band(coverage: coverage)
        return WatchFinding(
            kind: kind,
            metric: .share,
            from: from,
            through: hour,
            observed: hits / events,
            expected: watch.seen,
            low: 0,
            high: min(band.high / events, 1),
            score: score,
            count: hits,
            recovery: 6
        )
    }

    private func duplicates(_ coverage: Double) -> WatchFinding? {
        let index = HalfDay.index(of: touched.hour)
        let contents = half(index).contents
        guard let score = repeats.score(contents).map({ $0 - EventWatch.looks }) else { return nil }
        let events = Double(contents.events)
        let copies = contents.secondMoment / events
        let usual = 1 + repeats.expectedCopies(events)
        return WatchFinding(
            kind: .integrityDuplicates,
            metric: .copies,
            from: index * HalfDay.hours,
            through: touched.hour,
            observed: copies,
            expected: usual,
            low: 1,
            high: usual * 2.5,
            score: score,
            count: events,
            recovery: 24
        )
    }

    private func mass(_ coverage: Double) -> WatchFinding? {
        let index = HalfDay.index(of: touched.hour)
        let half = half(index)
        let (last, before) = (hours[touched.hour], hours[touched.hour - 1])
        guard max(half.subjects, UInt64(last.subjects) + UInt64(before.subjects)) >= SubjectMass.least else { return nil }
        let long = people.score(Double(half.subjects), in: half.events) ?? 0
        let near = (subjects: Double(last.subjects) + Double(before.subjects), events: last.events &+ before.events)
        let short = people.score(near.subjects, in: near.events) ?? 0
        guard max(long, short) > 0 else { return nil }
        let isLong = long >= short
        let (persons, documents) = isLong ? (Double(half.subjects), half.events) : near
        let band = people.band(documents, coverage: coverage)
        return WatchFinding(
            kind: .exposureSubjects,
            metric: .subjects,
            from: isLong ? index * HalfDay.hours : before.events > 0 ? touched.hour - 1 : touched.hour,
            through: touched.hour,
            observed: persons,
            expected: people.expected(documents),
            low: band.low,
            high: band.high,
            score: max(long, short) - EventWatch.looks,
            count: persons,
            recovery: 24
        )
    }

    /// Whether the batch brought more of a category whose rise would be news.
    private func isTouched(_ share: CategoryShare) -> Bool {
        touched.categories.contains(share.category) && !share.isNew && !share.isTold
    }

    private func slowness(_ coverage: Double) -> WatchFinding? {
        let hour = hours[touched.hour]
        guard let score = time.score(hour).map({ $0 - EventWatch.looks }) else { return nil }
        let usual = time.usualSeconds
        let band = time.band(hour)
        return WatchFinding(
            kind: .fluidityLatency,
            metric: .seconds,
            from: touched.hour,
            through: touched.hour,
            observed: time.seconds(hour),
            expected: usual,
            low: band.low,
            high: band.high,
            score: score,
            count: Double(hour.timed),
            recovery: 6
        )
    }

    private func appendShifts(to found: inout [WatchFinding], _ coverage: Double) {
        guard mix.isReady else { return }
        let index = HalfDay.index(of: touched.hour)
        let (older, newer) = (half(index - 1), half(index))
        // Among so many shares one is more often far off than each of them alone; that the usual share is taken rather
        // too high is worth half a decade.
        let tests = Mathematics.decades(Mathematics.naturalLogarithm(Double(max(mix.shares.count, 1)))) - 0.5
        for place in mix.shares.indices where isTouched(mix.shares[place]) {
            let share = mix.shares[place]
            let hits = (older: share.open[Int((index - 1) & 1)], newer: share.open[Int(index & 1)])
            let events = Double(older.events) + Double(newer.events)
            let count = Double(hits.older) + Double(hits.newer)
            guard count >= EventWatch.leastHits, count > share.usual(of: mix.total) * events else { continue }
            let copies = (older: repeats.copies(older.contents), newer: repeats.copies(newer.contents))
            let score =
                share.score(
                    CategoryShare.Count(hits: hits.older, events: older.events, copies: copies.older),
                    CategoryShare.Count(hits: hits.newer, events: newer.events, copies: copies.newer),
                    total: mix.total
                ) - tests
            guard score > 3 else { continue }
            let usual = share.seen(of: mix.total)
            let band = NegativeBinomial(mean: usual * events, dispersion: 0).band(coverage: coverage)
            found.append(
                WatchFinding(
                    kind: .sensitivityShift,
                    category: share.category,
                    metric: .share,
                    from: (index - (older.events > 0 ? 1 : 0)) * HalfDay.hours,
                    through: touched.hour,
                    observed: count / max(events, 1),
                    expected: usual,
                    low: band.low / max(events, 1),
                    high: min(band.high / max(events, 1), 1),
                    score: score,
                    count: count,
                    recovery: 0
                )
            )
        }
    }
}
