import Capture

/// A small JSON document: the body of a change, or an example of the documentation.
///
/// Read by the same strict cursor as events are: UTF-8 only, no key twice, at most 32 levels.
indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// In the order of the document.
    case object([Member])

    struct Member: Sendable, Hashable {
        let name: String
        let value: JSONValue
    }

    enum Fault: Error, Hashable {
        case encoding
        case syntax(offset: Int)
        case tooDeep(offset: Int)
        case duplicateKey(offset: Int)
    }

    init(_ bytes: [UInt8]) throws(Fault) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .encoding }
        var cursor = JSONCursor()
        do throws(JSONSyntaxError) {
            self = try JSONValue.read(&cursor, in: bytes.span, depth: 0)
            try cursor.end(in: bytes.span)
        } catch {
            throw error.fault
        }
    }

    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// What went wrong is told by the offset alone: a doubled key and a depth are syntax to the cursor.
    private static func read(
        _ cursor: inout JSONCursor,
        in bytes: Span<UInt8>,
        depth: Int
    ) throws(JSONSyntaxError) -> JSONValue {
        guard depth < 32 else { throw JSONSyntaxError(.unexpectedByte, at: -1 - cursor.offset) }
        switch cursor.peek(in: bytes) {
        case UInt8(ascii: "{"): return try object(&cursor, in: bytes, depth: depth)
        case UInt8(ascii: "["):
            try cursor.expect(UInt8(ascii: "["), in: bytes)
            var elements: [JSONValue] = []
            var isOpen = !cursor.take(UInt8(ascii: "]"), in: bytes)
            while isOpen {
                elements.append(try read(&cursor, in: bytes, depth: depth + 1))
                isOpen = try cursor.another(before: UInt8(ascii: "]"), in: bytes)
            }
            return .array(elements)
        case UInt8(ascii: "\""):
            return .string(String(decoding: try cursor.string(in: bytes).unescaped(in: bytes), as: UTF8.self))
        case let first? where first == UInt8(ascii: "-") || 0x30...0x39 ~= first:
            let range = try cursor.number(in: bytes)
            if let integer = JSONInteger.value(of: range, in: bytes) { return .integer(integer) }
            return .number(Double(text(range, in: bytes)) ?? .nan)
        case let first:
            try cursor.literal(in: bytes)
            return first == UInt8(ascii: "n") ? .null : .bool(first == UInt8(ascii: "t"))
        }
    }

    private static func object(
        _ cursor: inout JSONCursor,
        in bytes: Span<UInt8>,
        depth: Int
    ) throws(JSONSyntaxError) -> JSONValue {
        try cursor.expect(UInt8(ascii: "{"), in: bytes)
        var members: [Member] = []
        var names: Set<[UInt8]> = []
        var isOpen = !cursor.take(UInt8(ascii: "}"), in: bytes)
        while isOpen {
            let start = cursor.offset
            let name = try cursor.string(in: bytes).unescaped(in: bytes)
            guard names.insert(name).inserted else { throw JSONSyntaxError(.trailingBytes, at: -1 - start) }
            try cursor.expect(UInt8(ascii: ":"), in: bytes)
            let value = try read(&cursor, in: bytes, depth: depth + 1)
            members.append(Member(name: String(decoding: name, as: UTF8.self), value: value))
            isOpen = try cursor.another(before: UInt8(ascii: "}"), in: bytes)
        }
        return .object(members)
    }

    private static func text(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
        var text: [UInt8] = []
        for index in range { text.append(bytes[index]) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension JSONSyntaxError {
    /// Negative offsets are `JSONValue`'s own limits, told apart by the problem.
    fileprivate var fault: JSONValue.Fault {
        if offset >= 0 { return .syntax(offset: offset) }
        return problem == .trailingBytes ? .duplicateKey(offset: -1 - offset) : .tooDeep(offset: -1 - offset)
    }
}
