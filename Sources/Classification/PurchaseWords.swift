/// Whether the kind of a document says that the company buys: then its prices are the company's costs.
enum PurchaseWords {
    static func occur(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 128 else { return false }
        for start in range {
            switch bytes[start] | 0x20 {
            case UInt8(ascii: "p") where matches("purchase", start, bytes, range): return true
            case UInt8(ascii: "a") where matches("achat", start, bytes, range): return true
            case UInt8(ascii: "o") where matches("orderrequest", start, bytes, range): return true
            case UInt8(ascii: "b") where matches("buynow", start, bytes, range): return true
            case UInt8(ascii: "f") where matches("fournisseur", start, bytes, range): return true
            case UInt8(ascii: "s") where matches("supplierinvoice", start, bytes, range): return true
            case UInt8(ascii: "s") where matches("supplierbill", start, bytes, range): return true
            case UInt8(ascii: "v") where matches("vendorbill", start, bytes, range): return true
            case UInt8(ascii: "v") where matches("vendorinvoice", start, bytes, range): return true
            // Odoo's kinds of what is received; `main_invoice` is none of them.
            case UInt8(ascii: "i") where isBeginning(start, bytes, range) && matches("ininvoice", start, bytes, range),
                UInt8(ascii: "i") where isBeginning(start, bytes, range) && matches("inrefund", start, bytes, range):
                return true
            default: continue
            }
        }
        return false
    }

    /// Whether a word in small letters stands there, in any case, its parts together or apart: `Vendor Bill`.
    private static func matches(_ word: String, _ start: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = start
        for expected in word.utf8 {
            if index > start, index < range.upperBound, isGap(bytes[index]) { index += 1 }
            guard index < range.upperBound, bytes[index] | 0x20 == expected else { return false }
            index += 1
        }
        return true
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
    }

    private static func isBeginning(_ start: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        start == range.lowerBound || !((bytes[start - 1] | 0x20) &- 0x61 < 26)
    }
}
