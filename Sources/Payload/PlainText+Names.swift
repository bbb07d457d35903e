/// The names in paths: out of a payload's writing, into that of a path and back.
extension PlainText {
    static func unescapingJSON(_ raw: [UInt8]) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "\\")) else { return raw }
        var output: [UInt8] = []
        var index = 0
        while index < raw.count {
            if raw[index] == UInt8(ascii: "\\") {
                let (scalar, length) = jsonEscape(at: index, before: raw.count, in: raw.span)
                output.append(contentsOf: UTF8Character(scalar))
                index += length
            } else {
                output.append(raw[index])
                index += 1
            }
        }
        return output
    }

    static func unescapingPointer(_ part: ArraySlice<UInt8>) -> [UInt8] {
        guard part.contains(UInt8(ascii: "~")) else { return Array(part) }
        let text = String(decoding: part, as: UTF8.self)
        var output = ""
        var isTilde = false
        for character in text.unicodeScalars {
            if isTilde {
                output.unicodeScalars.append(character == "1" ? "/" : character == "0" ? "~" : character)
                isTilde = false
            } else if character == "~" {
                isTilde = true
            } else {
                output.unicodeScalars.append(character)
            }
        }
        return Array(output.utf8)
    }

    static func escapingPointer(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "~") }) else { return name }
        return name.reduce(into: "") { text, character in
            switch character {
            case "/": text += "~1"
            case "~": text += "~0"
            default: text.append(character)
            }
        }
    }
}
