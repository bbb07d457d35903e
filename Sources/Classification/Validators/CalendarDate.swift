/// Dates inside identifiers.
enum CalendarDate {
    /// Whether the day exists in the Gregorian calendar.
    static func exists(year: Int, month: Int, day: Int) -> Bool {
        guard 1...12 ~= month, day >= 1 else { return false }
        return day
            <= days(
                of: month,
                isLeap: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            )
    }

    /// Whether the day exists in a year of which only the last two digits are known.
    ///
    /// `00` is taken for 2000, a leap year, since 1900 was none.
    static func exists(shortYear: Int, month: Int, day: Int) -> Bool {
        guard 1...12 ~= month, day >= 1 else { return false }
        return day <= days(of: month, isLeap: shortYear.isMultiple(of: 4))
    }

    private static func days(of month: Int, isLeap: Bool) -> Int {
        switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
