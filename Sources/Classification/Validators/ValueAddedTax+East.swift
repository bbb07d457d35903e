/// Checks of central and eastern countries; each is given a number that has the country's form.
extension ValueAddedTax {
    /// Companies: weights 1 to 8, or 3 to 10 when ten is left; persons: a register's number, a foreigner's, or another.
    static func bulgaria(_ number: Characters) -> Bool {
        let check = Int(number[number.count - 1] - 0x30)
        if number.count == 9 {
            let first = number.weighted(0x1234_5678, count: 8) % 11
            return number.number(0..<9) > 0
                && (first == 10 ? number.weighted(0x3456_789A, count: 8) % 11 % 10 : first) == check
        }
        if number.weighted(0x2_485A_9736, count: 9) % 11 % 10 == check, isBulgarianBirth(number) { return true }
        // A foreigner's weights are 21, 19, 17, 13, 11, 9, 7, 3, 1, of which mod 10 sees the last digits.
        return number.number(0..<10) > 0
            && (number.weighted(0x1_9731_9731, count: 9) % 10 == check
                || (11 - number.weighted(0x4_3276_5432, count: 9) % 11) % 11 == check)
    }

    /// 20 is added to the month before 1900, 40 after 1999.
    private static func isBulgarianBirth(_ number: Characters) -> Bool {
        let month = number.number(2..<4)
        let century = month > 40 ? 2_000 : month > 20 ? 1_800 : 1_900
        return CalendarDate.exists(
            year: century + number.number(0..<2),
            month: month > 40 ? month - 40 : month > 20 ? month - 20 : month,
            day: number.number(4..<6)
        )
    }

    /// Companies: weights 8 to 2; persons: their birth number, or a special one that starts with 6.
    static func czechia(_ number: Characters) -> Bool {
        switch number.count {
        case 8:
            let check = (11 - number.weighted(0x876_5432, count: 7) % 11) % 11
            return number[0] != 0x39 && number.number(0..<8) > 0
                && (check == 0 ? 1 : check % 10) == Int(number[7] - 0x30)
        case 9 where number[0] == 0x36:
            let rest = number.weighted(0x876_5432, count: 7, from: 1) % 11
            return (18 - (10 - rest)) % 10 == Int(number[8] - 0x30) || isCzechBirth(number)
        default: return isCzechBirth(number)
        }
    }

    /// Women have 50 added to the month, full days 20 since 2004; ten digits since 1954, of which the last is a check.
    static func isCzechBirth(_ number: Characters) -> Bool {
        let short = number.number(0..<2)
        var month = number.number(2..<4)
        if month > 50 { month -= 50 }
        if month > 20 { month -= 20 }
        let year: Int
        if number.count == 9 {
            guard short < 54 || short >= 80 else { return false }
            year = short >= 80 ? 1_800 + short : 1_900 + short
        } else {
            year = short < 54 ? 2_000 + short : 1_900 + short
            guard number.number(0..<9) % 11 % 10 == Int(number[9] - 0x30) else { return false }
        }
        return CalendarDate.exists(year: year, month: month, day: number.number(4..<6))
    }

    static func estonia(_ number: Characters) -> Bool {
        number.number(0..<9) > 0 && number.weighted(0x3_7137_1371, count: 9).isMultiple(of: 10)
    }

    static func hungary(_ number: Characters) -> Bool {
        number.number(0..<8) > 0 && number.weighted(0x9731_9731, count: 8).isMultiple(of: 10)
    }

    /// Persons: the weights are not confirmed by the authority, so the date must exist too.
    static func latvia(_ number: Characters) -> Bool {
        if number[0] > 0x33 { return number.weighted(0x914_83A2_5761, count: 11) % 11 == 3 }
        guard (1 + number.weighted(0xA5_8421_6379, count: 10)) % 11 % 10 == Int(number[10] - 0x30) else { return false }
        if number.has("3", "2", at: 0) { return true }
        return CalendarDate.exists(
            year: 1_800 + Int(number[6] - 0x30) * 100 + number.number(4..<6),
            month: number.number(2..<4),
            day: number.number(0..<2)
        )
    }

    /// The last digit but one is 1; weights 1 to 9 again and again, or from 3 when ten is left.
    static func lithuania(_ number: Characters) -> Bool {
        let last = number.count - 1
        guard number[last - 1] == 0x31 else { return false }
        let isLong = last == 11
        var rest = number.weighted(isLong ? 0x123_4567_8912 : 0x1234_5678, count: last) % 11
        if rest == 10 { rest = number.weighted(isLong ? 0x345_6789_1234 : 0x3456_7891, count: last) % 11 % 10 }
        return rest == Int(number[last] - 0x30)
    }

    static func poland(_ number: Characters) -> Bool {
        number.number(0..<10) > 0 && number.weighted(0x6_5723_4567, count: 9) % 11 == Int(number[9] - 0x30)
    }

    /// Companies: weights 7 5 3 2 1 7 5 3 2 from the right; persons: their personal code.
    static func romania(_ number: Characters) -> Bool {
        guard number[0] != 0x30 else { return false }
        let last = number.count - 1
        if last == 12 {
            let rest = number.weighted(0x2791_4635_8279, count: 12) % 11
            return (rest == 10 ? 1 : rest) == Int(number[12] - 0x30)
                && CalendarDate.exists(
                    shortYear: number.number(1..<3),
                    month: number.number(3..<5),
                    day: number.number(5..<7)
                )
        }
        let weights: UInt64 = 0x7_5321_7532 & (1 << UInt64(4 * last) - 1)
        return number.weighted(weights, count: last) * 10 % 11 % 10 == Int(number[last] - 0x30)
    }

    /// A multiple of 11 with its kind in the third place, or a birth number.
    static func slovakia(_ number: Characters) -> Bool {
        switch number[2] {
        case 0x32...0x34, 0x37...0x39:
            if number[0] != 0x30, number.number(0..<10).isMultiple(of: 11) { return true }
        default: break
        }
        return isCzechBirth(number)
    }
}
