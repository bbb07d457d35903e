/// What was seen of a value that was passed without being kept.
package struct SkippedValue: Sendable, Hashable {
    /// How deep its containers are nested; 0 for a value that is none.
    package let depth: Int
    /// It holds a number that `JSONInteger.isVast`.
    package let hasVastNumber: Bool
}

extension JSONCursor {
    /// Passes one value of any kind, checking all of its syntax.
    ///
    /// Neither recursion nor a limit: a body of brackets only costs one bit for each of them, so that an event that is
    /// too deep can be turned away by itself and its neighbours kept.
    @discardableResult
    package mutating func skipValue(in bytes: Span<UInt8>) throws(JSONSyntaxError) -> SkippedValue {
        var open = Nesting()
        var hasVastNumber = false
        while true {
            switch peek(in: bytes) ?? 0 {
            case UInt8(ascii: "\""):
                _ = try string(in: bytes)
            case UInt8(ascii: "{"):
                try expect(UInt8(ascii: "{"), in: bytes)
                open.push(isObject: true)
                if !take(UInt8(ascii: "}"), in: bytes) {
                    try key(in: bytes)
                    continue
                }
                open.pop()
            case UInt8(ascii: "["):
                try expect(UInt8(ascii: "["), in: bytes)
                open.push(isObject: false)
                if !take(UInt8(ascii: "]"), in: bytes) { continue }
                open.pop()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let number = try numberParts(in: bytes)
                if JSONInteger.isVast(number.text, exponent: number.exponent, in: bytes) { hasVastNumber = true }
            default:
                try literal(in: bytes)
            }
            // A value is over: so may be the containers around it.
            while open.depth > 0 {
                if try another(before: open.isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), in: bytes) {
                    if open.isInObject { try key(in: bytes) }
                    break
                }
                open.pop()
            }
            if open.depth == 0 { return SkippedValue(depth: open.deepest, hasVastNumber: hasVastNumber) }
        }
    }

    private mutating func key(in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        _ = try string(in: bytes)
        try expect(UInt8(ascii: ":"), in: bytes)
    }
}

/// The containers around a position, one bit each: set for an object.
private struct Nesting {
    private(set) var depth = 0
    private(set) var deepest = 0
    /// The innermost 64, the innermost of all in the lowest bit.
    private var bits: UInt64 = 0
    /// The outer ones, 64 a word; empty for any document that people write.
    private var outer: [UInt64] = []

    var isInObject: Bool { bits & 1 == 1 }

    mutating func push(isObject: Bool) {
        if depth > 0, depth % 64 == 0 { outer.append(bits) }
        bits = bits << 1 | (isObject ? 1 : 0)
        depth += 1
        deepest = max(deepest, depth)
    }

    mutating func pop() {
        bits >>= 1
        depth -= 1
        if depth > 0, depth % 64 == 0, let word = outer.popLast() { bits = word }
    }
}
