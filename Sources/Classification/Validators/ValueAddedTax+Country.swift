extension ValueAddedTax {
    /// The form of a country's numbers and the check that its tax authority publishes.
    struct Country: Sendable {
        /// What may follow the code: `9` a digit, `#` a capital, `*` either, anything else itself.
        private let forms: [[UInt8]]
        private let check: @Sendable (Characters) -> Bool

        private init(_ forms: String, _ check: @escaping @Sendable (Characters) -> Bool) {
            self.forms = forms.split(separator: " ").map { Array($0.utf8) }
            self.check = check
        }

        /// Whether the check of a number that has one of the forms holds.
        func isRight(_ number: Characters) -> Bool { check(number) }

        /// Whether the first `length` characters have one of the forms, and no more.
        func hasForm(_ number: Characters, _ length: Int) -> Bool {
            next: for form in forms where form.count == length {
                for position in 0..<length where !Country.accepts(form[position], number[position]) { continue next }
                return true
            }
            return false
        }

        private static func accepts(_ mark: UInt8, _ byte: UInt8) -> Bool {
            switch mark {
            case UInt8(ascii: "9"): Byte.isDigit(byte)

            case UInt8(ascii: "#"): Byte.isCapital(byte)
            case UInt8(ascii: "*"): true
            default: byte == mark
            }
        }
    }
}

extension ValueAddedTax.Country {
    /// The end of the word for the tax in one of Switzerland's languages, when it follows the number that ends at `end`.
    func endOfSuffix(_ end: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int {
        guard forms.first?.first == UInt8(ascii: "E") else { return end }
        let start = end + Separator.length(at: end, in: bytes, bounds: bounds)
        for suffix in Self.swissSuffixes where stands(suffix, at: start, in: bytes, bounds) {
            return start + suffix.utf8.count
        }
        return end
    }

    private func stands(_ word: String, at start: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        let end = start + word.utf8.count
        guard end <= bounds.upperBound, !Byte.isWord(at: end, in: bytes, bounds) else { return false }
        var index = start
        for letter in word.utf8 {
            guard bytes[index] == letter else { return false }
            index += 1
        }
        return true
    }

    static let swissSuffixes = ["MWST", "TVA", "IVA", "TPV", "VAT"]

    /// By both letters of the code.
    static let table: [Self?] = {
        typealias Check = ValueAddedTax
        let countries: [(String, Self)] = [
            ("AT", Self("U99999999", Check.austria)), ("BE", Self("9999999999", Check.belgium)),
            ("BG", Self("999999999 9999999999", Check.bulgaria)), ("CH", Self("E999999999", Check.switzerland)),
            ("CY", Self("99999999#", Check.cyprus)), ("CZ", Self("99999999 999999999 9999999999", Check.czechia)),
            ("DE", Self("999999999", Check.germany)), ("DK", Self("99999999", Check.denmark)),
            ("EE", Self("999999999", Check.estonia)), ("EL", Self("999999999", Check.greece)),
            ("ES", Self("#9999999* 99999999#", Check.spain)), ("FI", Self("99999999", Check.finland)),
            ("FR", Self("**999999999", Check.france)), ("GB", Self(britishForms, Check.britain)),
            ("GR", Self("999999999", Check.greece)), ("HR", Self("99999999999", Check.croatia)),
            ("HU", Self("99999999", Check.hungary)), ("IE", Self("9999999# 9999999## 9#99999#", Check.ireland)),
            ("IT", Self("99999999999", Check.italy)), ("LT", Self("999999999 999999999999", Check.lithuania)),
            ("LU", Self("99999999", Check.luxembourg)), ("LV", Self("99999999999", Check.latvia)),
            ("MT", Self("99999999", Check.malta)), ("NL", Self("999999999B99", Check.netherlands)),
            ("PL", Self("9999999999", Check.poland)), ("PT", Self("999999999", Check.portugal)),
            ("RO", Self(romanianForms, Check.romania)), ("SE", Self("999999999999", Check.sweden)),
            ("SI", Self("99999999", Check.slovenia)), ("SK", Self("9999999999", Check.slovakia)),
            ("XI", Self(britishForms, Check.britain)),
        ]
        var table = [Self?](repeating: nil, count: 676)
        for (code, country) in countries {
            let letters = Array(code.utf8)
            table[Int(letters[0] - 0x41) * 26 + Int(letters[1] - 0x41)] = country
        }
        return table
    }()

    /// Traders, with a branch or without; departments of government, authorities of health.
    private static let britishForms = "999999999 999999999999 GD999 HA999"
    private static let romanianForms = "99 999 9999 99999 999999 9999999 99999999 999999999 9999999999 9999999999999"
}
