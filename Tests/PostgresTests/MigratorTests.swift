import Postgres
import TestSupport
import Testing

@Suite("Migrator", .timeLimit(.minutes(1)))
struct MigratorTests {
    let database: TestDatabase

    private static let first = Migration(name: "0001_one.sql", sql: "CREATE TABLE one (id int); CREATE TABLE uno ();")
    private static let second = Migration(name: "0002_two.sql", sql: "ALTER TABLE one ADD name text")

    init() async throws { database = try await TestDatabase.make() }

    @Test("applies what is pending in the order of names, once, and tells what it did")
    func appliesOnce() async throws {
        let connection = try await database.connect()
        let migrator = Migrator([Self.second, Self.first])
        #expect(try await migrator.plan(on: connection) == [Self.first, Self.second])
        #expect(try await migrator.status(on: connection).map(\.state) == [.pending, .pending])
        #expect(try await migrator.up(on: connection) == ["0001_one.sql", "0002_two.sql"])
        #expect(try await migrator.up(on: connection) == [])
        let status = try await migrator.status(on: connection)
        #expect(status.map(\.state) == [.applied, .applied])
        #expect(status.allSatisfy { $0.appliedAt != nil })
    }

    @Test("looking changes nothing")
    func looksOnly() async throws {
        let connection = try await database.connect()
        _ = try await Migrator([Self.first]).plan(on: connection)
        let tables = try await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") {
                (row) throws(PostgresError) in try row.decode(Int.self, at: 0)
            }
        }
        #expect(tables == 0)
    }

    @Test("a migration that was edited after it was applied is refused by name")
    func checksum() async throws {
        let connection = try await database.connect()
        _ = try await Migrator([Self.first]).up(on: connection)
        let edited = Migrator([Migration(name: Self.first.name, sql: Self.first.sql + " "), Self.second])
        await #expect(throws: MigrationError.checksumMismatch("0001_one.sql")) { try await edited.up(on: connection) }
        #expect(try await edited.status(on: connection).map(\.state) == [.changed, .pending])
    }

    @Test("a database of a newer program, one with a stranger's step, and a step out of order are refused")
    func refusals() async throws {
        let connection = try await database.connect()
        let third = Migration(name: "0003.sql", sql: "SELECT 1")
        let second = Migration(name: "0002_two.sql", sql: "SELECT 2")
        _ = try await Migrator([second, third]).up(on: connection)
        await #expect(throws: MigrationError.databaseIsNewer("0003.sql")) {
            try await Migrator([second]).up(on: connection)
        }
        await #expect(throws: MigrationError.unknownMigration("0002_two.sql")) {
            try await Migrator([third]).up(on: connection)
        }
        await #expect(throws: MigrationError.outOfOrder("0001_one.sql")) {
            try await Migrator([Self.first, second, third]).up(on: connection)
        }
    }

    @Test("two migrators at once apply each step once")
    func twoAtOnce() async throws {
        let slow = Migration(name: "0001_slow.sql", sql: "SELECT pg_sleep(0.1); CREATE TABLE slow ();")
        let migrator = Migrator([slow, Migration(name: "0002.sql", sql: "CREATE TABLE next ()")])
        let connections = [try await database.connect(), try await database.connect(), try await database.connect()]
        let applied = try await withThrowingTaskGroup { group in
            for connection in connections { group.addTask { try await migrator.up(on: connection) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied == ["0001_slow.sql", "0002.sql"])
    }

    @Test("a migration that fails leaves nothing of itself and keeps those before it")
    func failure() async throws {
        let connection = try await database.connect()
        let bad = Migration(name: "0002_bad.sql", sql: "CREATE TABLE half (); SELECT 1 / 0;")
        await #expect(throws: MigrationError.self) { try await Migrator([Self.first, bad]).up(on: connection) }
        let ending = Migration(name: "0002_end.sql", sql: "SELECT 1; COMMIT;")
        await #expect(throws: MigrationError.endsTransaction("0002_end.sql")) {
            try await Migrator([Self.first, ending]).up(on: connection)
        }
        let tables = try await connection.perform { (session) throws(PostgresError) in
            try session.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1") {
                (row) throws(PostgresError) in try row.decode(String.self, at: 0)
            }
        }
        #expect(tables == ["one", "uno", "vigie_migration"])
    }
}
