/// A run of ASCII letters and digits inside a value.
struct TextRun: Sendable {
    let start: Int
    private(set) var end: Int
    private(set) var kinds: UInt8 = 0

    static let digit: UInt8 = 1
    static let upper: UInt8 = 2
    static let lower: UInt8 = 4

    /// The run that starts at `start`; empty where no letter or digit stands.
    @inline(__always)
    init(at start: Int, in bytes: Span<UInt8>, before limit: Int) {
        self.start = start
        end = start
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
    var isUpper: Bool { kinds == TextRun.upper }
    var isDigits: Bool { kinds == TextRun.digit }
    /// Capitals and digits only, both or either.
    var isCapital: Bool { kinds & TextRun.lower == 0 }

    /// Whether nothing that makes a word longer stands before and after.
    func isAlone(in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        (start == bounds.lowerBound || !TextRun.joins(bytes[start - 1]))
            && (end == bounds.upperBound || !TextRun.joins(bytes[end]))
    }

    /// A letter beyond ASCII or an underscore goes on with a word.
    static func joins(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
