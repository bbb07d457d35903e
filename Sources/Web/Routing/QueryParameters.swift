/// The parameters of a request's query, decoded, in their order.
struct QueryParameters: Sendable {
    private(set) var pairs: [(name: String, value: String)] = []

    /// Reads what stands behind the `?`; `nil` where nothing does.
    init(_ query: Substring?) throws(Problem) {
        guard let query, !query.isEmpty else { return }
        for part in query.split(separator: "&") {
            let mark = part.firstIndex(of: "=") ?? part.endIndex
            let value = mark == part.endIndex ? "" : part[part.index(after: mark)...]
            guard let name = PercentCoding.decoded(part[..<mark], plusIsSpace: true),
                let value = PercentCoding.decoded(value, plusIsSpace: true)
            else {
                throw Problem(
                    .badParameter,
                    fr: "La requête a un « % » sans deux chiffres hexadécimaux, ou n’est pas en UTF-8.",
                    en: "The query has a “%” without two hexadecimal digits, or is not UTF-8."
                )
            }
            pairs.append((name, value))
        }
    }

    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// As a query again, with `name` replaced.
    func encoded(replacing name: String, by value: String) -> String {
        (pairs.filter { $0.name != name } + [(name, value)])
            .map { PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value) }
            .joined(separator: "&")
    }
}

extension QueryParameters {
    /// As a query again, leaving some out.
    func encoded(without names: Set<String>) -> String {
        pairs.filter { !names.contains($0.name) }
            .map { PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value) }
            .joined(separator: "&")
    }
}

/// Percent-encoding of RFC 3986.
enum PercentCoding {
    /// `nil` for a `%` without two digits, for NUL, and for what is not UTF-8.
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Leaves only unreserved characters, and those that filters are made of, which a query may hold as they are.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "*"), UInt8(ascii: "/"):
                bytes.append(byte)
            default: bytes.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
        default: nil
        }
    }
}
