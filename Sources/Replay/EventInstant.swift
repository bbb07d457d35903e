import Domain

/// The instants of an event as they stand in its line, before anybody decodes it.
enum EventInstant {
    /// When it came, which recorders put last; `nil` where nobody did.
    static func received(in line: ArraySlice<UInt8>) -> Timestamp? {
        var start = line.endIndex - receivedMark.count
        while start >= line.startIndex, !line[start...].starts(with: receivedMark) { start -= 1 }
        return start < line.startIndex ? nil : instant(line[(start + receivedMark.count)...])
    }

    /// When it happened, by the first member of that name.
    static func time(in line: ArraySlice<UInt8>) -> Timestamp? {
        var start = line.startIndex
        while start + timeMark.count <= line.endIndex {
            if line[start...].starts(with: timeMark) {
                let value = line[(start + timeMark.count)...].drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }
                return value.first == UInt8(ascii: "\"") ? instant(value.dropFirst()) : nil
            }
            start += 1
        }
        return nil
    }

    private static let receivedMark = Array(#""received":""#.utf8)
    private static let timeMark = Array(#""time""#.utf8)

    private static func instant(_ text: ArraySlice<UInt8>) -> Timestamp? {
        let text = text.prefix { $0 != UInt8(ascii: "\"") }
        return Timestamp(rfc3339: text.span)
    }
}
