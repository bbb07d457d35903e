/// A value that can be bound to a statement, in PostgreSQL's binary format.
package protocol SQLEncodable: Sendable {
    static var sqlType: SQLType { get }
    func encode(into buffer: inout SQLBuffer)
}

/// Where parameters are written: big-endian numbers and bytes, one behind the other.
package struct SQLBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// The first thing that a value could not say; the statement is then not sent.
    package private(set) var fault: PostgresError?

    package init() {}

    package var count: Int { bytes.count }

    package mutating func write(_ number: some FixedWidthInteger) {
        let size = type(of: number).bitWidth
        var shift = size - 8
        while shift >= 0 {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            shift -= 8
        }
    }

    package mutating func write(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Writes UTF-8; a NUL makes the statement fail with 22021.
    package mutating func write(text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        if bytes[start...].contains(0) { refuse(PostgresError(.nulInText)) }
    }

    package mutating func refuse(_ error: PostgresError) { fault = fault ?? error }

    /// Writes the length that PostgreSQL wants before an element, then the element.
    mutating func writeMeasured(_ element: some SQLEncodable) {
        let position = bytes.count
        write(Int32(0))
        element.encode(into: &self)
        let length = UInt32(truncatingIfNeeded: bytes.count - position - 4)
        for index in 0..<4 { bytes[position + index] = UInt8(truncatingIfNeeded: length >> UInt32(24 - index * 8)) }
    }
}
