/// A value that can be read from a column, in PostgreSQL's binary format.
package protocol SQLDecodable {
    /// Reads one field that is not NULL; `type` is the object identifier of the column's type.
    static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> Self
}

extension Span where Element == UInt8 {
    /// The big-endian number that fills `size` bytes from `offset`, sign extended.
    func bigEndian(at offset: Int = 0, size: Int) -> Int64? {
        guard size > 0, size <= 8, offset >= 0, offset + size <= count else { return nil }
        var value = Int64(Int8(bitPattern: self[offset]))
        for index in 1..<Swift.max(size, 1) { value = value << 8 | Int64(self[offset + index]) }
        return value
    }

    /// The same, from bytes that must be all there are.
    func wholeBigEndian(size: Int, as name: String) throws(PostgresError) -> Int64 {
        guard count == size, let value = bigEndian(size: size) else { throw .length(of: name) }
        return value
    }

    func array(from start: Int = 0) -> [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(count - start)
        for index in start..<count { copy.append(self[index]) }
        return copy
    }
}

extension PostgresError {
    static func mismatch(_ wanted: String, _ type: UInt32) -> PostgresError {
        PostgresError(.protocolViolation("type \(type) read as \(wanted)"))
    }

    static func length(of name: String) -> PostgresError {
        PostgresError(.protocolViolation("length of a \(name)"))
    }
}
