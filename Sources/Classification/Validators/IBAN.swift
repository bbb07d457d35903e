/// International bank account numbers (ISO 13616): the form of each country, then ISO 7064 mod 97-10.
enum IBAN {
    /// The number that starts at `start`, with a separator after every four characters or none; `nil` when there is none.
    static func range(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Range<Int>? {
        guard start + 15 <= bounds.upperBound, var form = Form(bytes[start], bytes[start + 1]),
            Byte.isDigit(bytes[start + 2])
        else { return nil }
        var sum = Sum()
        var index = start
        while sum.count < form.length {
            guard index < bounds.upperBound else { return nil }
            let byte = bytes[index]
            if !Byte.isDigit(byte), !Byte.isCapital(byte) {
                guard sum.count > 0, sum.count.isMultiple(of: 4), Byte.isAlphanumeric(bytes[index - 1]) else {
                    return nil
                }
                let separator = Separator.length(at: index, in: bytes, bounds: bounds)
                guard separator > 0 else { return nil }
                index += separator
                continue
            }
            guard sum.count < 2 || form.accepts(byte) else { return nil }
            sum.append(byte)
            index += 1
        }
        guard !Byte.isWord(at: index, in: bytes, bounds) || bytes[index] >= 0x80 else { return nil }
        return sum.isRight ? start..<index : nil
    }

    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count >= 15, var form = Form(characters[0], characters[1]), form.length == characters.count
        else {
            return false
        }
        var sum = Sum()
        for position in 0..<characters.count {
            guard position < 2 || form.accepts(characters[position]) else { return false }
            sum.append(characters[position])
        }
        return sum.isRight
    }

    /// Mod 97 of all characters, the first four moved behind the rest.
    private struct Sum {
        private(set) var count = 0
        private var head = 0
        private var rest = 0

        mutating func append(_ byte: UInt8) {
            let isDigit = Byte.isDigit(byte)
            let value = Int(isDigit ? byte - 0x30 : byte - 0x37)
            let shift = isDigit ? 10 : 100
            if count < 4 { head = head * shift + value } else { rest = (rest * shift + value) % 97 }
            count += 1
        }

        /// Two letters and two digits make six decimal places; the check digits are 02 to 98.
        var isRight: Bool {
            2...98 ~= head % 100 && (rest * 1_000_000 + head) % 97 == 1
        }
    }
}

extension IBAN {
    /// What may stand where in a country's numbers, consumed from the third character on.
    struct Form: Sendable {
        let length: Int
        /// Parts not yet read, eight bits each, the next one lowest: a count, and in the two highest bits a kind.
        private var parts: UInt64
        private var left = 2
        private var kind: UInt64 = 0

        /// `nil` where no such numbers exist.
        init?(_ first: UInt8, _ second: UInt8) {
            guard Byte.isCapital(first), Byte.isCapital(second) else { return nil }
            let entry = Form.table[Int(first - 0x41) * 26 + Int(second - 0x41)]
            guard entry != 0 else { return nil }
            length = Int(entry >> 56)
            parts = entry & 0x00FF_FFFF_FFFF_FFFF
        }

        /// Whether the next character may be `byte`, a capital or a digit.
        mutating func accepts(_ byte: UInt8) -> Bool {
            if left == 0 {
                kind = parts >> 6 & 3
                left = Int(parts & 0x3F)
                parts >>= 8
            }
            left -= 1
            return kind == 0 ? Byte.isDigit(byte) : kind == 1 ? Byte.isCapital(byte) : true
        }

        /// From the SWIFT registry, release 101: how many digits (n), capitals (a) or either (c) follow the check digits.
        private static let table: [UInt64] = {
            let registry = """
                AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n
                CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n
                GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c
                KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n
                MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n
                RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c
                UA6n19c VA18n VG4a16n XK16n YE4a4n18c
                """
            var table = [UInt64](repeating: 0, count: 676)
            for word in registry.split(whereSeparator: \.isWhitespace) {
                let code = Array(word.utf8)
                var entry: UInt64 = 0
                var count: UInt64 = 0
                var length: UInt64 = 4
                var shift: UInt64 = 0
                for byte in code.dropFirst(2) {
                    if Byte.isDigit(byte) {
                        count = count * 10 + UInt64(byte - 0x30)
                        continue
                    }
                    let kind: UInt64 = byte == UInt8(ascii: "n") ? 0 : byte == UInt8(ascii: "a") ? 1 : 2
                    entry |= (kind << 6 | count) << shift
                    shift += 8
                    length += count
                    count = 0
                }
                table[Int(code[0] - 0x41) * 26 + Int(code[1] - 0x41)] = length << 56 | entry
            }
            return table
        }()
    }
}
