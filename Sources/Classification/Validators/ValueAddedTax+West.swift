/// Checks of western and northern countries; each is given a number that has the country's form.
///
/// The formulas are those of the national tax authorities, as the VIES of the European Commission applies them.
extension ValueAddedTax {
    static func austria(_ number: Characters) -> Bool {
        var sum = 4
        for position in 1..<8 {
            let digit = Int(number[position] - 0x30) * (position.isMultiple(of: 2) ? 2 : 1)
            sum += digit / 10 + digit % 10
        }
        return (10 - sum % 10) % 10 == Int(number[8] - 0x30)
    }

    /// The last two digits are 97 − n mod 97.
    static func belgium(_ number: Characters) -> Bool {
        number[0] <= 0x31 && number.number(0..<8) > 0 && number.number(8..<10) == 97 - number.number(0..<8) % 97
    }

    /// Weights mod 97, with 55 added since 2010; GD and HA are numbered below and from 500.
    static func britain(_ number: Characters) -> Bool {
        if number.count == 5 { return (number.number(2..<5) < 500) == (number[0] == UInt8(ascii: "G")) }
        guard number.number(0..<9) > 0 else { return false }
        let rest = (number.weighted(0x8765_432A, count: 8) + Int(number[8] - 0x30)) % 97
        return rest == 0 || number[0] != 0x30 && (rest == 42 || rest == 55)
    }

    static func denmark(_ number: Characters) -> Bool {
        number[0] != 0x30 && number.weighted(0x2765_4321, count: 8).isMultiple(of: 11)
    }

    static func finland(_ number: Characters) -> Bool {
        number.number(0..<8) > 0 && number.weighted(0x79A5_8421, count: 8).isMultiple(of: 11)
    }

    /// A SIREN after a key: (12 + 3 · (SIREN mod 97)) mod 97, or two characters with a letter among them.
    ///
    /// Monaco's begin with 000 and are no SIREN.
    static func france(_ number: Characters) -> Bool {
        guard let siren = number.digits(2..<11), siren.number(at: 0, length: 3) == 0 || Luhn.isValid(siren) else {
            return false
        }
        let value = number.number(2..<11)
        guard value > 0 else { return false }
        if number.areDigits(0..<2) { return number.number(0..<2) == (12 + 3 * (value % 97)) % 97 }
        guard let first = frenchKeyValue(number[0]), let second = frenchKeyValue(number[1]) else { return false }
        let key = number.isDigit(0) ? first * 24 + second - 10 : first * 34 + second - 100
        return (value + 1 + key / 11) % 11 == key % 11
    }

    /// Digits and capitals without I and O, counted from 0.
    private static func frenchKeyValue(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte - 0x37)
        case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte - 0x38)
        case UInt8(ascii: "P")...UInt8(ascii: "Z"): Int(byte - 0x39)
        default: nil
        }
    }

    /// ISO 7064 mod 11,10.
    static func germany(_ number: Characters) -> Bool { number[0] != 0x30 && isMod1110(number) }

    /// Seven digits, a letter of 23 and, since 2013, a second one worth nine; before, a letter stood second.
    static func ireland(_ number: Characters) -> Bool {
        var sum = 0
        if number.isDigit(1) {
            sum = number.weighted(0x876_5432, count: 7)
            if number.count == 9 {
                guard number[8] <= UInt8(ascii: "W") else { return false }
                sum += 9 * (number[8] == UInt8(ascii: "W") ? 0 : Int(number[8] - 0x40))
            }
        } else {
            sum = number.weighted(0x7_6543, count: 5, from: 2) + 2 * Int(number[0] - 0x30)
        }
        return number[7] == (sum % 23 == 0 ? UInt8(ascii: "W") : 0x40 + UInt8(sum % 23))
    }

    static func luxembourg(_ number: Characters) -> Bool {
        number.number(0..<6) > 0 && number.number(0..<6) % 89 == number.number(6..<8)
    }

    /// Companies: weights mod 11; sole traders since 2020: ISO 7064 mod 97-10 over the whole number with its code.
    static func netherlands(_ number: Characters) -> Bool {
        guard number.number(0..<9) > 0, number.number(10..<12) > 0 else { return false }
        let sum = number.weighted(0x9876_5432, count: 8) - Int(number[8] - 0x30)
        if sum.isMultiple(of: 11) { return true }
        // N is 23, L 21.
        var rest = 2_321 % 97
        for position in 0..<12 {
            let value = number.value(position)
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97
        }
        return rest == 1
    }

    /// A registration number with Luhn, then `01`.
    static func sweden(_ number: Characters) -> Bool {
        guard let registration = number.digits(0..<10) else { return false }
        return number.number(10..<12) == 1 && number.number(0..<10) > 0 && Luhn.isValid(registration)
    }

    static func switzerland(_ number: Characters) -> Bool {
        let check = (11 - number.weighted(0x5432_7654, count: 8, from: 1) % 11) % 11
        return number.number(1..<10) > 0 && check == Int(number[9] - 0x30)
    }

    static func isMod1110(_ number: Characters) -> Bool {
        var product = 10
        for position in 0..<(number.count - 1) {
            let sum = (Int(number[position] - 0x30) + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10 == Int(number[number.count - 1] - 0x30)
    }
}
