import Domain

/// A run of ASCII letters and digits inside a value.
struct TextRun: Sendable {
    let start: Int
    private(set) var end: Int
    private(set) var kinds: UInt8 = 0

    static let digit: UInt8 = 1
    static let upper: UInt8 = 2
    static let lower: UInt8 = 4

    init(start: Int, end: Int, kinds: UInt8) {
        self.start = start
        self.end = end
        self.kinds = kinds
    }

    /// The run that starts at `start`; empty where no letter or digit stands.
    @inline(__always)
    init(at start: Int, in bytes: Span<UInt8>, before limit: Int) {
        self.start = start
        end = start
        while end &+ 8 <= limit {
            let eight = EightBytes(bytes, at: end)
            let digits = eight.within(0x30, 0x39)
            let capitals = eight.within(0x41, 0x5A)
            let small = eight.within(0x61, 0x7A)
            let stops = (digits | capitals | small) ^ EightBytes.all
            // All of them where nothing stops.
            let mask = stops == 0 ? UInt64.max : (stops & (0 &- stops)) &- 1
            kinds |=
                (digits & mask != 0 ? TextRun.digit : 0) | (capitals & mask != 0 ? TextRun.upper : 0)
                | (small & mask != 0 ? TextRun.lower : 0)
            if stops != 0 {
                end &+= EightBytes.before(stops)
                return
            }
            end &+= 8
        }
        while end < limit {
            let byte = bytes[end]
            if byte &- 0x61 < 26 {
                kinds |= TextRun.lower
            } else if byte &- 0x30 < 10 {
                kinds |= TextRun.digit
            } else if byte &- 0x41 < 26 {
                kinds |= TextRun.upper
            } else {
                break
            }
            end &+= 1
        }
    }

    var length: Int { end &- start }
    var range: Range<Int> { start..<end }
    var isLower: Bool { kinds == TextRun.lower }
    var isDigits: Bool { kinds == TextRun.digit }
    /// Capitals and digits only, both or either.
    var isCapital: Bool { kinds & TextRun.lower == 0 }
    var hasDigits: Bool { kinds & TextRun.digit != 0 }

    /// Whether nothing that makes a word longer stands before and after.
    func isAlone(in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        (start == bounds.lowerBound || !TextRun.joins(bytes[start - 1]))
            && (end == bounds.upperBound || !TextRun.joins(bytes[end]))
    }

    /// A letter beyond ASCII or an underscore goes on with a word.
    @inline(__always)
    static func joins(_ byte: UInt8) -> Bool { byte >= 0x80 || byte == UInt8(ascii: "_") || isPart(byte) }

    @inline(__always)
    private static func isPart(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
