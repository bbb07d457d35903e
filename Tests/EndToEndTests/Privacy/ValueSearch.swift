import Foundation

/// Looks for many values at once in texts that should hold none of them, however they may be written there.
///
/// One pass over a text: its windows of six bytes are looked up in a table of the beginnings of all forms.
struct ValueSearch {
    /// Where a value was found; says which one by its number and kind, and never what it is.
    struct Hit: Hashable, CustomStringConvertible {
        let value: Int
        let kind: String
        let form: String
        let place: String
        let offset: Int

        var description: String { "value \(value) (\(kind)) as \(form) in \(place) at byte \(offset)" }
    }

    private struct Needle {
        let value: Int
        let form: String
        let bytes: [UInt8]
        /// Short forms and numbers occur by chance within ids and other numbers: they count as a word only.
        let isWord: Bool
    }

    private static let window = 6
    private let kinds: [String]
    private var needles: [Needle] = []
    private var places: [UInt64: [Int]] = [:]
    /// One bit a hash of a beginning: most windows end here.
    private var filter = [UInt64](repeating: 0, count: 1 << 15)

    /// Values of fewer than six bytes are left out.
    init(_ values: [(text: String, kind: String)]) {
        kinds = values.map(\.kind)
        for (number, value) in values.enumerated() where value.text.utf8.count >= ValueSearch.window {
            for form in ValueForms.all(of: value.text) { add(form, of: number) }
        }
    }

    private mutating func add(_ form: ValueForms.Form, of value: Int) {
        guard form.bytes.count >= ValueSearch.window else { return }
        let isNumber = form.bytes.allSatisfy { 0x30...0x39 ~= $0 }
        let needle = Needle(
            value: value,
            form: form.name,
            bytes: form.bytes,
            isWord: form.bytes.count < 10 || (isNumber && form.bytes.count < 14)
        )
        let key = form.bytes.prefix(ValueSearch.window).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let bit = ValueSearch.bit(key)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        places[key, default: []].append(needles.count)
        needles.append(needle)
    }

    private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 43) }

    /// Everything that was found, each value once for each place.
    func hits(in text: [UInt8], place: String) -> [Hit] {
        var found: Set<Hit> = []
        var key: UInt64 = 0
        var position = 0
        for byte in text {
            key = (key << 8 | UInt64(byte)) & 0xFFFF_FFFF_FFFF
            position += 1
            let bit = ValueSearch.bit(key)
            guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let candidates = places[key] else { continue }
            let start = position - ValueSearch.window
            for candidate in candidates where start >= 0 {
                let needle = needles[candidate]
                guard ValueSearch.stands(needle, in: text, at: start) else { continue }
                let isKnown = found.contains { $0.value == needle.value }
                guard !isKnown else { continue }
                found.insert(
                    Hit(value: needle.value, kind: kinds[needle.value], form: needle.form, place: place, offset: start)
                )
            }
        }
        return found.sorted { $0.offset < $1.offset }
    }

    private static func stands(_ needle: Needle, in text: [UInt8], at start: Int) -> Bool {
        let end = start + needle.bytes.count
        guard end <= text.count, text[start..<end].elementsEqual(needle.bytes) else { return false }
        guard needle.isWord else { return true }
        return !(start > 0 && joins(text[start - 1])) && !(end < text.count && joins(text[end]))
    }

    /// Letters, digits and the point: `847130` is not in `0.847130`.
    private static func joins(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte & 0xDF || byte == UInt8(ascii: ".")
    }
}

/// The ways in which a value may get into a text.
enum ValueForms {
    struct Form {
        let name: String
        let bytes: [UInt8]
    }

    static func all(of value: String) -> [Form] {
        let plain = Array(value.utf8)
        var forms = [Form(name: "itself", bytes: plain), Form(name: "hexadecimal", bytes: hexadecimal(plain))]
        for (name, text) in [
            ("JSON", json(value)), ("HTML", html(value)), ("percent-encoding", percent(value)),
            ("small letters", value.lowercased()),
        ] where text != value && text.utf8.count >= 9 {
            forms.append(Form(name: name, bytes: Array(text.utf8)))
        }
        let digits = plain.filter { 0x30...0x39 ~= $0 }
        if digits.count >= 11, digits.count < plain.count, digits.count * 2 > plain.count {
            forms.append(Form(name: "its digits", bytes: digits))
        }
        return forms + base64(plain)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// What all encodings that begin at the same place of a group of three have in common.
    ///
    /// Shorter than ten characters it would occur by chance.
    private static func base64(_ bytes: [UInt8]) -> [Form] {
        (0..<3)
            .compactMap { shift in
                let padded = [UInt8](repeating: 0, count: shift) + bytes
                let whole = padded.count / 3 * 3
                let text = Array(Data(padded.prefix(whole)).base64EncodedString().utf8)
                // The first characters hold bits of what stands before.
                let sure = Array(text.dropFirst(shift == 0 ? 0 : shift + 1))
                return sure.count >= 10 ? Form(name: "base64", bytes: sure) : nil
            }
    }

    private static func json(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "/": text += "\\/"
            case "\n": text += "\\n"
            case _ where scalar.value < 0x20 || scalar.value > 0x7E:
                for unit in String(scalar).utf16 {
                    text += "\\u" + String(0x10000 + UInt32(unit), radix: 16).dropFirst()
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func html(_ value: String) -> String {
        value.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
            .replacingOccurrences(of: "'", with: "&#39;")
    }

    private static func percent(_ value: String) -> String {
        value.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~"))) ?? value
    }
}
