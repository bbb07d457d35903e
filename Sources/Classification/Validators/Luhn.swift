/// The check digit of ISO/IEC 7812-1, annex B; a random number passes one time in ten.
enum Luhn {
    /// Whether the last digit is the check digit of the others.
    static func isValid(_ digits: Digits) -> Bool { isValid(digits, count: digits.count) }

    /// The check over the first `count` digits.
    static func isValid(_ digits: Digits, count: Int) -> Bool {
        var sum = 0
        for position in 0..<count {
            let digit = Int(digits[count - 1 - position])
            let weighted = position.isMultiple(of: 2) ? digit : digit * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return count > 1 && sum.isMultiple(of: 10)
    }
}
