/// A name in which `*` stands for anything, as the filters have it.
package struct Wildcard: Sendable, Hashable {
    package let text: String
    private let parts: [[UInt8]]

    package init(_ text: String) {
        self.text = text
        parts = Array(text.utf8).split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { Array($0) }
    }

    package func matches(_ name: String) -> Bool {
        let name = Array(name.utf8)
        guard parts.count > 1 else { return name == parts[0] }
        let (first, last) = (parts[0], parts[parts.count - 1])
        guard name.count >= first.count + last.count, name.starts(with: first), name.suffix(last.count) == last[...]
        else { return false }
        // What stands in between is found from the left, each part behind the one before.
        var rest = name[first.count..<(name.count - last.count)]
        for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
            guard let end = Wildcard.end(of: part, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static func end(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= part.count else { return nil }
        for start in bytes.startIndex...(bytes.endIndex - part.count)
        where bytes[start..<(start + part.count)] == part[...] {
            return start + part.count
        }
        return nil
    }
}
