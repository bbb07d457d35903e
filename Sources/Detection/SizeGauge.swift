import Domain

/// How big the events of a series are: by hour of day, and how they scatter on a logarithmic scale.
struct SizeGauge {
    /// Bytes of each hour of day, discounted as the hours of the event profile are.
    var hour = [Float](repeating: 0, count: 24)
    var level = 0.0
    /// Events and the logarithms of their sizes, in doublings.
    private var count = 0.0
    private var logarithms = 0.0
    private var squares = 0.0
    /// How the mean logarithm of an hour moves from hour to hour, beyond chance; a variance in doublings².
    private var between = 0.02
    var hourly = Dispersion(prior: 0.1, windows: 0.5)
    var tail = TailCalibration()

    mutating func learn(_ bucket: HourBucket, bytes: Double, cell: Int) {
        hour[cell % 24] = ShortFloat.rounded(hour[cell % 24] * HourProfile.hourKeep + Float(bytes))
        level = level * HourProfile.levelKeep + bytes
        count *= HourProfile.levelKeep
        logarithms *= HourProfile.levelKeep
        squares *= HourProfile.levelKeep
        guard bucket.events > 0 else { return }
        let events = Double(bucket.events)
        let mean = Double(bucket.logarithms) / CommittedEvent.logarithmUnit / events
        if count > 20 {
            tail.learn(score(mean: mean, events: events))
            let off = mean - middle
            // An hour of other documents must not make the next one ordinary.
            let excess = min(off * off, 16 * (variance / events + between)) - variance / events
            let weight = between / (between + variance / events)
            between = max(between + 0.01 * weight * (excess - between), 0.002)
            if (off * off) > 25 * (variance / events + between) { return }
        }
        count += events
        logarithms += mean * events
        squares += Double(bucket.squares) / CommittedEvent.logarithmUnit / CommittedEvent.logarithmUnit
    }

    private var middle: Double { count > 0 ? logarithms / count : 10 }

    private var variance: Double {
        guard count > 2 else { return 4 }
        return max((squares - logarithms * logarithms / count + 0.2) / count, 0.003)
    }

    /// 1 + the squared variation of a log-normal size: how many mean events' worth of bytes come at a time.
    ///
    /// A mixture of very different documents has no use for the log-normal's far tail.
    var clumping: Double { Mathematics.exponential(min(variance * 0.480_453, 2.3)) }

    /// −log10 of the chance that so many events are on average this big, in doublings; 0 below the middle.
    func score(mean: Double, events: Double) -> Double {
        guard count > 20, mean > middle else { return 0 }
        // What is known of the middle and of the spread is limited: a little more spread.
        let spread = (variance * (1 / events + 1 / count) * (1 + 8 / count) + between).squareRoot()
        return Mathematics.gaussianScore((mean - middle) / spread)
    }

    mutating func correct(by bytes: Double, cell: Int) {
        hour[cell % 24] = ShortFloat.rounded(hour[cell % 24] + Float(bytes))
        level += bytes
    }

    /// Mean bytes of an event at this hour of day, shrunk to that of all hours.
    func mean(cell: Int, of events: HourProfile) -> Double {
        guard events.level > 0, level > 0 else { return 1_000 }
        let usual = level / events.level
        let own = Double(events.hour[cell % 24])
        return max((Double(hour[cell % 24]) + 10 * usual) / (own + 10), 1)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.short(&hour)
        io.value(&level)
        io.value(&count)
        io.value(&logarithms)
        io.value(&squares)
        io.value(&between)
        hourly.exchange(&io)
        tail.exchange(&io)
    }
}
