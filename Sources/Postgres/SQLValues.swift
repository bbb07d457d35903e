/// 128 bits that PostgreSQL keeps as a `uuid`, whatever they mean to us; order is that of the bytes, as in the database.
package struct SQLUUID: SQLScalar, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static var sqlType: SQLType { .uuid }

    package func encode(into buffer: inout SQLBuffer) {
        buffer.write(high)
        buffer.write(low)
    }

    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> SQLUUID {
        guard type == SQLType.uuid.oid else { throw .mismatch("uuid", type) }
        guard bytes.count == 16, let high = bytes.bigEndian(size: 8), let low = bytes.bigEndian(at: 8, size: 8) else {
            throw .length(of: "uuid")
        }
        return SQLUUID(high: UInt64(bitPattern: high), low: UInt64(bitPattern: low))
    }
}

/// An instant as PostgreSQL's `timestamptz`.
///
/// `Int64.max` and `Int64.min` are its `infinity` and `-infinity`.
package struct SQLTimestamp: SQLScalar, Hashable {
    package let microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

    package static var sqlType: SQLType { .timestamptz }

    /// PostgreSQL counts from 2000-01-01.
    private static let epoch: Int64 = 946_684_800_000_000

    /// What the binary format carries.
    var wire: Int64 {
        switch microsecondsSince1970 {
        case .max, .min: microsecondsSince1970
        default:
            // Below PostgreSQL's year -4713 the server answers 22008; saturation only keeps the sum from trapping.
            microsecondsSince1970.subtractingSaturated(SQLTimestamp.epoch)
        }
    }

    package func encode(into buffer: inout SQLBuffer) { buffer.write(wire) }

    /// Reads `timestamptz`, and `timestamp` and `date` as UTC; beyond the year 294 247 an instant becomes the last one.
    package static func decode(_ bytes: Span<UInt8>, type: UInt32) throws(PostgresError) -> SQLTimestamp {
        let wire: Int64
        switch type {
        case SQLType.timestamptz.oid, SQLType.timestamp:
            wire = try bytes.wholeBigEndian(size: 8, as: "timestamptz")
        case SQLType.date:
            let days = try bytes.wholeBigEndian(size: 4, as: "date")
            switch days {
            case Int64(Int32.max): wire = .max
            case Int64(Int32.min): wire = .min
            default:
                let (product, overflow) = days.multipliedReportingOverflow(by: 86_400_000_000)
                wire = overflow ? .max - 1 : product
            }
        default: throw .mismatch("timestamptz", type)
        }
        guard wire != .max, wire != .min else { return SQLTimestamp(microsecondsSince1970: wire) }
        let (sum, overflow) = wire.addingReportingOverflow(epoch)
        return SQLTimestamp(microsecondsSince1970: overflow ? .max - 1 : sum)
    }
}

extension Int64 {
    fileprivate func subtractingSaturated(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .min + 1 : difference
    }
}
