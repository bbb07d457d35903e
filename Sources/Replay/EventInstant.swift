import Domain

/// The instants of an event as they stand in its line, before anybody decodes it: members of the outermost object only.
enum EventInstant {
    /// When it came; `nil` where nobody wrote it down.
    static func received(in line: ArraySlice<UInt8>) -> Timestamp? { instant("received", in: line) }

    /// When it happened.
    static func time(in line: ArraySlice<UInt8>) -> Timestamp? { instant("time", in: line) }

    private static func instant(_ name: StaticString, in line: ArraySlice<UInt8>) -> Timestamp? {
        let name = Array("\(name)".utf8)
        var depth = 0
        var index = line.startIndex
        while index < line.endIndex {
            switch line[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let text = text(from: index + 1, in: line)
                index = text.endIndex
                if depth == 1, text.elementsEqual(name), let value = value(behind: index + 1, in: line) {
                    return Timestamp(rfc3339: value.span)
                }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// What stands between the quotes of a text; escapes stay as they are.
    private static func text(from start: Int, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = start
        while end < line.endIndex, line[end] != UInt8(ascii: "\"") { end += line[end] == UInt8(ascii: "\\") ? 2 : 1 }
        return line[start..<min(end, line.endIndex)]
    }

    /// The text behind a colon, where one stands there.
    private static func value(behind start: Int, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard start < line.endIndex else { return nil }
        let rest = line[start...].drop { $0 == 0x20 }
        guard rest.first == UInt8(ascii: ":") else { return nil }
        let value = rest.dropFirst().drop { $0 == 0x20 }
        return value.first == UInt8(ascii: "\"") ? text(from: value.startIndex + 1, in: line) : nil
    }
}
