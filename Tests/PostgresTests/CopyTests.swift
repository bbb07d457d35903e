import Postgres
import TestSupport
import Testing

@Suite("COPY")
struct CopyTests {
    let connection: PostgresConnection
    private let copyIn = "COPY sample FROM STDIN (FORMAT binary)"

    init() async throws {
        connection = try await TestDatabase.make().connect()
        try await connection.perform { (session) throws(PostgresError) in
            try session.run(
                script: """
                    CREATE TABLE sample (
                        a bigint PRIMARY KEY, b integer, c smallint, d real, e uuid, f timestamptz, g integer, h smallint,
                        i bytea, j text, k text
                    )
                    """
            )
        }
    }

    private func row(_ key: Int64, text: String = "été") -> [UInt8] {
        var fields = CopyFixedFields(columns: 11)
        fields.append(key)
        fields.append(Int32(-2))
        fields.append(Int16(3))
        fields.append(Float(0.5))
        fields.append(SQLUUID(high: 1, low: 2))
        fields.append(SQLTimestamp(microsecondsSince1970: 1))
        fields.append(Int32?.some(7))
        fields.append(Int16?.some(-8))
        var writer = CopyRowWriter(capacity: 256)
        writer.append(fields)
        writer.append([1, 2])
        writer.append(text)
        writer.appendNull()
        return writer.bytes
    }

    private func count() async throws -> Int? {
        try await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT count(*) FROM sample") { (row) throws(PostgresError) in try row.decode(at: 0) }
        }
    }

    @Test("every field of the row writer arrives as written, and NULL as NULL")
    func roundTrip() async throws {
        var first = CopyFixedFields(columns: 11)
        first.append(Int64(2))
        for _ in 1..<4 { first.append(Int32?.none) }
        for _ in 4..<8 { first.append(Int16?.none) }
        var nulls = CopyRowWriter()
        nulls.append(first)
        for _ in 8..<11 { nulls.appendNull() }
        let chunks = [CopyBinary.header, row(1), nulls.bytes, CopyBinary.trailer]
        let (rows, texts) = try await connection.perform { [copyIn] (session) throws(PostgresError) in
            let rows = try session.copyIn(copyIn, chunks)
            let texts = try session.query("SELECT sample::text FROM sample ORDER BY a") { (row) throws(PostgresError) in
                try row.decode(String.self, at: 0)
            }
            return (rows, texts)
        }
        #expect(rows == 2)
        #expect(
            texts == [
                #"(1,-2,3,0.5,00000000-0000-0001-0000-000000000002,"#
                    + #""1970-01-01 00:00:00.000001+00",7,-8,"\\x0102",été,)"#,
                "(2,,,,,,,,,,)",
            ]
        )
    }

    @Test(
        "a refused row fails the whole COPY with the server's SQLSTATE, and the session can be used on",
        arguments: [("duplicate", "23505"), ("nul", "22021"), ("truncated", "22P04")]
    )
    func refused(fault: String, state: String) async throws {
        let last: [UInt8] =
            switch fault {
            case "duplicate": row(1)
            case "nul": row(2, text: "a\0b")
            default: Array(row(2).prefix(20))
            }
        let chunks = [CopyBinary.header, row(1), last, CopyBinary.trailer]
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { [copyIn] (session) throws(PostgresError) in
                try session.copyIn(copyIn, chunks)
            }
        }
        #expect(error?.kind == .server(sqlState: state))
        #expect(try await count() == 0)
    }

    @Test("a COPY that fails within a transaction is undone alone by its savepoint")
    func savepoint() async throws {
        let chunks = [CopyBinary.header, row(1), CopyBinary.trailer]
        try await connection.perform { [copyIn] (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                try session.copyIn(copyIn, chunks)
                let again = try? session.transaction { (session) throws(PostgresError) in
                    try session.copyIn(copyIn, chunks)
                }
                guard again == nil else { throw PostgresError(.closed) }
                try session.execute("UPDATE sample SET b = 9")
            }
        }
        #expect(try await count() == 1)
    }

    @Test("COPY out gives the bytes that COPY in takes, and may be left in the middle")
    func copyOut() async throws {
        let rows = (1...2_000).map { row($0) }
        let chunks = [CopyBinary.header] + rows + [CopyBinary.trailer]
        let out = try await connection.perform { [copyIn] (session) throws(PostgresError) in
            try session.copyIn(copyIn, chunks)
            var out: [UInt8] = []
            try session.copyOut("COPY (SELECT * FROM sample ORDER BY a) TO STDOUT (FORMAT binary)") {
                (bytes) throws(PostgresError) in
                for index in bytes.indices { out.append(bytes[index]) }
            }
            return out
        }
        #expect(out == chunks.flatMap(\.self))
        await #expect(throws: PostgresError(.cancelled)) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.copyOut("COPY (SELECT generate_series(1, 10000000)) TO STDOUT") {
                    _ throws(PostgresError) in throw PostgresError(.cancelled)
                }
            }
        }
        #expect(try await count() == 2_000)
    }

    @Test("a statement that is no COPY, or one the other way, is refused and harms nothing")
    func wrongDirection() async throws {
        for statement in ["SELECT 1", "COPY sample TO STDOUT"] {
            await #expect(throws: PostgresError(.protocolViolation("not a COPY in this direction"))) {
                try await connection.perform { (session) throws(PostgresError) in
                    try session.copyIn(statement, [])
                }
            }
        }
        #expect(try await count() == 0)
    }
}
