/// The frame of `COPY … (FORMAT binary)`, as PostgreSQL documents it under COPY, "Binary Format".
package enum CopyBinary {
    /// The signature, no flags, no extension.
    package static let header: [UInt8] =
        [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] + [0, 0, 0, 0] + [0, 0, 0, 0]
    package static let trailer: [UInt8] = [0xFF, 0xFF]
}

/// Writes rows for `COPY … FROM STDIN (FORMAT binary)`: a count of columns, then each field behind its length.
///
/// Fields go straight into one array, so a row costs no allocation once the array has grown. Reuse a writer with
/// `removeAll()`. Texts are not searched for NUL; the server refuses them with 22021.
package struct CopyRowWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Appends fields of fixed width, and the count of columns before them, all at once.
    package mutating func append(_ fields: borrowing CopyFixedFields) {
        // SAFETY: the pointer lives for the call only, and `append` copies from it.
        unsafe fields.storage.span.extracting(first: fields.count)
            .withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func beginRow(columns: Int16) { put(columns) }

    package mutating func appendNull() { put(Int32(-1)) }
    package mutating func append(_ value: Int64) { field(value) }
    package mutating func append(_ value: Int32) { field(value) }
    package mutating func append(_ value: Int16) { field(value) }
    package mutating func append(_ value: Double) { field(value.bitPattern) }
    package mutating func append(_ value: Float) { field(value.bitPattern) }
    package mutating func append(_ value: Bool) { field(UInt8(value ? 1 : 0)) }
    package mutating func append(_ value: SQLTimestamp) { field(value.wire) }

    package mutating func append(_ value: SQLUUID) {
        put(Int32(16))
        put(value.high)
        put(value.low)
    }

    package mutating func append(_ value: [UInt8]) {
        put(Int32(truncatingIfNeeded: value.count))
        bytes.append(contentsOf: value)
    }

    package mutating func append(_ value: ArraySlice<UInt8>) {
        put(Int32(truncatingIfNeeded: value.count))
        bytes.append(contentsOf: value)
    }

    package mutating func append(_ value: Span<UInt8>) {
        put(Int32(truncatingIfNeeded: value.count))
        unsafe value.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func append(_ value: String) {
        let utf8 = value.utf8
        put(Int32(truncatingIfNeeded: utf8.count))
        bytes.append(contentsOf: utf8)
    }

    package mutating func append(_ value: SQLJSON) {
        put(Int32(truncatingIfNeeded: value.text.utf8.count &+ 1))
        bytes.append(1)
        bytes.append(contentsOf: value.text.utf8)
    }

    /// A jsonb field from the UTF-8 of its text.
    package mutating func appendJSON(utf8: [UInt8]) {
        put(Int32(truncatingIfNeeded: utf8.count &+ 1))
        bytes.append(1)
        bytes.append(contentsOf: utf8)
    }

    /// Any other value, arrays among them; not for the hot path.
    package mutating func append(encoding value: some SQLEncodable) throws(PostgresError) {
        var buffer = SQLBuffer()
        value.encode(into: &buffer)
        if let fault = buffer.fault { throw fault }
        append(buffer.bytes)
    }

    private mutating func field(_ value: some FixedWidthInteger) {
        put(Int32(truncatingIfNeeded: type(of: value).bitWidth / 8))
        put(value)
    }

    @inline(__always)
    private mutating func put<Number: FixedWidthInteger>(_ value: Number) {
        // SAFETY: the pointer to the local lives for the call only, and `append` copies from it.
        unsafe withUnsafeBytes(of: value.bigEndian) { unsafe bytes.append(contentsOf: $0) }
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
    package mutating func append(_ value: Int32?) { if let value { field(value) } else { put(Int32(-1)) } }
    package mutating func append(_ value: Int16?) { if let value { field(value) } else { put(Int32(-1)) } }

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
