import Domain
import Payload

/// The words before a number in a text, which say what it is: `NAS 046 454 286`, `lot 864178225`.
struct LabelWords: Sendable {
    struct Label: Sendable {
        var context = DetectorSet()
        /// Says that the number is something of its own: an order, a lot, a tariff code; not a card, not a telephone.
        var isForeign = false
        /// Only in capitals: `sin` is a word.
        var isCapital = false
    }

    private var labels: [UInt64: Label] = [:]
    /// How far before the number a word counts, in bytes.
    private static let reach = 40

    static let standard = LabelWords()

    private init() {
        for (words, label) in LabelWords.table {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let bytes = Array(word.utf8)
                labels[LabelWords.hash(bytes.span, 0..<bytes.count)] = label
            }
        }
    }

    /// What the nearest telling word before `end` says, looking back no further than `start`.
    func label(before end: Int, from start: Int, in bytes: Span<UInt8>) -> Label {
        let floor = max(start, end - LabelWords.reach)
        var upper = end
        while upper > floor {
            guard LabelWords.isLetter(bytes[upper - 1]) else {
                upper -= 1
                continue
            }
            var lower = upper
            while lower > floor, LabelWords.isLetter(bytes[lower - 1]) { lower -= 1 }
            if let label = labels[LabelWords.hash(bytes, lower..<upper)],
                !label.isCapital || 0x41...0x5A ~= bytes[upper - 1]
            {
                return label
            }
            upper = lower
        }
        return Label()
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

    /// FNV-1a over the letters, lower case; `é` and its like by their base letter.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = LatinLetter.folded(at: &index, before: range.upperBound, in: bytes)
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            index += 1
        }
        return hash
    }
}
