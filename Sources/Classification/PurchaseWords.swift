/// Whether the kind of a document says that the company buys: then its prices are the company's costs.
enum PurchaseWords {
    static func occur(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 128 else { return false }
        for start in range {
            switch bytes[start] | 0x20 {
            case UInt8(ascii: "p") where matches("purchase", start, bytes, range): return true
            case UInt8(ascii: "a") where matches("achat", start, bytes, range): return true
            case UInt8(ascii: "o") where matches("orderrequest", start, bytes, range): return true
            default: continue
            }
        }
        return false
    }

    private static func matches(_ word: String, _ start: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard start + word.utf8.count <= range.upperBound else { return false }
        var index = start
        for expected in word.utf8 {
            guard bytes[index] | 0x20 == expected else { return false }
            index += 1
        }
        return true
    }
}
