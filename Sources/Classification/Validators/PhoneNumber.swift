/// Telephone numbers: E.164 with its `+`, the North American plan, France's, and mainland China's mobiles.
enum PhoneNumber {
    enum Form: Sendable {
        /// Written as only telephone numbers are.
        case formatted
        /// A number that could be one; needs context.
        case bare
    }

    static func form(of token: NumberToken) -> Form? {
        let digits = token.digits
        if token.hasPlus { return PhonePlan.isValid(digits) ? .formatted : nil }
        switch digits.count {
        case 10 where PhonePlan.isNANP(digits, at: 0):
            return token.isGrouped(0x334) ? .formatted : token.groups == 1 ? .bare : nil
        case 11 where digits[0] == 1 && PhonePlan.isNANP(digits, at: 1):
            return token.isGrouped(0x1334) ? .formatted : token.groups == 1 ? .bare : nil
        case 11 where digits[0] == 1 && digits[1] >= 3:
            return .bare
        // At home a number starts with 0 where that is dialled for another town, and then it is long.
        case 7...15 where token.groups > 1 || (digits[0] == 0 && digits.count >= 9):
            return .bare
        default:
            return nil
        }
    }

    /// Whether `range` is one whole number as people write it: groups, brackets, a trunk `(0)`, an extension at the end.
    static func isWhole(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard let written = Written(range, in: bytes), !written.digits.isUniform else { return false }
        let digits = written.digits
        if written.hasPlus { return PhonePlan.isValid(digits) }
        guard digits.count >= 10 else { return false }
        if digits[0] == 0 {
            // At home: France's ten digits, or any trunk 0 in groups; three, three and four are North America's.
            if digits[1] != 0, digits.count == 10 ? written.pattern != 0x334 : digits.count == 11 && written.groups > 1
            {
                return true
            }
            // Abroad: 011 is dialled from North America, 00 elsewhere.
            return digits.number(at: 0, length: 2) == 0 && PhonePlan.isValid(digits, from: 2)
                || digits.number(at: 0, length: 3) == 11 && PhonePlan.isValid(digits, from: 3)
        }
        return PhonePlan.isNANP(digits, at: 0) || digits[0] == 1 && PhonePlan.isNANP(digits, at: 1)
            || PhonePlan.isChineseMobile(digits, at: 0)
    }
}

extension PhoneNumber {
    /// The digits of a number without its extension.
    private struct Written {
        private(set) var digits = Digits()
        private(set) var groups = 0
        /// The lengths of the groups, four bits each, the first highest.
        private(set) var pattern: UInt64 = 0
        private(set) var hasPlus = false

        /// `nil` when something else stands in `range`.
        init?(_ range: Range<Int>, in bytes: Span<UInt8>) {
            var index = range.lowerBound
            var isOpen = false
            var isInGroup = false
            while index < range.upperBound {
                let byte = bytes[index]
                if Byte.isDigit(byte) {
                    guard digits.count < 17 else { return nil }
                    digits.append(byte - 0x30)
                    if !isInGroup {
                        groups += 1
                        pattern <<= 4
                    }
                    pattern += 1
                    isInGroup = true
                    index += 1
                    continue
                }
                if Written.isExtension(index..<range.upperBound, in: bytes), digits.count >= 7 { break }
                switch byte {
                case UInt8(ascii: "+"):
                    guard digits.count == 0, !hasPlus else { return nil }
                    hasPlus = true
                    index += 1
                case UInt8(ascii: "("), UInt8(ascii: ")"):
                    guard isOpen == (byte == UInt8(ascii: ")")) else { return nil }
                    isOpen.toggle()
                    index += 1
                default:
                    let separator =
                        byte == UInt8(ascii: "/") ? 1 : Separator.length(at: index, in: bytes, bounds: range)
                    // One between groups, or two where a bracket stands; none at either end.
                    guard separator > 0, digits.count > 0, index + separator < range.upperBound,
                        isInGroup || bytes[index - 1] == UInt8(ascii: ")")
                    else { return nil }
                    index += separator
                }
                isInGroup = false
            }
            guard !isOpen, digits.count > 0 else { return nil }
        }

        /// `x123`, `ext. 123`, `poste 123`, `#123`: one to six digits.
        private static func isExtension(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
            var index = range.lowerBound
            while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ",") { index += 1 }
            let word = index
            while index < range.upperBound, Byte.isLetter(bytes[index]) || bytes[index] == UInt8(ascii: "#") {
                index += 1
            }
            guard words.contains(where: { equals($0, word..<index, bytes) }) else { return false }
            while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ".") { index += 1 }
            let number = index
            while index < range.upperBound, Byte.isDigit(bytes[index]) { index += 1 }
            return index == range.upperBound && 1...6 ~= index - number
        }

        private static let words = ["x", "#", "p", "ext", "poste", "extension"]

        private static func equals(_ word: String, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
            guard word.utf8.count == range.count else { return false }
            var index = range.lowerBound
            for byte in word.utf8 {
                guard bytes[index] | 0x20 == byte | 0x20 else { return false }
                index += 1
            }
            return true
        }
    }
}
