/// What a cell looks like, for telling names of columns from data.
enum TableCellKind: Sendable {
    case empty
    /// A number, a date, an address, an identifier, a long text.
    case value
    /// A year or a month, which may head a column of a plan: `2026`, `2026-01`.
    case period
    /// Words that could be the name of a column.
    case name

    private static let longestName = 64
    private static let mostSpaces = 7

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var digits = 0
        var letters = 0
        var spaces = 0
        var hasAt = false
        for index in range {
            let byte = bytes[index]
            if byte &- 0x30 < 10 {
                digits += 1
            } else if (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 {
                letters += 1
            } else if byte == 0x20 {
                spaces += 1
            } else if byte == UInt8(ascii: "@"), index > range.lowerBound {
                hasAt = true
            } else if byte < 0x20 {
                // No name of a column has lines.
                spaces += TableCellKind.mostSpaces
            }
        }
        if range.isEmpty || TableCellKind.isMissing(bytes, range) {
            self = .empty
        } else if letters == 0 {
            self = TableCellKind.isPeriod(bytes, range) ? .period : .value
        } else {
            let isValue =
                hasAt || digits >= 6 || digits * 2 >= range.count || spaces > TableCellKind.mostSpaces
                || range.count > TableCellKind.longestName || TableCellKind.isAnswer(bytes, range)
            self = isValue ? .value : .name
        }
    }

    /// `unit_cost`, `unitCost`: no word of a text.
    static func isIdentifier(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var isJoined = false
        var digits = 0
        for index in range {
            let byte = bytes[index]
            let isUpper = 0x41...0x5A ~= byte
            guard isUpper || byte &- 0x30 < 10 || byte &- 0x61 < 26 || byte == UInt8(ascii: "_") else { return false }
            if byte &- 0x30 < 10 { digits += 1 }
            let isInside = index > range.lowerBound && index + 1 < range.upperBound
            if isInside, byte == UInt8(ascii: "_") || (isUpper && bytes[index - 1] &- 0x61 < 26) { isJoined = true }
        }
        // `address_2` is one, `user_001` is data.
        return isJoined && digits <= 1 && range.count <= longestName
    }

    /// `item_sku`, `order-id`, `item_name[language_tag=fr_CA]#1.value`.
    static func isMachineName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = range.first, bytes[first] &- 0x61 < 26 || bytes[first] == UInt8(ascii: ":") else {
            return false
        }
        return range.allSatisfy { index in
            switch bytes[index] {
            case 0x30...0x3A, 0x41...0x5B, 0x5D, 0x5F, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "#"), UInt8(ascii: "="):
                true
            default:
                false
            }
        }
    }

    /// Whether the cell begins with `word`.
    static func starts(with word: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard word.utf8.count <= range.count else { return false }
        var index = range.lowerBound
        for expected in word.utf8 {
            guard bytes[index] == expected else { return false }
            index += 1
        }
        return true
    }

    private static func isPeriod(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == 4 || range.count == 7 else { return false }
        let start = range.lowerBound
        guard bytes[start] == 0x31 && bytes[start + 1] == 0x39 || bytes[start] == 0x32 && bytes[start + 1] == 0x30
        else { return false }
        return range.allSatisfy { index in
            index == start + 4
                ? bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "/") : bytes[index] &- 0x30 < 10
        }
    }

    /// What stands in columns of answers and is the name of none: `Y`, `true`, `oui`, `unknown`.
    ///
    /// `No` is missing: in French it names a column of numbers.
    private static func isAnswer(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 7 else { return false }
        var letters: UInt64 = 0
        for index in range { letters = letters << 8 | UInt64(bytes[index] | 0x20) }
        if range.count == 1 { return bytes[range.lowerBound] == 0x59 || bytes[range.lowerBound] == 0x4E }
        return answers.contains(letters)
    }

    private static let answers: [UInt64] = [
        "yes", "oui", "non", "true", "false", "vrai", "faux", "unknown", "inconnu", "tbd",
    ]
    .map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

    /// `N/A`, `n.d.`, `null`, `none`, `-`: how systems write that there is nothing.
    private static func isMissing(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 4 else { return false }
        var letters: UInt32 = 0
        for index in range where (bytes[index] | 0x20) &- 0x61 < 26 {
            letters = letters << 8 | UInt32(bytes[index] | 0x20)
        }
        switch letters {
        case 0x6E61, 0x6E64, 0x6E75_6C6C, 0x6E6F_6E65, 0x6E69_6C: return true
        case 0: return range.allSatisfy { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: ".") }
        default: return false
        }
    }
}
