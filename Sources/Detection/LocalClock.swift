package import Domain

/// Hours of the week, holidays and month ends of one place, without a time zone database.
///
/// Hours are numbered from 1970 in UTC; days are local and numbered from 1970-01-01.
package struct LocalClock: Sendable {
    /// From this instant local time is UTC plus `seconds`.
    package struct Offset: Sendable {
        package let from: Timestamp
        package let seconds: Int64

        package init(from: Timestamp, seconds: Int64) {
            self.from = from
            self.seconds = seconds
        }
    }

    /// The hours at which offsets begin, and the offsets in whole hours (rounded down).
    private let starts: [Int64]
    private let shifts: [Int64]
    /// From the first special day to the last, one byte a day.
    private let firstDay: Int64
    private let days: [UInt8]

    private static let holiday: UInt8 = 1
    private static let monthEnd: UInt8 = 2
    private static let vacation: UInt8 = 4

    /// Takes `offsets` in the order of time.
    ///
    /// Before the first of them the first holds. Days are local, numbered from 1970.
    package init(
        offsets: [Offset] = [],
        holidays: Set<Int64> = [],
        monthEnds: Set<Int64> = [],
        vacations: Set<Int64> = []
    ) {
        starts = offsets.map { $0.from.hourIndex }
        shifts = offsets.map { $0.seconds.flooredQuotient(3_600) }
        let all = holidays.union(monthEnds).union(vacations)
        let first = all.min() ?? 0
        firstDay = first
        var days = [UInt8](repeating: 0, count: all.isEmpty ? 0 : Int((all.max() ?? 0) - first) + 1)
        for day in holidays { days[Int(day - first)] |= LocalClock.holiday }
        for day in monthEnds { days[Int(day - first)] |= LocalClock.monthEnd }
        for day in vacations { days[Int(day - first)] |= LocalClock.vacation }
        self.days = days
    }

    /// UTC, every day an ordinary one.
    package static let utc = LocalClock()

    /// 0 for the hour from Monday midnight, 167 for the last of Sunday.
    func cell(of hour: Int64) -> Int {
        let local = localHour(hour)
        // 1970-01-01 was a Thursday.
        return Int((local + 72) - 168 * (local + 72).flooredQuotient(168))
    }

    /// The local day that holds this hour.
    func day(of hour: Int64) -> Int64 { localHour(hour).flooredQuotient(24) }

    /// Whether little traffic is no news in this hour.
    func isHoliday(_ hour: Int64) -> Bool { flags(hour) & LocalClock.holiday != 0 }

    /// Whether much traffic is no news in this hour.
    func isMonthEnd(_ hour: Int64) -> Bool { flags(hour) & LocalClock.monthEnd != 0 }

    /// Whether much of the country is away in this hour, so that somewhat less is no news.
    func isVacation(_ hour: Int64) -> Bool { flags(hour) & LocalClock.vacation != 0 }

    private func flags(_ hour: Int64) -> UInt8 {
        guard !days.isEmpty else { return 0 }
        let place = day(of: hour) - firstDay
        return place >= 0 && place < Int64(days.count) ? days[Int(place)] : 0
    }

    private func localHour(_ hour: Int64) -> Int64 {
        guard !starts.isEmpty else { return hour }
        // Two changes a year: a guess that is nearly right, then a step or two.
        var place = Int(min(max((hour - starts[0]) / 4_383, 0), Int64(starts.count - 1)))
        while place > 0, starts[place] > hour { place -= 1 }
        while place + 1 < starts.count, starts[place + 1] <= hour { place += 1 }
        return hour + shifts[place]
    }
}

extension Int64 {
    /// Divides towards the past, so that days before 1970 are whole.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Timestamp {
    /// Hours since 1970, UTC.
    var hourIndex: Int64 { microseconds.flooredQuotient(Timestamp.hour) }

    init(hourIndex: Int64) { self.init(microseconds: hourIndex &* Timestamp.hour) }
}
