/// A value that fills one column and can be an element of an array.
package protocol SQLScalar: SQLEncodable, SQLDecodable, SQLArrayElement {}

/// What an array of this type is to PostgreSQL: one of its arrays, or for bytes a `bytea`.
package protocol SQLArrayElement: Sendable {
    static var arrayType: SQLType { get }
    static func encodeArray(_ elements: [Self], into buffer: inout SQLBuffer)
    static func decodeArray(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> [Self]
}

extension Array: SQLEncodable where Element: SQLArrayElement {
    package static var sqlType: SQLType { Element.arrayType }
    package func encode(into buffer: inout SQLBuffer) { Element.encodeArray(self, into: &buffer) }
}

extension Array: SQLDecodable where Element: SQLArrayElement {
    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> [Element] {
        try Element.decodeArray(bytes, type: type)
    }
}

extension SQLArrayElement where Self: SQLScalar {
    package static var arrayType: SQLType { SQLType(oid: sqlType.array, array: 0) }

    package static func encodeArray(_ elements: [Self], into buffer: inout SQLBuffer) {
        ArrayFormat.encodeHeader(count: elements.count, hasNull: false, element: sqlType, into: &buffer)
        for element in elements { buffer.writeMeasured(element) }
    }

    package static func decodeArray(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> [Self] {
        var elements: [Self] = []
        try ArrayFormat.decode(bytes) { field, type throws(PostgresError) in
            elements.append(try Self.decode(field, type: type))
        } null: { () throws(PostgresError) in
            throw PostgresError(.protocolViolation("NULL in an array"))
        }
        return elements
    }
}

/// An array whose elements may be NULL.
extension Optional: SQLArrayElement where Wrapped: SQLScalar {
    package static var arrayType: SQLType { Wrapped.arrayType }

    package static func encodeArray(_ elements: [Wrapped?], into buffer: inout SQLBuffer) {
        let hasNull = elements.contains { $0 == nil }
        ArrayFormat.encodeHeader(count: elements.count, hasNull: hasNull, element: Wrapped.sqlType, into: &buffer)
        for element in elements {
            if let element { buffer.writeMeasured(element) } else { buffer.write(Int32(-1)) }
        }
    }

    package static func decodeArray(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> [Wrapped?] {
        var elements: [Wrapped?] = []
        try ArrayFormat.decode(bytes) { field, type throws(PostgresError) in
            elements.append(try Wrapped.decode(field, type: type))
        } null: { () throws(PostgresError) in
            elements.append(nil)
        }
        return elements
    }
}

/// `[UInt8]` is a `bytea`.
extension UInt8: SQLArrayElement {
    package static var arrayType: SQLType { .bytea }

    package static func encodeArray(_ elements: [UInt8], into buffer: inout SQLBuffer) { buffer.write(elements) }

    package static func decodeArray(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> [UInt8] {
        guard type == SQLType.bytea.oid else { throw .mismatch("bytea", type) }
        return bytes.array()
    }
}

/// PostgreSQL's binary array (`array_send`): dimensions, a NULL flag, the element's type, then per dimension its length
/// and first index, then each element behind its length, -1 for NULL.
private enum ArrayFormat {
    static func encodeHeader(count: Int, hasNull: Bool, element: SQLType, into buffer: inout SQLBuffer) {
        guard let length = Int32(exactly: count) else {
            return buffer.refuse(PostgresError(.protocolViolation("array too long")))
        }
        buffer.write(Int32(count == 0 ? 0 : 1))
        buffer.write(Int32(hasNull ? 1 : 0))
        buffer.write(element.oid)
        guard count > 0 else { return }
        buffer.write(length)
        buffer.write(Int32(1))
    }

    /// Calls `field` or `null` for each element of an array of at most one dimension.
    static func decode(
        _ bytes: Span<UInt8>,
        field: (Span<UInt8>, UInt32) throws(PostgresError) -> Void,
        null: () throws(PostgresError) -> Void
    ) throws(PostgresError) {
        guard let dimensions = bytes.bigEndian(size: 4), let type = bytes.bigEndian(at: 8, size: 4),
            dimensions == 0 || (dimensions == 1 && bytes.count >= 20)
        else { throw PostgresError(.protocolViolation("array with other than one dimension")) }
        guard dimensions == 1, let count = bytes.bigEndian(at: 12, size: 4) else { return }
        var offset = 20
        for _ in 0..<max(count, 0) {
            guard let length = bytes.bigEndian(at: offset, size: 4) else { throw .length(of: "array") }
            offset += 4
            if length < 0 {
                try null()
            } else {
                guard length <= bytes.count - offset else { throw .length(of: "array") }
                let end = offset + Int(length)
                try field(bytes.extracting(offset..<end), UInt32(truncatingIfNeeded: type))
                offset = end
            }
        }
    }
}
