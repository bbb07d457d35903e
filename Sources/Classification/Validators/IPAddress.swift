/// Addresses of the Internet Protocol, as text.
enum IPAddress {
    /// The end of the dotted address that starts at `start` (RFC 791): four numbers up to 255 without leading zeros.
    ///
    /// `nil` when a digit or `.digit` follows: versions and object identifiers look like that.
    static func endOfV4(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard bounds.contains(start), !Byte.isDigit(at: start - 1, in: bytes, bounds) else { return nil }
        var index = start
        for part in 0..<4 {
            if part > 0 {
                guard index < bounds.upperBound, bytes[index] == UInt8(ascii: ".") else { return nil }
                index += 1
            }
            guard let end = endOfOctet(at: index, bytes, bounds) else { return nil }
            index = end
        }
        guard index < bounds.upperBound else { return index }
        if Byte.isWord(bytes[index]) { return nil }
        return bytes[index] == UInt8(ascii: ".") && Byte.isDigit(at: index + 1, in: bytes, bounds) ? nil : index
    }

    private static func endOfOctet(at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        var index = start
        var value = 0
        while index < bounds.upperBound, index - start < 3, Byte.isDigit(bytes[index]) {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > start, value <= 255, index - start == 1 || bytes[start] != 0x30 else { return nil }
        return Byte.isDigit(at: index, in: bytes, bounds) ? nil : index
    }

    /// The end of the address that starts at `start` (RFC 4291): eight groups, or one `::` and enough beside it.
    ///
    /// With `::` it must have three groups or begin as addresses in use do, since `7::9` is EDIFACT and `std::vector` is
    /// a program; a whole value may be `::1`.
    static func endOfV6(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard let read = readV6(at: start, bytes, bounds) else { return nil }
        return read.groups == 8 || read.groups >= 3 || read.hasKnownPrefix ? read.end : nil
    }

    /// Whether `range` is one whole address of either kind, however short.
    static func isWhole(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        if endOfV4(at: range.lowerBound, in: bytes, bounds: range) == range.upperBound { return true }
        return readV6(at: range.lowerBound, bytes, range)?.end == range.upperBound
    }

    private struct V6 {
        let end: Int
        /// Groups written out; an IPv4 tail counts as two.
        let groups: Int
        let hasKnownPrefix: Bool
    }

    private static func readV6(at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> V6? {
        guard bounds.contains(start), !Byte.isWord(at: start - 1, in: bytes, bounds), !isColon(start - 1, bytes, bounds)
        else { return nil }
        var index = start
        var groups = 0
        var hasGap = false
        var first = 0
        if isColon(index, bytes, bounds) {
            guard isColon(index + 1, bytes, bounds) else { return nil }
            hasGap = true
            index += 2
        }
        while groups < 8 {
            if groups > 0 || hasGap, groups <= 6, let tail = endOfV4Tail(at: index, bytes, bounds) {
                groups += 2
                index = tail
                break
            }
            guard let group = readGroup(at: index, bytes, bounds) else { break }
            if groups == 0 { first = hasGap ? 0 : group.value }
            groups += 1
            index = group.end
            guard groups < 8, isColon(index, bytes, bounds) else { break }
            if isColon(index + 1, bytes, bounds) {
                guard !hasGap else { return nil }
                hasGap = true
                index += 2
            } else {
                guard isHexadecimal(index + 1, bytes, bounds) else { break }
                index += 1
            }
        }
        guard hasGap ? groups < 8 : groups == 8 else { return nil }
        // A colon, a letter or a digit after it: something else.
        guard !Byte.isWord(at: index, in: bytes, bounds), !isColon(index, bytes, bounds) else { return nil }
        return V6(end: index, groups: groups, hasKnownPrefix: groups > 0 && isInUse(first))
    }

    /// Global unicast, link-local, unique local and multicast.
    private static func isInUse(_ group: Int) -> Bool {
        0x2000...0x3FFF ~= group || 0xFE80...0xFEBF ~= group || 0xFC00...0xFDFF ~= group || 0xFF00...0xFFFF ~= group
    }

    private static func readGroup(at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> (value: Int, end: Int)?
    {
        var index = start
        var value = 0
        while index - start < 4, isHexadecimal(index, bytes, bounds) {
            let byte = bytes[index]
            value = value << 4 | Int(Byte.isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57)
            index += 1
        }
        return index > start ? (value, index) : nil
    }

    /// An address may end with an IPv4 one (RFC 4291, 2.2).
    private static func endOfV4Tail(at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        var index = start
        while index - start < 4, Byte.isDigit(at: index, in: bytes, bounds) { index += 1 }
        guard index > start, index < bounds.upperBound, bytes[index] == UInt8(ascii: ".") else { return nil }
        return endOfV4(at: start, in: bytes, bounds: bounds)
    }

    private static func isColon(_ index: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        bounds.contains(index) && bytes[index] == UInt8(ascii: ":")
    }

    private static func isHexadecimal(_ index: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        bounds.contains(index) && Byte.isHexadecimal(bytes[index])
    }
}
