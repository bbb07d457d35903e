/// How the events of a week lie on its hours of day and its days, as a new series takes it over from its parent.
///
/// A flow has its platform's, a platform the organization's: it speaks for hours and days that the series has not seen
/// yet, and has nothing more to say once it has.
struct InheritedShape {
    /// What an hour of day, and a day, hold of what the mean one does; both have the mean 1.
    private(set) var hours = [Float](repeating: 1, count: 24)
    private(set) var days = [Float](repeating: 1, count: 7)

    /// Hours that a parent must have learned: a week.
    static let leastHours: Int64 = 168

    /// A parent's night in which nothing was ever sent leaves a little room for a child's.
    private static let least = 0.1

    init() {}

    /// The shape of a profile that has seen a week; `nil` of one that holds nothing.
    init?(_ profile: HourProfile, _ exposure: Exposure) {
        let mean = profile.weekMean(exposure)
        guard mean > 0 else { return nil }
        for cell in 0..<168 {
            let part = profile.mean(cell: cell, exposure) / mean
            hours[cell % 24] += Float((part - 1) / 7)
            days[cell / 24] += Float((part - 1) / 24)
        }
        InheritedShape.level(&hours)
        InheritedShape.level(&days)
    }

    func factor(cell: Int) -> Double { Double(hours[cell % 24]) * Double(days[cell / 24]) }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.short(&hours)
        io.short(&days)
    }

    private static func level(_ parts: inout [Float]) {
        for place in parts.indices { parts[place] = max(parts[place], Float(least)) }
        let mean = parts.reduce(0, +) / Float(parts.count)
        for place in parts.indices { parts[place] = ShortFloat.rounded(parts[place] / mean) }
    }
}

extension Series {
    /// What it hands on to series beneath it.
    var weekShape: InheritedShape? { InheritedShape(events.profile, exposure) }
}
