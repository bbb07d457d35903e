extension String: SQLScalar {
    package static var sqlType: SQLType { .text }

    package func encode(into buffer: inout SQLBuffer) { buffer.write(text: self) }

    /// Accepts the types whose binary form is their text: text, varchar, char, name, json, enumerations; and jsonb.
    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> String {
        switch type {
        case SQLType.text.oid, SQLType.varchar, SQLType.paddedChar, SQLType.name, SQLType.char, SQLType.json.oid,
            SQLType.unknown, SQLType.firstUserDefined...:
            return try utf8(bytes)
        case SQLType.jsonb.oid:
            guard bytes.count >= 1, bytes[0] == jsonbVersion else { throw .length(of: "jsonb") }
            return try utf8(bytes.extracting(1..<bytes.count))
        default: throw .mismatch("text", type)
        }
    }

    private static func utf8(_ bytes: Span<UInt8>) throws(PostgresError) -> String {
        guard let text = try? UTF8Span(validating: bytes) else {
            throw PostgresError(.protocolViolation("text that is not UTF-8"))
        }
        return String(copying: text)
    }
}

/// The first byte of every binary jsonb value.
private let jsonbVersion: UInt8 = 1

/// A JSON document as its text; written as jsonb, read from json and jsonb.
package struct SQLJSON: SQLScalar, Hashable {
    package let text: String

    package init(text: String) { self.text = text }

    package static var sqlType: SQLType { .jsonb }

    package func encode(into buffer: inout SQLBuffer) {
        buffer.write(jsonbVersion)
        buffer.write(text: text)
    }

    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> SQLJSON {
        guard type == SQLType.jsonb.oid || type == SQLType.json.oid else { throw .mismatch("jsonb", type) }
        return SQLJSON(text: try String.decode(bytes, type: type))
    }
}
