/// How long each hour of the week was watched; the weights under the sums of the profiles of one series.
struct Exposure {
    /// Visits of each hour of the week, up to 255.
    var visits = [UInt8](repeating: 0, count: 168)
    var hour = [Float](repeating: 0, count: 24)
    var day = [Float](repeating: 0, count: 7)
    var level = 0.0
    /// What the parent's week is like, where the series had a parent when it began.
    private(set) var inherited: InheritedShape?
    /// The same sum as `level`, of what the inherited shape holds in the hours that were watched.
    private(set) var shaped = 0.0

    /// Takes over a shape; only before anything was learned.
    mutating func inherit(_ shape: InheritedShape?) {
        guard level == 0 else { return }
        inherited = shape
    }

    mutating func learn(cell: Int) {
        if visits[cell] < .max { visits[cell] += 1 }
        hour[cell % 24] = ShortFloat.rounded(hour[cell % 24] * HourProfile.hourKeep + 1)
        day[cell / 24] = ShortFloat.rounded(day[cell / 24] * HourProfile.dayKeep + 1)
        level = level * HourProfile.levelKeep + 1
        shaped = shaped * HourProfile.levelKeep + (inherited?.factor(cell: cell) ?? 1)
    }

    /// The discounted number of visits: (1 − kᵛ) / (1 − k).
    func weight(cell: Int) -> Double { Exposure.weights[Int(visits[cell])] }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.runs(&visits)
        io.short(&hour)
        io.short(&day)
        io.value(&level)
        io.optional(&inherited, empty: InheritedShape()) { $1.exchange(&$0) }
        if inherited != nil { io.value(&shaped) } else { shaped = level }
    }

    private static let weights: [Double] = {
        var sums = [0.0]
        for _ in 0..<255 { sums.append(sums[sums.count - 1] * Double(HourProfile.cellKeep) + 1) }
        return sums
    }()
}

extension Exposure {
    /// With a parent's week to go by, hours are judged from the third day on.
    static let earlyDays = 2.0

    /// Hours that must be learned before nothing is a silence: a week, or three days with a parent's week to go by.
    var leastHours: Int64 { inherited == nil ? 168 : 72 }

    /// Whether an hour of the week was seen; or its hour of day on a day that is much like it in the parent's week.
    func isKnown(cell: Int) -> Bool {
        if visits[cell] > 0 { return true }
        guard let inherited, hour[cell % 24] > 0.9 else { return false }
        let share = inherited.days[cell / 24]
        return day.indices.contains { other in
            let others = inherited.days[other]
            return day[other] >= 12 && min(share, others) > 0.6 * max(share, others)
        }
    }

    /// φ of what a parent's week says: half at first, less with every day and week that was seen.
    func doubt(cell: Int) -> Double {
        inherited == nil ? 0 : 0.5 / (1 + Double(hour[cell % 24]) + 0.5 * weight(cell: cell))
    }
}
