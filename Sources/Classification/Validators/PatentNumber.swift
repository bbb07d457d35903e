/// Numbers of patents and of published applications, with the office's code in front (WIPO ST.3, ST.6, ST.16).
enum PatentNumber {
    /// The end of the number that starts at `start`; `nil` when none does.
    ///
    /// US `d,ddd,ddd B2`, `yyyy/ddddddd A1`; EP seven digits; WO `yyyy/dddddd`; CA seven digits from 1 to 3 millions;
    /// CN nine digits from 1, 2 or 3 and a kind. A kind may be missing where the number alone is plain.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard bounds.contains(start), start + 9 <= bounds.upperBound,
            start == bounds.lowerBound || !Byte.isWord(bytes[start - 1])
        else { return nil }
        let office = UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1])
        guard office == us || office == ep || office == wo || office == ca || office == cn else { return nil }
        guard let number = Number(at: start + 2, in: bytes, bounds) else { return nil }
        let kind = Kind(after: number.end, in: bytes, bounds)
        guard isNumber(number, of: office, kind: kind) else { return nil }
        let end = kind?.end ?? number.end
        return Byte.isWord(at: end, in: bytes, bounds) ? nil : end
    }

    private static let us: UInt16 = 0x5553
    private static let ep: UInt16 = 0x4550
    private static let wo: UInt16 = 0x574F
    private static let ca: UInt16 = 0x4341
    private static let cn: UInt16 = 0x434E

    private static func isNumber(_ number: Number, of office: UInt16, kind: Kind?) -> Bool {
        let letter = kind?.letter ?? 0
        let isAOrB = letter == UInt8(ascii: "A") || letter == UInt8(ascii: "B")
        switch office {
        case us:
            if number.slash == 4 { return number.isYear && number.count == 11 && (kind == nil || isAOrB) }
            if number.slash > 0 { return false }
            if number.isYear, number.count == 11, !number.hasCommas { return letter == UInt8(ascii: "A") }
            guard 7...8 ~= number.count else { return false }
            return kind == nil ? number.hasCommas : isAOrB
        case ep: return number.count == 7 && number.isPlain && (kind == nil || isAOrB)
        case wo:
            guard kind == nil || letter == UInt8(ascii: "A") else { return false }
            if number.slash == 2 {
                return number.count == 7 && number.leading(2) >= 78 || number.count == 7 && number.leading(2) <= 3
            }
            return number.isYear
                && (number.slash == 4 && number.count == 10 || number.slash == 0 && number.count == 10 && kind != nil)
        case ca:
            return number.count == 7 && !number.hasSlash && 1...3 ~= number.leading(1)
                && (kind == nil || isAOrB || letter == UInt8(ascii: "C"))
        default:
            return number.count == 9 && number.isPlain && 1...3 ~= number.leading(1) && kind != nil
                && (UInt8(ascii: "A")...UInt8(ascii: "Y") ~= letter)
        }
    }

    /// The digits after the office, with commas by thousands, one slash, or neither.
    private struct Number {
        private(set) var count = 0
        /// After how many digits the slash stands; 0 without one.
        private(set) var slash = 0
        private(set) var hasCommas = false
        private(set) var end: Int
        private var digits = Digits()

        var hasSlash: Bool { slash > 0 }
        var isPlain: Bool { slash == 0 && !hasCommas }
        /// Starts with a year since the treaties of the seventies.
        var isYear: Bool { 1_970...2_099 ~= leading(4) }

        func leading(_ length: Int) -> Int { digits.number(at: 0, length: length) }

        init?(at start: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) {
            var index = start
            if index < bounds.upperBound, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard Byte.isDigit(at: index, in: bytes, bounds) else { return nil }
            var group = 0
            end = index
            while index < bounds.upperBound {
                let byte = bytes[index]
                if Byte.isDigit(byte) {
                    guard digits.count < 12 else { return nil }
                    digits.append(byte - 0x30)
                    group += 1
                } else if byte == UInt8(ascii: ","), slash == 0, hasCommas ? group == 3 : group <= 3,
                    Byte.isDigit(at: index + 1, in: bytes, bounds)
                {
                    hasCommas = true
                    group = 0
                } else if byte == UInt8(ascii: "/"), !hasCommas, slash == 0,
                    Byte.isDigit(at: index + 1, in: bytes, bounds)
                {
                    slash = digits.count
                } else {
                    break
                }
                index += 1
            }
            guard !hasCommas || group == 3, !digits.isUniform else { return nil }
            end = index
            count = digits.count
        }
    }

    /// A letter and a digit or none, after a space or none.
    private struct Kind {
        let letter: UInt8
        let end: Int

        init?(after start: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) {
            var index = start
            if index < bounds.upperBound, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard index < bounds.upperBound, Byte.isCapital(bytes[index]) else { return nil }
            letter = bytes[index]
            index += 1
            if Byte.isDigit(at: index, in: bytes, bounds) { index += 1 }
            guard !Byte.isWord(at: index, in: bytes, bounds) else { return nil }
            end = index
        }
    }
}
