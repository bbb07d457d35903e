/// The frame of `COPY … (FORMAT binary)`, as PostgreSQL documents it under COPY, "Binary Format".
package enum CopyBinary {
    /// The signature, no flags, no extension.
    package static let header: [UInt8] =
        [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] + [0, 0, 0, 0] + [0, 0, 0, 0]
    package static let trailer: [UInt8] = [0xFF, 0xFF]
}

/// Writes rows for `COPY … FROM STDIN (FORMAT binary)`: a count of columns, then each field behind its length.
///
/// A row begins with its fields of fixed width and goes on with the others. All goes straight into one array, so a row
/// costs no allocation once the array has grown. Texts are not searched for NUL; the server refuses them with 22021.
package struct CopyRowWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Begins a row.
    package mutating func append(_ fields: borrowing CopyFixedFields) {
        // SAFETY: the pointer lives for the call only, and `append` copies from it.
        unsafe fields.storage.span.extracting(first: fields.count)
            .withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func appendNull() { putLength(-1) }

    package mutating func append(_ value: [UInt8]) {
        putLength(Int32(truncatingIfNeeded: value.count))
        bytes.append(contentsOf: value)
    }

    package mutating func append(_ value: String) {
        let utf8 = value.utf8
        putLength(Int32(truncatingIfNeeded: utf8.count))
        bytes.append(contentsOf: utf8)
    }

    private mutating func putLength(_ length: Int32) {
        // SAFETY: the pointer to the local lives for the call only, and `append` copies from it.
        unsafe withUnsafeBytes(of: length.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}

/// The start of a row, as far as its fields have a fixed width: at most 256 bytes.
///
/// An array counts owners and looks for room at each append; here a field costs a store or two.
package struct CopyFixedFields: ~Copyable {
    fileprivate var storage = InlineArray<256, UInt8>(repeating: 0)
    fileprivate var count = 0

    package init(columns: Int16) { put(columns) }

    package mutating func append(_ value: Int64) { field(value) }
    package mutating func append(_ value: Int32) { field(value) }
    package mutating func append(_ value: Int16) { field(value) }
    package mutating func append(_ value: Float) { field(value.bitPattern) }
    package mutating func append(_ value: SQLTimestamp) { field(value.wire) }
    package mutating func append(_ value: Int64?) { if let value { field(value) } else { put(Int32(-1)) } }
    package mutating func append(_ value: Int32?) { if let value { field(value) } else { put(Int32(-1)) } }
    package mutating func append(_ value: Int16?) { if let value { field(value) } else { put(Int32(-1)) } }

    package mutating func append(_ value: Float?) { append(value.map { Int32(bitPattern: $0.bitPattern) }) }

    package mutating func append(_ value: SQLUUID) {
        put(Int32(16))
        put(value.high)
        put(value.low)
    }

    @inline(__always)
    private mutating func field<Number: FixedWidthInteger & BitwiseCopyable>(_ value: Number) {
        put(Int32(truncatingIfNeeded: MemoryLayout<Number>.size))
        put(value)
    }

    @inline(__always)
    private mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ value: Number) {
        var span = storage.mutableSpan
        // SAFETY: an integer has no padding, and the store checks its bounds.
        var bytes = unsafe span.mutableBytes
        bytes.storeBytes(of: value.bigEndian, toByteOffset: count, as: Number.self)
        count += MemoryLayout<Number>.size
    }
}
