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
        /// Stands before places, and before anything else too: `from CNNGB`.
        var isPreposition = false
    }

    /// Open addressing by the words' hashes; 0 is empty.
    ///
    /// A dictionary would cost more than all the rest of a look-up.
    private var hashes = [UInt64](repeating: 0, count: 1_024)
    private var positions = [UInt8](repeating: 0, count: 1_024)
    private let labels: [Label]
    /// By a word's first letter, and by its last, the lengths that words have, a bit each: turns nearly all away.
    private var firsts = InlineArray<32, UInt32>(repeating: 0)
    private var lasts = InlineArray<32, UInt32>(repeating: 0)
    /// How far before the number a word counts, in bytes and in words.
    private static let reach = 40
    private static let farthest = 5

    static let standard = LabelWords()

    private init() {
        labels = LabelWords.table.map(\.1)
        for (position, row) in LabelWords.table.enumerated() {
            for word in row.0.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let bytes = Array(word.utf8)
                let hash = LabelWords.hash(bytes.span, 0..<bytes.count)
                let slot = slot(of: hash)
                hashes[slot] = hash
                positions[slot] = UInt8(truncatingIfNeeded: position)
                firsts[Int(bytes[0] & 31)] |= 1 &<< UInt32(bytes.count)
                lasts[Int(bytes[bytes.count - 1] & 31)] |= 1 &<< UInt32(bytes.count)
            }
        }
    }

    /// Where a hash stands, or would.
    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash >> 20) & 1_023
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot &+ 1) & 1_023 }
        return slot
    }

    /// What the nearest telling word before `end` says, looking back no further than `start`.
    ///
    /// Prepositions tell only where places are looked for.
    func label(before end: Int, from start: Int, in bytes: Span<UInt8>, forPlace: Bool = false) -> Label {
        let floor = max(start, end - LabelWords.reach)
        var upper = end
        var words = 0
        while upper > floor, words < LabelWords.farthest {
            guard LabelWords.isLetter(bytes[upper - 1]) else {
                upper -= 1
                continue
            }
            var lower = upper
            var joined: UInt8 = 0
            while lower > floor, LabelWords.isLetter(bytes[lower - 1]) {
                lower -= 1
                joined |= bytes[lower]
            }
            if joined >= 0x80 || mayBeLabel(bytes, lower..<upper),
                case let slot = slot(of: LabelWords.hash(bytes, lower..<upper)), hashes[slot] != 0
            {
                let label = labels[Int(positions[slot])]
                let isTelling = !label.isCapital || 0x41...0x5A ~= bytes[upper - 1]
                if isTelling, !label.isPreposition || forPlace { return label }
            }
            words += 1
            upper = lower
        }
        return Label()
    }

    /// Whether a word of ASCII letters has the first letter, the last and the length of one that tells.
    @inline(__always)
    private func mayBeLabel(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
        let lengths = firsts[Int(bytes[word.lowerBound] & 31)] & lasts[Int(bytes[word.upperBound &- 1] & 31)]
        return word.count < 32 && lengths &>> UInt32(truncatingIfNeeded: word.count) & 1 == 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

    /// FNV-1a over the letters, lower case; `é` and its like by their base letter.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = range.lowerBound
        while index < range.upperBound {
            var byte = bytes[index] | 0x20
            if byte >= 0x80 { byte = LatinLetter.folded(at: &index, before: range.upperBound, in: bytes) }
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            index += 1
        }
        return hash
    }
}
