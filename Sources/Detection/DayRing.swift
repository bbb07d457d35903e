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
        // Believed like five days of 15 % each.
        var excess = 0.022 * 5 * usual * usual
        var weight = 5 * usual * usual
        for age in skipped..<known {
            let (count, shape) = day(age)
            guard shape > 1 else { continue }
            let mean = level * shape
            let spread = (mean + 0.03 * mean * mean).squareRoot()
            let off = min(abs(count - mean), 2.5 * spread)
            excess += off * off - mean
            weight += mean * mean
        }
        reference.scatter = max(excess / weight, 0.0015)
        return reference
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
