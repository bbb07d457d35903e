/// What the text format of Prometheus (version 0.0.4) asks of names, labels and numbers.
enum MetricName {
    /// `name` with every character that a metric may not have turned into `_`.
    ///
    /// Libraries below us choose their own names (`hb.requests`), so a bad one is mended and never a crash.
    static func metric(_ name: String) -> String { mended(name, extra: UInt8(ascii: ":"), fallback: "unnamed") }

    /// `name` as a label; a leading `__` belongs to Prometheus and is taken away.
    static func label(_ name: String) -> String {
        let mended = mended(name, extra: nil, fallback: "label")
        return mended.hasPrefix("__") ? String(mended.drop { $0 == "_" }) : mended
    }

    private static func mended(_ name: String, extra: UInt8?, fallback: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                bytes.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if bytes.isEmpty { bytes.append(UInt8(ascii: "_")) }
                bytes.append(byte)
            default:
                bytes.append(byte == extra ? byte : UInt8(ascii: "_"))
            }
        }
        return bytes.contains { $0 != UInt8(ascii: "_") } ? String(decoding: bytes, as: UTF8.self) : fallback
    }

    /// `a="1",b="2"`: sorted by name, values escaped, ready to stand between braces.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions
            .map { (name: label($0.0), value: $0.1) }
            .sorted { $0.name < $1.name }
            .map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
            .joined(separator: ",")
    }

    /// Escapes `\` and line feeds, in label values `"` too; a carriage return would not end a line, yet reads badly.
    static func escaped(_ text: String, quotes: Bool) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x0D || ($0 == 0x22 && quotes) }) else {
            return text
        }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
            case 0x0A, 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
            case 0x22 where quotes: bytes.append(contentsOf: [0x5C, 0x22])
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whole numbers without a fraction; `NaN`, `+Inf` and `-Inf` as Prometheus spells them.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
        return "\(value)"
    }
}
