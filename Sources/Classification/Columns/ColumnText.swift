/// One value of a column, trimmed, and its words without case and accents.
struct ColumnText: Sendable {
    let bytes: [UInt8]
    /// Letters and digits between anything else: `Étienne O'Neil` → `etienne`, `o`, `neil`.
    let words: [String]
    /// The words with a blank between, to look the whole value up.
    let key: String

    init(_ value: String) {
        let blanks: Set<Character> = [" ", "\t", "\n", "\r\n", "\r", "\u{A0}", "\u{202F}", "\"", "'"]
        var text = Substring(value)
        while let first = text.first, blanks.contains(first) { text.removeFirst() }
        while let last = text.last, blanks.contains(last) { text.removeLast() }
        bytes = Array(text.utf8)
        words = text.split { !$0.isLetter && !$0.isNumber }.map { PathTokens.compact(String($0)) }
            .filter { !$0.isEmpty }
        key = words.joined(separator: " ")
    }

    var count: Int { bytes.count }
    var digitCount: Int { bytes.count { Self.isDigit($0) } }
    /// Letters of any script; every byte beyond ASCII passes for one.
    var letterCount: Int { bytes.count { Self.isLetter($0) } }
    var hasBlank: Bool { bytes.contains { $0 == 0x20 || $0 == 0x09 } }

    /// The value as an integer without sign or separators, nil if it is something else or too long.
    var integer: Int? {
        guard 1...15 ~= bytes.count, bytes.allSatisfy(Self.isDigit) else { return nil }
        return Self.number(bytes[...])
    }

    /// The parts between any of `separators`, empty ones kept.
    func parts(between separators: StaticString) -> [ArraySlice<UInt8>] {
        let set = Array(separators.description.utf8)
        return bytes.split(omittingEmptySubsequences: false) { set.contains($0) }
    }

    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard 1...15 ~= digits.count, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isLetter(_ byte: UInt8) -> Bool { isASCIILetter(byte) || byte >= 0x80 }
    static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
}
