/// A kind of document as a body names it: `OrderRequest`, `850`, `alibaba.icbu.product.add`.
///
/// It becomes the name of a flow, so it is shown and kept; but it stands in a payload, where anything may stand.
enum FoundType {
    private static let longest = 64
    private static let mostDigits = 8
    private static let mostTurns = 3

    /// Whether a text reads as a name that somebody gave a kind of document.
    ///
    /// Letters, digits and separators, with few digits and few turns between letters and digits: an address has an `@`,
    /// a number more digits, a random token more turns.
    static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= longest, let first = bytes.first, isLetter(first) || isDigit(first) else { return false }
        var (digits, turns, before) = (0, 0, UInt8(ascii: "."))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"): break
            case _ where isDigit(byte):
                digits += 1
                if isLetter(before) { turns += 1 }
            case _ where isLetter(byte): if isDigit(before) { turns += 1 }
            default: return false
            }
            before = byte
        }
        return digits <= mostDigits && turns <= mostTurns
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
    private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte & 0xDF }
}
