/// Numbers and truth values as columns. Reading accepts any integer type whose value fits.

extension Bool: SQLScalar {
    package static var sqlType: SQLType { .bool }

    package func encode(into buffer: inout SQLBuffer) { buffer.write(UInt8(self ? 1 : 0)) }

    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> Bool {
        guard type == SQLType.bool.oid else { throw .mismatch("boolean", type) }
        return try bytes.wholeBigEndian(size: 1, as: "boolean") != 0
    }
}

/// An integer that PostgreSQL has a type for.
package protocol SQLInteger: SQLScalar, FixedWidthInteger {}

extension SQLInteger {
    package func encode(into buffer: inout SQLBuffer) { buffer.write(self) }

    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> Self {
        let wide =
            switch type {
            case SQLType.int8.oid: try bytes.wholeBigEndian(size: 8, as: "bigint")
            case SQLType.int4.oid: try bytes.wholeBigEndian(size: 4, as: "integer")
            case SQLType.int2.oid: try bytes.wholeBigEndian(size: 2, as: "smallint")
            case SQLType.objectID: Int64(UInt32(truncatingIfNeeded: try bytes.wholeBigEndian(size: 4, as: "oid")))
            default: throw PostgresError.mismatch("integer", type)
            }
        guard let value = Self(exactly: wide) else {
            throw PostgresError(.protocolViolation("integer too large for \(Self.self)"))
        }
        return value
    }
}

extension Int16: SQLInteger {
    package static var sqlType: SQLType { .int2 }
}

extension Int32: SQLInteger {
    package static var sqlType: SQLType { .int4 }
}

extension Int64: SQLInteger {
    package static var sqlType: SQLType { .int8 }
}

extension Int: SQLInteger {
    package static var sqlType: SQLType { .int8 }
}

extension Float: SQLScalar {
    package static var sqlType: SQLType { .float4 }

    package func encode(into buffer: inout SQLBuffer) { buffer.write(bitPattern) }

    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> Float {
        guard type == SQLType.float4.oid else { throw .mismatch("real", type) }
        return Float(bitPattern: UInt32(truncatingIfNeeded: try bytes.wholeBigEndian(size: 4, as: "real")))
    }
}

extension Double: SQLScalar {
    package static var sqlType: SQLType { .float8 }

    package func encode(into buffer: inout SQLBuffer) { buffer.write(bitPattern) }

    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> Double {
        switch type {
        case SQLType.float8.oid:
            Double(bitPattern: UInt64(bitPattern: try bytes.wholeBigEndian(size: 8, as: "double precision")))
        case SQLType.float4.oid: Double(try Float.decode(bytes, type: type))
        default: throw .mismatch("double precision", type)
        }
    }
}
