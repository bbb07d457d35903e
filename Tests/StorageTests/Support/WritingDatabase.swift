import Capture
import Domain
import Intake
import Payload
import Postgres
import Storage
import TestSupport

/// A migrated database with the built-in tables, used as the service's role, and what is written with.
struct WritingDatabase: Sendable {
    let database: TestDatabase
    /// With no more rights than the service has.
    let configuration: PostgresConfiguration
    let pool: PostgresPool
    let registry: Registry
    let paths = PathTable()
    let handOff = BatchHandOff()
    let now = instant("2026-11-20T12:34:56Z")

    /// Makes one, lends it, and removes it.
    static func with(
        limits: RegistryLimits = RegistryLimits(),
        _ body: (WritingDatabase) async throws -> Void
    ) async throws {
        let database = try await TestDatabase.make()
        let connection = try await database.connect()
        _ = try await Migrator(Migrations.all).up(on: connection)
        await connection.close()
        var configuration = database.configuration
        configuration.settings["role"] = "vigie_service"
        let pool = PostgresPool(configuration: configuration, size: 3)
        let registry = Registry(pool: pool, limits: limits)
        let outcome: Result<Void, any Error>
        do {
            try await RegistrySeeds.plant(with: registry)
            try await registry.load()
            let lent = WritingDatabase(
                database: database,
                configuration: configuration,
                pool: pool,
                registry: registry
            )
            outcome = .success(try await body(lent))
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try await database.drop()
        try outcome.get()
    }

    /// A writer that is not running yet.
    func writer(
        session: [String: String] = [:],
        at instant: Timestamp? = nil,
        _ change: (inout EventWriter.Settings) -> Void = { _ in }
    ) -> EventWriter {
        var configuration = configuration
        configuration.settings.merge(session) { _, new in new }
        var settings = EventWriter.Settings()
        change(&settings)
        let now = instant ?? now
        return EventWriter(
            configuration: configuration,
            registry: registry,
            paths: paths,
            handOff: handOff,
            settings: settings,
            now: { now }
        )
    }

    /// Runs a writer while `body` does.
    func running(
        _ writer: EventWriter,
        _ body: (EventWriter) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await writer.run() }
            try await body(writer)
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// Statements that are fixed in a test, as the owner of everything.
    func runAsOwner(_ script: String) async throws {
        let connection = try await database.connect()
        try await connection.perform { (session) throws(PostgresError) in try session.run(script: script) }
        await connection.close()
    }

    /// The first column of the first row.
    func number(_ statement: SQL) async throws -> Int {
        try await pool.perform { (session) throws(PostgresError) in
            try session.first("SELECT (\(sql: statement))::bigint") { (row) throws(PostgresError) in
                try row.decode(Int.self, at: 0)
            } ?? 0
        }
    }

    /// The first column of every row.
    func texts(_ statement: SQL) async throws -> [String] {
        try await pool.perform { (session) throws(PostgresError) in
            try session.query(statement) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
        }
    }

    /// An event with one finding, of an ordinary flow unless a test says otherwise.
    func event(_ id: String, _ change: (inout EventDescription) -> Void = { _ in }) -> ClassifiedEvent {
        var description = EventDescription(id: id, time: now)
        change(&description)
        let price = Finding(
            path: paths.id(of: "/items/*/price"),
            category: .commercialPrice,
            detector: .path,
            confidence: 0.97,
            count: 3
        )
        let classification = Classification(
            level: .internal,
            score: 20,
            categories: [CategorySet(.commercialPrice)],
            findings: [price],
            leaves: 3,
            inspectedBytes: description.bytes,
            condition: .whole
        )
        return ClassifiedEvent(envelope: description.envelope, classification: classification)
    }
}

extension Outcome {
    var word: String {
        switch self {
        case .accepted: "accepted"
        case .duplicate: "duplicate"
        case .rejected(let rejection): "\(rejection.reason.rawValue) \(rejection.pointer) \(rejection.hint ?? "-")"
        }
    }
}
