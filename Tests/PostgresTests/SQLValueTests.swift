import Postgres
import TestSupport
import Testing

@Suite("Values to PostgreSQL and back")
struct SQLValueTests {
    let connection: PostgresConnection

    init() async throws {
        connection = try await PostgresConnection.connect(try await DatabaseFixture.server())
    }

    /// Sends a value, has PostgreSQL compare it with its own reading of `text`, and reads it back.
    private func check<Value: SQLEncodable & SQLDecodable & Equatable>(
        _ value: Value,
        is text: String,
        _ type: String
    ) async throws {
        let (back, same) = try await connection.perform { (session) throws(PostgresError) in
            let sql: SQL = "SELECT \(value), \(value) IS NOT DISTINCT FROM "
            return
                try
                session.query(sql + "\(literal: text)::" + SQL(stringLiteral: type)) {
                    (row) throws(PostgresError) in (try row.decode(Value.self, at: 0), try row.decode(Bool.self, at: 1))
                }[0]
        }
        #expect(back == value)
        #expect(same, "PostgreSQL reads \(text) as another \(type)")
    }

    @Test("every scalar type means the same on both sides")
    func scalars() async throws {
        try await check(true, is: "true", "boolean")
        try await check(Int16.min, is: "-32768", "smallint")
        try await check(Int32.max, is: "2147483647", "integer")
        try await check(Int64.min, is: "-9223372036854775808", "bigint")
        try await check(-1, is: "-1", "bigint")
        try await check(Float(1.5), is: "1.5", "real")
        try await check(-Double.infinity, is: "-Infinity", "double precision")
        try await check("né à Montréal 🍁", is: "né à Montréal 🍁", "text")
        try await check("", is: "", "text")
        try await check([0, 255, 0] as [UInt8], is: #"\x00ff00"#, "bytea")
        try await check([] as [UInt8], is: "", "bytea")
        let uuid = SQLUUID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)
        try await check(uuid, is: "01234567-89ab-cdef-fedc-ba9876543210", "uuid")
        try await check(SQLJSON(text: #"{"a": 1}"#), is: #"{"a":1}"#, "jsonb")
    }

    @Test("instants agree to the microsecond, before 1970 and at infinity")
    func timestamps() async throws {
        try await check(SQLTimestamp(microsecondsSince1970: 0), is: "1970-01-01T00:00:00Z", "timestamptz")
        try await check(SQLTimestamp(microsecondsSince1970: -1), is: "1969-12-31T23:59:59.999999Z", "timestamptz")
        let later = SQLTimestamp(microsecondsSince1970: 1_795_602_061_000_001)
        try await check(later, is: "2026-11-25T10:21:01.000001Z", "timestamptz")
        try await check(SQLTimestamp(microsecondsSince1970: .max), is: "infinity", "timestamptz")
        try await check(SQLTimestamp(microsecondsSince1970: .min), is: "-infinity", "timestamptz")
    }

    @Test("the last instant of PostgreSQL is beyond ours and does not trap")
    func farFuture() async throws {
        let last = try await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT '294276-12-31T23:59:59Z'::timestamptz, '2000-01-02'::date") {
                (row) throws(PostgresError) in
                (try row.decode(SQLTimestamp.self, at: 0), try row.decode(SQLTimestamp.self, at: 1))
            }
        }
        #expect(last?.0.microsecondsSince1970 == Int64.max - 1)
        #expect(last?.1.microsecondsSince1970 == 946_771_200_000_000)
    }

