import Domain

extension LocalClock {
    /// Eastern time of Canada with Québec's holidays, for the years 2015 to 2059.
    ///
    /// Daylight saving as since 2007 (second Sunday of March, first Sunday of November, at 2:00); holidays of the
    /// Act respecting labour standards with Easter Monday and 26 December, when offices are closed as well.
    package static let quebec: LocalClock = {
        var offsets: [Offset] = []
        var holidays: Set<Int64> = []
        var monthEnds: Set<Int64> = []
        for year in 2015...2059 {
            let spring = day(year, 3, weekday: 6, number: 2)
            let autumn = day(year, 11, weekday: 6, number: 1)
            offsets.append(Offset(from: Timestamp(seconds: spring * 86_400 + 7 * 3_600), seconds: -4 * 3_600))
            offsets.append(Offset(from: Timestamp(seconds: autumn * 86_400 + 6 * 3_600), seconds: -5 * 3_600))
            holidays.formUnion(quebecHolidays(year))
        }
        for year in 2015...2059 {
            for month in 1...12 { monthEnds.formUnion(lastWorkingDays(year, month, holidays)) }
        }
        let vacations = Set((2015...2059).flatMap(constructionHoliday))
        return LocalClock(offsets: offsets, holidays: holidays, monthEnds: monthEnds, vacations: vacations)
    }()

    private static func quebecHolidays(_ year: Int) -> [Int64] {
        let easter = easterSunday(year)
        let victoria = Timestamp.daysSince1970(year: year, month: 5, day: 24)
        return [
            Timestamp.daysSince1970(year: year, month: 1, day: 1),
            easter - 2,
            easter + 1,
            victoria - weekday(victoria),
            Timestamp.daysSince1970(year: year, month: 6, day: 24),
            Timestamp.daysSince1970(year: year, month: 7, day: 1),
            day(year, 9, weekday: 0, number: 1),
            day(year, 10, weekday: 0, number: 2),
            Timestamp.daysSince1970(year: year, month: 12, day: 25),
            Timestamp.daysSince1970(year: year, month: 12, day: 26),
        ]
    }

    /// The fortnight from the last Sunday but one of July: the construction holiday, when many offices are half empty.
    private static func constructionHoliday(_ year: Int) -> [Int64] {
        let end = Timestamp.daysSince1970(year: year, month: 7, day: 31)
        let sunday = end - (weekday(end) + 1) % 7 - 7
        return (0..<14).map { sunday + $0 }
    }

    /// The last two working days, when accounts are closed and invoices go out.
    private static func lastWorkingDays(_ year: Int, _ month: Int, _ holidays: Set<Int64>) -> [Int64] {
        let next = Timestamp.daysSince1970(
            year: month == 12 ? year + 1 : year,
            month: month == 12 ? 1 : month + 1,
            day: 1
        )
        let working = (1...10).lazy.map { next - $0 }.filter { weekday($0) < 5 && !holidays.contains($0) }
        return Array(working.prefix(2))
    }

    /// 0 for Monday.
    private static func weekday(_ day: Int64) -> Int64 { (day + 3) - 7 * (day + 3).flooredQuotient(7) }

    /// The `number`-th such weekday of a month.
    private static func day(_ year: Int, _ month: Int, weekday wanted: Int64, number: Int64) -> Int64 {
        let first = Timestamp.daysSince1970(year: year, month: month, day: 1)
        return first + (wanted - weekday(first) + 7) % 7 + 7 * (number - 1)
    }

    /// Gregorian Easter (Meeus, Jones, Butcher).
    private static func easterSunday(_ year: Int) -> Int64 {
        let a = year % 19
        let (century, inCentury) = (year / 100, year % 100)
        let g = (8 * century + 13) / 25
        let h = (19 * a + century - century / 4 - g + 15) % 30
        let l = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - h - inCentury % 4) % 7
        let m = (a + 11 * h + 19 * l) / 433
        let month = (h + l - 7 * m + 90) / 25
        let day = (h + l - 7 * m + 33 * month + 19) % 32
        return Timestamp.daysSince1970(year: year, month: month, day: day)
    }
}
