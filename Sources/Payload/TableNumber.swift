/// Numbers as tables and forms write them: `12`, `-3.50`, `1,5`, `2e-3`.
enum TableNumber {
    /// Whether the bytes are one number; what begins with a zero and another digit is an identifier.
    static func matches(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 40 else { return false }
        let upper = range.upperBound
        var index = range.lowerBound
        if index < upper, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
        let whole = index
        index = digitsEnd(from: index, before: upper, bytes)
        guard index > whole, index == whole + 1 || bytes[whole] != 0x30 else { return false }
        if index < upper, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
            let fraction = index + 1
            index = digitsEnd(from: fraction, before: upper, bytes)
            guard index > fraction else { return false }
        }
        if index < upper, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < upper, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
            let exponent = index
            index = digitsEnd(from: exponent, before: upper, bytes)
            guard index > exponent else { return false }
        }
        return index == upper
    }

    private static func digitsEnd(from start: Int, before upper: Int, _ bytes: Span<UInt8>) -> Int {
        var index = start
        while index < upper, bytes[index] &- 0x30 < 10 { index += 1 }
        return index
    }
}