    @Test("arrays keep order, emptiness and NULL")
    func arrays() async throws {
        try await check([Int16(1), -2], is: "{1,-2}", "smallint[]")
        try await check([Int32](), is: "{}", "integer[]")
        try await check([Int64.max, 0], is: "{9223372036854775807,0}", "bigint[]")
        try await check([Float(0.25)], is: "{0.25}", "real[]")
        try await check([1.5, -2.5], is: "{1.5,-2.5}", "double precision[]")
        try await check([true, false], is: "{t,f}", "boolean[]")
        try await check(["a,b", "", "\"é\""], is: #"{"a,b","","\"é\""}"#, "text[]")
        let uuid = SQLUUID(high: 0, low: 1)
        try await check([uuid], is: "{00000000-0000-0000-0000-000000000001}", "uuid[]")
        try await check([SQLTimestamp(microsecondsSince1970: 0)], is: "{1970-01-01T00:00:00Z}", "timestamptz[]")
        try await check(["a", nil] as [String?], is: "{a,NULL}", "text[]")
        try await check([nil, 3] as [Int32?], is: "{NULL,3}", "integer[]")
        try await check([nil] as [Int64?], is: "{NULL}", "bigint[]")
    }

    @Test("NULL is nil, and an error where a value is demanded")
    func null() async throws {
        let value = try await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT \(String?.none), \("x" as String?)") { (row) throws(PostgresError) in
                (try row.decodeIfPresent(String.self, at: 0), try row.decodeIfPresent(String.self, at: 1))
            }
        }
        #expect(value?.0 == nil)
        #expect(value?.1 == "x")
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.first("SELECT NULL::text") { (row) throws(PostgresError) in
                    try row.decode(String.self, at: 0)
                }
            }
        }
        #expect(error?.kind == .protocolViolation("NULL in column 0"))
    }

    @Test("an integer is read from any width that fits, and refused when it does not")
    func integerWidths() async throws {
        let read = try await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT 7::int2, 7::int8") { (row) throws(PostgresError) in
                try row.decode(Int.self, at: 0) + Int(try row.decode(Int16.self, at: 1))
            }
        }
        #expect(read == 14)
        await #expect(throws: PostgresError(.protocolViolation("integer too large for Int32"))) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.first("SELECT 3000000000::int8") { (row) throws(PostgresError) in
                    try row.decode(Int32.self, at: 0)
                }
            }
        }
    }

    @Test(
        "texts of every kind read as String",
        arguments: ["'é'::varchar(3)", "'é'::name", "'é'::char(1)", "'é'::\"pg_temp\".mood", #"'["é"]'::jsonb->>0"#]
    )
    func textKinds(expression: String) async throws {
        let read = try await connection.perform { (session) throws(PostgresError) in
            try session.run(script: "CREATE TYPE pg_temp.mood AS ENUM ('é')")
            return try session.first(SQL(stringLiteral: "SELECT \(expression)")) { (row) throws(PostgresError) in
                try row.decode(String.self, at: 0)
            }
        }
        #expect(read == "é")
    }

    @Test("a NUL in a text is refused with 22021 before anything is sent")
    func nul() async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.execute("SELECT \("a\0b")")
            }
        }
        #expect(error?.kind == .nulInText)
        #expect(error?.sqlState == "22021")
    }

    @Test("property: any bytes survive as bytea")
    func anyBytes() async throws {
        for seed in UInt64(0)..<60 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...300, biasedTo: [0, 0x5C, 0x27, 0xFF])
            let back = try await connection.perform { (session) throws(PostgresError) in
                try session.first("SELECT \(bytes)") { (row) throws(PostgresError) in
                    try row.decode([UInt8].self, at: 0)
                }
            }
            #expect(back == bytes, "seed \(seed)")
        }
    }

    @Test("property: a mangled answer is an error, never a trap")
    func corruptArray() throws {
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...48, biasedTo: [0, 0, 1, 255])
            let span = bytes.span
            _ = try? [String?].decode(span, type: 1009)
            _ = try? [Int64].decode(span, type: 1016)
            _ = try? SQLTimestamp.decode(span, type: 1184)
            _ = try? SQLTimestamp.decode(span, type: 1082)
            _ = try? String.decode(span, type: 3802)
        }
    }
}
