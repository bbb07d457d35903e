import Postgres
import TestSupport
import Testing

@Suite("A session")
struct SessionTests {
    let connection: PostgresConnection

    init() async throws {
        connection = try await TestDatabase.make().connect()
        try await connection.perform { (session) throws(PostgresError) in
            try session.run(script: "CREATE TABLE item (id int CONSTRAINT item_key PRIMARY KEY, name text NOT NULL);")
        }
    }

    private func names() async throws -> [String] {
        try await connection.perform { (session) throws(PostgresError) in
            try session.query("SELECT name FROM item ORDER BY id") { (row) throws(PostgresError) in
                try row.decode(at: 0)
            }
        }
    }

    @Test("the rows affected are counted")
    func counts() async throws {
        let counts = try await connection.perform { (session) throws(PostgresError) in
            [
                try session.execute("INSERT INTO item SELECT i, 'n' FROM generate_series(1, 5) AS i"),
                try session.execute("DELETE FROM item WHERE id > \(3)"),
                try session.execute("CREATE TEMPORARY TABLE t ()"),
            ]
        }
        #expect(counts == [5, 2, 0])
    }

    @Test("a refusal carries SQLSTATE and constraint, and its description no word of the server's")
    func uniqueViolation() async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { (session) throws(PostgresError) in
                for _ in 0..<2 { try session.execute("INSERT INTO item VALUES (1, \("secret"))") }
            }
        }
        #expect(error?.isUniqueViolation == true)
        #expect(error?.constraint == "item_key")
        #expect(error.map { "\($0)" } == "SQLSTATE 23505")
    }

    @Test(
        "errors are told apart by SQLSTATE",
        arguments: [
            ("SELECT 1 / 0", "22012"), ("SELEC 1", "42601"), ("SELECT * FROM nowhere", "42P01"),
            ("INSERT INTO item VALUES (1, NULL)", "23502"), ("SELECT 'x'::int", "22P02"),
        ]
    )
    func sqlStates(statement: String, state: String) async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.execute(SQL(stringLiteral: statement))
            }
        }
        #expect(error?.kind == .server(sqlState: state))
        #expect(!connection.isBroken)
    }

    @Test("a transaction that throws leaves nothing, and a savepoint within it fails alone")
    func transactions() async throws {
        try await connection.perform { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                try session.execute("INSERT INTO item VALUES (1, 'kept')")
                let inner: Void? = try? session.transaction { (session) throws(PostgresError) in
                    try session.execute("INSERT INTO item VALUES (2, 'undone')")
                    try session.execute("SELECT 1 / 0")
                }
                guard inner == nil else { throw PostgresError(.closed) }
                try session.execute("INSERT INTO item VALUES (3, 'kept too')")
            }
        }
        await #expect(throws: PostgresError(.cancelled)) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.transaction { (session) throws(PostgresError) in
                    try session.execute("INSERT INTO item VALUES (4, 'undone')")
                    throw PostgresError(.cancelled)
                }
            }
        }
        #expect(try await names() == ["kept", "kept too"])
    }

    @Test("a COMMIT that the server turned into a ROLLBACK is an error")
    func failedCommit() async throws {
        await #expect(throws: PostgresError(.server(sqlState: "25P02"))) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.transaction { (session) throws(PostgresError) in
                    try session.execute("INSERT INTO item VALUES (1, 'lost')")
                    _ = try? session.execute("SELECT 1 / 0")
                }
            }
        }
        #expect(try await names() == [])
    }

    @Test("a transaction left open is rolled back before the next user comes")
    func settles() async throws {
        let open = try await connection.perform { (session) throws(PostgresError) in
            try session.run(script: "BEGIN; INSERT INTO item VALUES (1, 'left')")
            return session.isInTransaction
        }
        #expect(open)
        #expect(try await names() == [])
    }

    @Test("a prepared statement survives a change of its table")
    func replans() async throws {
        let width = try await connection.perform { (session) throws(PostgresError) in
            try session.execute("INSERT INTO item VALUES (1, 'a')")
            var widths: [Int?] = []
            for round in 0..<5 {
                if round == 3 { try session.run(script: "ALTER TABLE item ADD more int; DEALLOCATE ALL") }
                widths.append(
                    try session.first("SELECT * FROM item WHERE id = \(1)") { (row) throws(PostgresError) in
                        row.columnCount
                    }
                )
            }
            return widths
        }
        #expect(width == [2, 2, 2, 3, 3])
    }

    @Test("more statements than the cache holds keep working, and the server keeps no more than that")
    func manyStatements() async throws {
        let (sum, kept) = try await connection.perform { (session) throws(PostgresError) in
            var sum = 0
            for number in 0..<300 {
                for _ in 0..<2 {
                    sum +=
                        try session.first(SQL(stringLiteral: "SELECT \(number)")) { (row) throws(PostgresError) in
                            try row.decode(Int.self, at: 0)
                        } ?? 0
                }
            }
            let kept = try session.first("SELECT count(*) FROM pg_prepared_statements") {
                (row) throws(PostgresError) in try row.decode(Int.self, at: 0)
            }
            return (sum, kept)
        }
        #expect(sum == 300 * 299)
        #expect((200...256).contains(kept ?? 0))
    }

    @Test("COPY by the wrong door is refused and leaves the session usable")
    func copyThroughExecute() async throws {
        for statement in ["COPY item FROM STDIN", "COPY item TO STDOUT"] {
            await #expect(throws: PostgresError(.protocolViolation("COPY outside copyIn and copyOut"))) {
                try await connection.perform { (session) throws(PostgresError) in
                    try session.execute(SQL(stringLiteral: statement))
                }
            }
        }
        #expect(try await names() == [])
    }

    @Test("a pipeline with an error in the middle throws that error and leaves the session usable")
    func pipeline() async throws {
        let rows = try await connection.perform { (session) throws(PostgresError) in
            try session.pipeline((1...3).map { "INSERT INTO item VALUES (\($0), \("n\($0)"))" })
        }
        #expect(rows == [1, 1, 1])
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { (session) throws(PostgresError) in
                try session.pipeline(["SELECT 1", "INSERT INTO item VALUES (\(2), 'twice')", "SELECT 1 / 0"])
            }
        }
        #expect(error?.isUniqueViolation == true)
        #expect(try await names() == ["n1", "n2", "n3"])
    }

    @Test("a pipeline larger than any socket's buffer does not lock up", .timeLimit(.minutes(1)))
    func largePipeline() async throws {
        let rows = try await connection.perform { (session) throws(PostgresError) in
            try session.pipeline((1...8_000).map { "INSERT INTO item VALUES (\($0), repeat(\("x"), 9))" })
        }
        #expect(rows.count == 8_000)
    }
}
