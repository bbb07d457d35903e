/// What a series usually does at each hour of the week, around a level that moves slowly.
///
/// An hour of the week is its hour of the day plus a correction, shrunk while few weeks are known: so the second day
/// already has a shape, and the second week tells Sundays from Mondays. Between the middles of two hours the profile is
/// interpolated. Residuals are learned up to three robust deviations: one anomaly does not become a habit.
struct WeekProfile: Sendable {
    private var daily = InlineArray<24, Float>(repeating: 0)
    private var weekly = InlineArray<168, Float>(repeating: 0)
    /// How often each hour was visited, up to 255; points of one hour are one visit.
    private var days = InlineArray<24, UInt8>(repeating: 0)
    private var weeks = InlineArray<168, UInt8>(repeating: 0)
    private var lastCell: Int16 = -1
    private(set) var level = 0.0
    /// The mean absolute residual, robustly.
    private var deviation = 1.0
    private var count = 0.0

    /// Mean of |x| to standard deviation for a normal law: √(π/2).
    private static let normalScale = 1.2533
    private static let clip = 3.0
    /// The slowest learning of an hour of the day, of the week, and of the level.
    private static let cellRate = 0.01
    private static let levelRate = 0.0005

    /// The hour of the week, 0 ..< 168, of an instant in seconds since 1970.
    private static func secondOfWeek(_ seconds: Int64) -> Int64 {
        let remainder = seconds % 604_800
        return remainder < 0 ? remainder + 604_800 : remainder
    }

    /// What is expected at an instant, above or below the level.
    func shape(at seconds: Int64) -> Double {
        let second = WeekProfile.secondOfWeek(seconds)
        let now = Int(second / 3_600)
        let sinceMiddle = Double(second % 3_600) / 3_600 - 0.5
        let first = sinceMiddle < 0 ? (now + 167) % 168 : now
        let share = sinceMiddle < 0 ? sinceMiddle + 1 : sinceMiddle
        return cell(first, now: now) * (1 - share) + cell((first + 1) % 168, now: now) * share
    }

    /// Learns what was left after level and shape.
    mutating func learn(_ residual: Double, at seconds: Int64) {
        count += 1
        let bound = WeekProfile.clip * WeekProfile.normalScale * deviation
        let clipped = min(max(residual, -bound), bound)
        let rate = max(1 / count, 0.001)
        deviation = max(deviation + rate * (min(abs(residual), 5 * deviation) - deviation), 1e-6)
        level += max(1 / count, WeekProfile.levelRate) * clipped

        let hour = Int(WeekProfile.secondOfWeek(seconds) / 3_600)
        if lastCell != hour {
            lastCell = Int16(hour)
            days[hour % 24] = days[hour % 24] == .max ? .max : days[hour % 24] + 1
            weeks[hour] = weeks[hour] == .max ? .max : weeks[hour] + 1
        }
        daily[hour % 24] += Float(WeekProfile.rate(days[hour % 24]) * clipped)
        weekly[hour] += Float(WeekProfile.rate(weeks[hour]) * clipped)
    }

    private func cell(_ hour: Int, now: Int) -> Double {
        // Spans: reading an element of an inline array where it stands copies the whole of it.
        let (days, weeks, daily, weekly) = (days.span, weeks.span, daily.span, weekly.span)
        let day = days[hour % 24] > 0 ? hour % 24 : now % 24
        let known = Double(weeks[hour])
        return Double(daily[day]) + Double(weekly[hour]) * known / (known + 1)
    }

    private static func rate(_ visits: UInt8) -> Double { max(1 / (4 * Double(visits) + 2), cellRate) }
}
