/// The address of a page with its parameters, percent-encoded (RFC 3986): `/?filter=platform:alibaba`.
struct Address {
    let path: String
    var pairs: [(name: String, value: String)] = []

    var text: String {
        guard !pairs.isEmpty else { return path }
        return path + "?"
            + pairs.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }.joined(separator: "&")
    }

    /// As a segment of a path, where `/` is no separator.
    static func segment(_ text: String) -> String { encoded(text, and: "") }

    /// Leaves unreserved characters, and those that filters are made of, which a query may hold as they are.
    private static func encoded(_ text: String, and others: String = ":,*/") -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                bytes.append(byte)
            case _ where "-._~".utf8.contains(byte) || others.utf8.contains(byte): bytes.append(byte)
            default: bytes.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
