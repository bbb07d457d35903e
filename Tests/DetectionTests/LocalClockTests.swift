import Domain
import Testing

@testable import Detection

@Suite("Local clock")
struct LocalClockTests {
    private func hour(_ text: String) -> Int64 { Timestamp(rfc3339: text)!.hourIndex }

    @Test(
        "the hour of the week follows daylight saving time",
        arguments: [
            ("2026-03-08T06:00:00Z", 6 * 24 + 1), ("2026-03-08T07:00:00Z", 6 * 24 + 3),
            ("2026-11-01T05:00:00Z", 6 * 24 + 1), ("2026-11-01T06:00:00Z", 6 * 24 + 1),
            ("2026-11-02T05:00:00Z", 0), ("2026-07-06T04:00:00Z", 0),
        ]
    )
    func hourOfWeek(instant: String, cell: Int) {
        #expect(LocalClock.quebec.cell(of: hour(instant)) == cell)
    }

    @Test(
        "Québec's holidays are known",
        arguments: [
            "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-18", "2026-06-24", "2026-07-01", "2026-09-07",
            "2026-10-12", "2026-12-25", "2027-03-26", "2027-05-24",
        ]
    )
    func holidays(day: String) {
        #expect(LocalClock.quebec.isHoliday(hour(day + "T12:00:00Z")))
        #expect(!LocalClock.utc.isHoliday(hour(day + "T12:00:00Z")))
    }

    @Test("an ordinary day is neither a holiday nor a month end, and the last two working days are")
    func ordinaryDays() {
        #expect(!LocalClock.quebec.isHoliday(hour("2026-05-25T12:00:00Z")))
        #expect(!LocalClock.quebec.isMonthEnd(hour("2026-08-27T12:00:00Z")))
        #expect(LocalClock.quebec.isMonthEnd(hour("2026-08-28T12:00:00Z")))
        #expect(!LocalClock.quebec.isMonthEnd(hour("2026-08-30T12:00:00Z")))
        #expect(LocalClock.quebec.isMonthEnd(hour("2026-08-31T12:00:00Z")))
    }

    @Test("hours before 1970 have a place in the week too")
    func beforeTheEpoch() {
        #expect(LocalClock.utc.cell(of: hour("1969-12-29T00:00:00Z")) == 0)
        #expect(LocalClock.utc.cell(of: hour("1969-12-31T23:00:00Z")) == 71)
    }
}
