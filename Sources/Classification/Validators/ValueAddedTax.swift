/// European VAT numbers with their country prefix.
enum ValueAddedTax {
    enum Strength: Sendable {
        /// The country's check holds.
        case checked
        /// Only the form is right; needs context.
        case shaped
    }

    /// The number that starts at `start`; `nil` when the form is no country's.
    static func match(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> (end: Int, strength: Strength)? {
        var end = start
        var digits = Digits()
        var letters = 0
        while end < bounds.upperBound, end - start < 15 {
            let byte = bytes[end]
            if 0x30...0x39 ~= byte {
                if end - start >= 2, digits.count < Digits.capacity { digits.append(byte - 0x30) }
            } else if 0x41...0x5A ~= byte {
                if end - start >= 2 { letters += 1 }
            } else {
                break
            }
            end += 1
        }
        let length = end - start - 2
        guard length >= 8, let form = forms[UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1])],
            form.lengths.contains(length), letters <= form.letters
        else { return nil }
        return (end, form.check?(digits) ?? false ? .checked : .shaped)
    }

    private struct Form: Sendable {
        let lengths: ClosedRange<Int>
        /// How many letters may stand among the digits.
        let letters: Int
        var check: (@Sendable (Digits) -> Bool)?
    }

    private static let forms: [UInt16: Form] = {
        let table: [(String, Form)] = [
            ("AT", Form(lengths: 9...9, letters: 1)), ("BE", Form(lengths: 10...10, letters: 0, check: belgium)),
            ("BG", Form(lengths: 9...10, letters: 0)), ("CY", Form(lengths: 9...9, letters: 1)),
            ("CZ", Form(lengths: 8...10, letters: 0)), ("DE", Form(lengths: 9...9, letters: 0, check: germany)),
            ("DK", Form(lengths: 8...8, letters: 0)), ("EE", Form(lengths: 9...9, letters: 0)),
            ("EL", Form(lengths: 9...9, letters: 0)), ("ES", Form(lengths: 9...9, letters: 2)),
            ("FI", Form(lengths: 8...8, letters: 0)), ("FR", Form(lengths: 11...11, letters: 2, check: france)),
            ("HR", Form(lengths: 11...11, letters: 0)), ("HU", Form(lengths: 8...8, letters: 0)),
            ("IE", Form(lengths: 8...9, letters: 3)), ("IT", Form(lengths: 11...11, letters: 0)),
            ("LT", Form(lengths: 9...12, letters: 0)), ("LU", Form(lengths: 8...8, letters: 0)),
            ("LV", Form(lengths: 11...11, letters: 0)), ("MT", Form(lengths: 8...8, letters: 0)),
            ("NL", Form(lengths: 12...12, letters: 1)), ("PL", Form(lengths: 10...10, letters: 0)),
            ("PT", Form(lengths: 9...9, letters: 0)), ("RO", Form(lengths: 8...10, letters: 0)),
            ("SE", Form(lengths: 12...12, letters: 0)), ("SI", Form(lengths: 8...8, letters: 0)),
            ("SK", Form(lengths: 10...10, letters: 0)), ("XI", Form(lengths: 9...12, letters: 0)),
        ]
        var forms: [UInt16: Form] = [:]
        for (country, form) in table {
            let code = Array(country.utf8)
            forms[UInt16(code[0]) << 8 | UInt16(code[1])] = form
        }
        return forms
    }()

    /// Key = (12 + 3 · (SIREN mod 97)) mod 97, and Luhn over the SIREN.
    private static func france(_ digits: Digits) -> Bool {
        guard digits.count == 11 else { return false }
        let siren = digits.number(at: 2, length: 9)
        var check = Digits()
        for position in 2..<11 { check.append(digits[position]) }
        return digits.number(at: 0, length: 2) == (12 + 3 * (siren % 97)) % 97 && Luhn.isValid(check)
    }

    /// ISO 7064 mod 11,10.
    private static func germany(_ digits: Digits) -> Bool {
        guard digits.count == 9, digits[0] != 0 else { return false }
        var product = 10
        for position in 0..<8 {
            let sum = (Int(digits[position]) + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10 == Int(digits[8])
    }

    /// The last two digits are 97 − n mod 97.
    private static func belgium(_ digits: Digits) -> Bool {
        guard digits.count == 10, digits[0] <= 1 else { return false }
        return digits.number(at: 8, length: 2) == 97 - digits.number(at: 0, length: 8) % 97
    }
}
