import Logging

/// Log output as bytes: whatever a value holds, it stays within its line and its quotes.
enum LogText {
    /// Appends `text` as a JSON string.
    ///
    /// Scalars, not characters: a line feed that a combining mark follows is one `Character` and would slip through.
    /// Beside what RFC 8259 asks, everything that some reader takes for the end of a line or that moves a terminal's
    /// cursor is escaped: C1 controls, U+2028, U+2029 and the marks that turn the direction of writing.
    static func appendJSON(_ text: String, to line: inout [UInt8]) {
        line.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: line.append(contentsOf: [0x5C, 0x22])
            case 0x5C: line.append(contentsOf: [0x5C, 0x5C])
            case 0x0A: line.append(contentsOf: [0x5C, UInt8(ascii: "n")])
            case 0x09: line.append(contentsOf: [0x5C, UInt8(ascii: "t")])
            default:
                if isUnsafe(scalar) {
                    line.append(contentsOf: "\\u".utf8)
                    line.append(contentsOf: hexadecimal(scalar.value).utf8)
                } else {
                    line.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [0x3F])
                }
            }
        }
        line.append(0x22)
    }

    /// Appends `text` for a terminal: what is unsafe is shown as `\u{…}`.
    static func appendPlain(_ text: String, to line: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                line.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".utf8)
            } else {
                line.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [0x3F])
            }
        }
    }

    /// Appends a metadata value as JSON; nesting beyond eight levels is written as text.
    static func appendJSON(_ value: Logger.MetadataValue, to line: inout [UInt8], depth: Int = 0) {
        switch value {
        case .dictionary(let members) where depth < 8:
            appendJSON(members, to: &line, depth: depth + 1)
        case .array(let elements) where depth < 8:
            line.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { line.append(UInt8(ascii: ",")) }
                appendJSON(element, to: &line, depth: depth + 1)
            }
            line.append(UInt8(ascii: "]"))
        default:
            appendJSON("\(value)", to: &line)
        }
    }

    static func appendJSON(_ members: Logger.Metadata, to line: inout [UInt8], depth: Int = 0) {
        line.append(UInt8(ascii: "{"))
        for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
            if place > 0 { line.append(UInt8(ascii: ",")) }
            appendJSON(member.key, to: &line)
            line.append(UInt8(ascii: ":"))
            appendJSON(member.value, to: &line, depth: depth)
        }
        line.append(UInt8(ascii: "}"))
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
