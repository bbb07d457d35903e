/// Québec's health insurance numbers (NAM, of the RAMQ): four letters of the name, date of birth, two more digits.
enum HealthInsuranceNumber {
    /// The day must exist; women have 50 added to the month.
    ///
    /// How the last digit is made is not published.
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 12, characters.areLetters(0..<4), characters.areDigits(4..<12) else { return false }
        let month = characters.number(6..<8)
        return CalendarDate.exists(
            shortYear: characters.number(4..<6),
            month: month > 50 ? month - 50 : month,
            day: characters.number(8..<10)
        )
    }
}
