/// What each of the last six weeks' days held and how much of a usual day it was: the long memory of a level.
struct DayRing {
    static let count = 42

    /// Events of a day, extremes cut.
    private(set) var counts = [Float](repeating: 0, count: DayRing.count)
    /// Σ of the shape over its watched hours: 24 for a mean day, 0 for one that nothing is learned from.
    private(set) var shapes = [Float](repeating: 0, count: DayRing.count)
    /// Days pushed so far; the newest is at `(pushed − 1) mod count`.
    private(set) var pushed: Int64 = 0

    mutating func push(count: Double, shape: Double) {
        let place = Int(pushed % Int64(DayRing.count))
        counts[place] = ShortFloat.rounded(Float(count))
        shapes[place] = ShortFloat.rounded(Float(shape))
        pushed += 1
    }

    /// The day that ended `age` days before the newest.
    func day(_ age: Int) -> (count: Double, shape: Double) {
        guard age < DayRing.count, Int64(age) < pushed else { return (0, 0) }
        let place = Int((pushed - 1 - Int64(age)) % Int64(DayRing.count))
        return (Double(counts[place]), Double(shapes[place]))
    }

    /// Level of the days older than the newest `skipped`, without their scatter.
    func sums(skipping skipped: Int) -> DayReference {
        var reference = DayReference()
        let known = Int(min(Int64(DayRing.count), pushed))
        guard skipped < known else { return reference }
        for age in skipped..<known {
            let (count, shape) = day(age)
            guard shape > 1 else { continue }
            reference.days += 1
            reference.events += count
            reference.shape += shape
        }
        return reference
    }

    /// Level and scatter of the days older than the newest `skipped`.
    ///
    /// The level is events in an hour of mean shape; `scatter` is φ of a day: variance = mean + φ · mean².
    func reference(skipping skipped: Int) -> DayReference {
        var reference = sums(skipping: skipped)
        let known = Int(min(Int64(DayRing.count), pushed))
        guard reference.events > 0 else { return reference }
        let level = reference.level
        let usual = reference.events / reference.days
        // Outliers are cut where the scatter puts them, which is found in three rounds.
        reference.scatter = 0.03
        for _ in 0..<3 {
            // Believed like five days of 15 % each.
            var excess = 0.022 * 5 * usual * usual
            var weight = 5 * usual * usual
            for age in skipped..<known {
                let (count, shape) = day(age)
                guard shape > 1 else { continue }
                let mean = level * shape
                let spread = (mean + reference.scatter * mean * mean).squareRoot()
                let off = min(abs(count - mean), 2.5 * spread)
                excess += off * off - mean
                weight += mean * mean
            }
            reference.scatter = max(excess / weight, 0.0015)
        }
        return reference
    }

    /// How the level has been growing, as a share a day, by the days older than the newest `skipped`.
    ///
    /// Least squares, drawn towards no growth: a priori it is within ±`DayTrend.prior` (one standard deviation).
    /// `scatter` is φ of a day.
    func trend(skipping skipped: Int, scatter: Double) -> DayTrend {
        let known = Int(min(Int64(DayRing.count), pushed))
        let level = sums(skipping: skipped).level
        guard skipped < known, level > 0 else { return DayTrend() }
        var weight = 0.0
        var place = 0.0
        var value = 0.0
        var squares = 0.0
        var products = 0.0
        for age in skipped..<known {
            let (count, shape) = day(age)
            guard shape > 1 else { continue }
            let mean = level * shape
            let own = 1 / (scatter + 1 / max(mean, 1))
            // One great day is no growth.
            let off = min(max(count / mean - 1, -0.5), 0.5)
            let x = -Double(age)
            weight += own
            place += own * x
            value += own * off
            squares += own * x * x
            products += own * x * off
        }
        let spread = weight > 0 ? squares - place * place / weight : 0
        guard spread > 0 else { return DayTrend() }
        let slope = (products - place * value / weight) / spread
        let prior = DayTrend.prior * DayTrend.prior
        let own = 1 / spread
        return DayTrend(
            slope: min(max(slope * prior / (prior + own), -DayTrend.most), DayTrend.most),
            variance: prior * own / (prior + own)
        )
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.short(&counts)
        io.short(&shapes)
        io.value(&pushed)
        if pushed < 0 { io.fail() }
    }
}

/// What days before a window say about it.
struct DayReference {
    var days = 0.0
    var events = 0.0
    var shape = 0.0
    var scatter = 0.02

    var level: Double { shape > 0 ? events / shape : 0 }

    /// Leaves one of the days out: their sums are exact, so no trace of it stays.
    mutating func remove(count: Double, shape: Double) {
        guard shape > 1 else { return }
        days -= 1
        events -= count
        self.shape -= shape
    }
}

/// Growth of a level, as a share a day, and the variance of what is known of it.
struct DayTrend {
    static let prior = 0.0008
    /// A fifth a month: what is faster is news.
    static let most = 0.007

    var slope = 0.0
    var variance = DayTrend.prior * DayTrend.prior
}
