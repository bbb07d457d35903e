import Domain

/// When a flow is busy: a weight for each local hour, near 1 on average, and one for weekends.
enum SampleRhythm: Sendable {
    case office
    case shop
    case steady

    /// The weight of one hour, numbered from 1970 in UTC.
    func weight(hour: Int64) -> Double {
        let local = MontrealTime.localHour(hour)
        let day = local.flooredQuotient(24)
        let hourOfDay = Int(local - day * 24)
        // 1970-01-01 was a Thursday; 0 is Monday.
        let weekday = (day + 3) - 7 * (day + 3).flooredQuotient(7)
        return hours[hourOfDay] * (weekday < 5 ? 1 : weekend)
    }

    private var weekend: Double {
        switch self {
        case .office: 0.08
        case .shop: 1.2
        case .steady: 0.95
        }
    }

    private var hours: [Double] {
        switch self {
        case .office: SampleRhythm.officeHours
        case .shop: SampleRhythm.shopHours
        case .steady: SampleRhythm.steadyHours
        }
    }

    private static let officeHours = [
        0.03, 0.03, 0.03, 0.03, 0.03, 0.05, 0.2, 0.7, 1.6, 2.2, 2.4, 2.1,
        1.3, 1.9, 2.3, 2.1, 1.6, 0.8, 0.3, 0.15, 0.1, 0.06, 0.04, 0.03,
    ]
    private static let shopHours = [
        0.35, 0.2, 0.14, 0.1, 0.1, 0.15, 0.3, 0.6, 0.9, 1.1, 1.25, 1.35,
        1.45, 1.35, 1.3, 1.25, 1.25, 1.3, 1.4, 1.6, 1.75, 1.7, 1.3, 0.75,
    ]
    private static let steadyHours = [Double](repeating: 1, count: 24)
}

/// Eastern time of Canada since 2007: daylight saving from the second Sunday of March to the first of November, at 2:00.
enum MontrealTime {
    static func localHour(_ hour: Int64) -> Int64 { hour + (isSummer(hour) ? -4 : -5) }

    private static func isSummer(_ hour: Int64) -> Bool {
        let year = Timestamp(seconds: hour * 3_600).calendarDate.year
        let spring = sunday(2, of: 3, year) * 24 + 7
        let autumn = sunday(1, of: 11, year) * 24 + 6
        return hour >= spring && hour < autumn
    }

    /// The day, from 1970, of the `number`-th Sunday of a month.
    private static func sunday(_ number: Int64, of month: Int, _ year: Int) -> Int64 {
        let first = Timestamp.daysSince1970(year: year, month: month, day: 1)
        let weekday = (first + 3) - 7 * (first + 3).flooredQuotient(7)
        return first + (6 - weekday) + 7 * (number - 1)
    }
}

extension Int64 {
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
