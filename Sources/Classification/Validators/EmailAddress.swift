/// Mail addresses: the part of RFC 5321 that people use.
enum EmailAddress {
    /// The address around the `@` at `at`, within `bounds`; `nil` when there is none.
    ///
    /// Local part 1–64 of `[A-Za-z0-9._%+-]`, domain labels 1–63, a last label of two or more letters or `xn--`.
    static func range(around at: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Range<Int>? {
        var lower = at
        while lower > bounds.lowerBound, isLocal(bytes[lower - 1]), at - lower < 65 { lower -= 1 }
        while lower < at, bytes[lower] == UInt8(ascii: ".") || bytes[lower] == UInt8(ascii: "-") { lower += 1 }
        guard lower < at, at - lower <= 64, bytes[at - 1] != UInt8(ascii: ".") else { return nil }

        var index = at + 1
        var labelStart = index
        var dots = 0
        var end = index
        while index < bounds.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                guard index > labelStart else { break }
                dots += 1
                labelStart = index + 1
            } else if isLabel(byte) {
                guard index - labelStart < 63 else { return nil }
                end = index + 1
            } else {
                break
            }
            index += 1
        }
        // A full stop after the address ends a sentence.
        if labelStart >= end {
            dots -= 1
            labelStart = end
            while labelStart > at + 1, bytes[labelStart - 1] != UInt8(ascii: ".") { labelStart -= 1 }
        }
        guard dots >= 1, isTopLevel(labelStart..<end, bytes), bytes[at + 1] != UInt8(ascii: "-") else { return nil }
        return lower..<end
    }

    private static func isTopLevel(_ label: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard label.count >= 2 else { return false }
        if label.count > 4, bytes[label.lowerBound] == UInt8(ascii: "x"),
            bytes[label.lowerBound + 1] == UInt8(ascii: "n"),
            bytes[label.lowerBound + 2] == UInt8(ascii: "-")
        {
            return true
        }
        for index in label where !(0x61...0x7A ~= bytes[index] | 0x20) { return false }
        return true
    }

    private static func isLabel(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "-")
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
        }
    }
}
