/// What the calendar says of an hour, looked up once for all series.
struct CalendarHour {
    var hour: Int64
    var cell: Int
    var isHoliday: Bool
    var isMonthEnd: Bool
    /// The intake itself was down.
    var isDark = false

    init(_ hour: Int64, _ clock: LocalClock) {
        self.hour = hour
        cell = clock.cell(of: hour)
        isHoliday = clock.isHoliday(hour)
        isMonthEnd = clock.isMonthEnd(hour)
    }
}
