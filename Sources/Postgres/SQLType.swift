/// A type of PostgreSQL by its object identifier, with that of its array.
///
/// The numbers are fixed by PostgreSQL's `pg_type.dat`.
package struct SQLType: Sendable, Hashable {
    package let oid: UInt32
    package let array: UInt32

    package init(oid: UInt32, array: UInt32) {
        self.oid = oid
        self.array = array
    }

    package static let bool = SQLType(oid: 16, array: 1000)
    package static let bytea = SQLType(oid: 17, array: 1001)
    package static let int8 = SQLType(oid: 20, array: 1016)
    package static let int2 = SQLType(oid: 21, array: 1005)
    package static let int4 = SQLType(oid: 23, array: 1007)
    package static let text = SQLType(oid: 25, array: 1009)
    package static let json = SQLType(oid: 114, array: 199)
    package static let float4 = SQLType(oid: 700, array: 1021)
    package static let float8 = SQLType(oid: 701, array: 1022)
    package static let timestamptz = SQLType(oid: 1184, array: 1185)
    package static let uuid = SQLType(oid: 2950, array: 2951)
    package static let jsonb = SQLType(oid: 3802, array: 3807)

    /// Types that are only ever read.
    static let char: UInt32 = 18
    static let name: UInt32 = 19
    static let objectID: UInt32 = 26
    static let unknown: UInt32 = 705
    static let paddedChar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let date: UInt32 = 1082
    static let timestamp: UInt32 = 1114
    /// Types made by users, enumerations among them, start here.
    static let firstUserDefined: UInt32 = 16_384
}
