/// Operations in JSON: members of the outermost object.
extension BodyDocument {
    /// The members that are looked at: without one of them an object names no operation.
    package static let names: Set<String> = ["type", "method", "feedType", "query", "operationName"]

    private enum Member: Int {
        case type
        case method
        case feedType
        case query
        case operationName
    }

    /// The best of the members that say what the document is: GraphQL's, then Amazon's, then TOP's, then Temu's.
    static func ofJSON(_ bytes: Span<UInt8>) -> Range<Int>? {
        let end = min(bytes.count, window)
        var index = PayloadFormat.markLength(of: bytes)
        var depth = 0
        var innermost = 1
        var best: (member: Member, range: Range<Int>)?
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "["):
                // A batch of requests: the first one speaks.
                if depth == 0 { innermost = 2 }
                depth += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth < innermost { return best?.range }
            case UInt8(ascii: "\""):
                let key = string(at: index, before: end, bytes)
                index = key.upperBound
                if depth == innermost, let value = value(of: key, before: end, bytes) {
                    if let member = member(key, bytes), let found = operation(member, value, bytes),
                        member.rawValue > best?.member.rawValue ?? -1
                    {
                        best = (member, found)
                    }
                    index = value.upperBound
                }
            default: break
            }
            index += 1
        }
        return best?.range
    }

    /// What stands between the quotes of the string at `start`; up to the end when nothing closes it.
    private static func string(at start: Int, before end: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        var index = start + 1
        while index < end, bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return (start + 1)..<max(start + 1, min(index, end))
    }

    /// The string behind the colon behind a key.
    private static func value(of key: Range<Int>, before end: Int, _ bytes: Span<UInt8>) -> Range<Int>? {
        var index = key.upperBound + 1
        while index < end, PayloadFormat.isSpace(bytes[index]) { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: ":") else { return nil }
        index += 1
        while index < end, PayloadFormat.isSpace(bytes[index]) { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: "\"") else { return nil }
        return string(at: index, before: end, bytes)
    }

    private static func member(_ key: Range<Int>, _ bytes: Span<UInt8>) -> Member? {
        if TableCatalogue.isLine("operationName", key, bytes) { return .operationName }
        if TableCatalogue.isLine("query", key, bytes) { return .query }
        if TableCatalogue.isLine("feedType", key, bytes) { return .feedType }
        if TableCatalogue.isLine("method", key, bytes) { return .method }
        return TableCatalogue.isLine("type", key, bytes) ? .type : nil
    }

    private static func operation(_ member: Member, _ value: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
        switch member {
        case .operationName: value.isEmpty ? nil : value
        case .feedType: value.allSatisfy { bytes[$0] == UInt8(ascii: "_") || 0x41...0x5A ~= bytes[$0] } ? value : nil
        case .method, .type: isOperation(value, bytes) ? value : nil
        case .query: ofGraphQL(bytes, value)
        }
    }

    /// The name of a GraphQL operation, or of the first field when it has none.
    static func ofGraphQL(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var index = skipIgnored(range.lowerBound, range.upperBound, bytes)
        let word = graphQLName(at: index, range.upperBound, bytes)
        if !word.isEmpty {
            guard ["mutation", "query", "subscription"].contains(where: { TableCatalogue.isLine($0, word, bytes) })
            else {
                return nil
            }
            index = skipIgnored(word.upperBound, range.upperBound, bytes)
            let name = graphQLName(at: index, range.upperBound, bytes)
            guard name.isEmpty else { return name }
        }
        while index < range.upperBound, bytes[index] != UInt8(ascii: "{") { index += 1 }
        guard index < range.upperBound else { return nil }
        index = skipIgnored(index + 1, range.upperBound, bytes)
        let field = graphQLName(at: index, range.upperBound, bytes)
        // `alias: field`.
        index = skipIgnored(field.upperBound, range.upperBound, bytes)
        guard index < range.upperBound, bytes[index] == UInt8(ascii: ":") else { return field.isEmpty ? nil : field }
        let aliased = graphQLName(at: skipIgnored(index + 1, range.upperBound, bytes), range.upperBound, bytes)
        return aliased.isEmpty ? nil : aliased
    }

    /// Behind spaces, commas, comments and the escapes that write line ends.
    private static func skipIgnored(_ start: Int, _ upper: Int, _ bytes: Span<UInt8>) -> Int {
        var index = start
        while index < upper {
            if PayloadFormat.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: ",") {
                index += 1
            } else if isEscapedSpace(at: index, upper, bytes) {
                index += 2
            } else if bytes[index] == UInt8(ascii: "#") {
                while index < upper, !isEscapedSpace(at: index, upper, bytes) { index += 1 }
            } else {
                break
            }
        }
        return min(index, upper)
    }

    private static func isEscapedSpace(at index: Int, _ upper: Int, _ bytes: Span<UInt8>) -> Bool {
        guard index + 1 < upper, bytes[index] == UInt8(ascii: "\\") else { return false }
        let letter = bytes[index + 1]
        return letter == UInt8(ascii: "n") || letter == UInt8(ascii: "r") || letter == UInt8(ascii: "t")
    }

    private static func graphQLName(at start: Int, _ upper: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        var index = start
        while index < upper, EDISyntax.isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "_") { index += 1 }
        return start..<max(start, index)
    }
}
