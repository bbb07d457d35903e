/// Brings a database to the schema of the program: forward only, one transaction for each migration, one migrator at a
/// time.
///
/// What was applied stands in the table `vigie_migration`, in the first schema of the search path, with the SHA-256 that
/// PostgreSQL itself computed. An applied migration that changed, or that the program does not know, stops everything.
package struct Migrator: Sendable {
    /// In the order of their names.
    package let migrations: [Migration]

    /// Any number will do as long as nobody else locks it: the bytes of "vigie".
    private static let lock: Int64 = 0x76_69_67_69_65

    package init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Every migration that the program or the database knows; changes nothing.
    package func status(on connection: PostgresConnection) async throws(MigrationError) -> [MigrationStatus] {
        try await run(on: connection) { (session) throws(MigrationError) in try status(session) }
    }

    /// What `up` would apply; changes nothing, and throws what `up` would refuse.
    package func plan(on connection: PostgresConnection) async throws(MigrationError) -> [Migration] {
        try await run(on: connection) { (session) throws(MigrationError) in try pending(session) }
    }

    /// Applies what is pending and returns the names; waits while another migrator is at work.
    package func up(on connection: PostgresConnection) async throws(MigrationError) -> [String] {
        try await run(on: connection) { (session) throws(MigrationError) in
            try database { () throws(PostgresError) in
                try session.first("SELECT pg_advisory_lock(\(Migrator.lock))") { _ throws(PostgresError) in }
            }
            // A lost connection has lost its lock too.
            defer { _ = try? session.execute("SELECT pg_advisory_unlock(\(Migrator.lock))") }
            try database { () throws(PostgresError) in try session.run(script: Migrator.table) }
            let pending = try pending(session)
            for migration in pending { try apply(migration, session) }
            return pending.map(\.name)
        }
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS vigie_migration (
            name text COLLATE "C" PRIMARY KEY,
            checksum bytea NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """

    private func apply(_ migration: Migration, _ session: PostgresSession) throws(MigrationError) {
        var stillOpen = true
        do throws(PostgresError) {
            try session.transaction { (session) throws(PostgresError) in
                try session.run(script: migration.sql)
                stillOpen = session.isInTransaction
                guard stillOpen else { throw PostgresError(.protocolViolation("transaction ended")) }
                try session.execute(
                    """
                    INSERT INTO vigie_migration (name, checksum)
                    VALUES (\(migration.name), sha256(convert_to(\(migration.sql), 'UTF8')))
                    """
                )
            }
        } catch {
            throw stillOpen ? .failed(migration.name, error) : .endsTransaction(migration.name)
        }
    }

    private func pending(_ session: PostgresSession) throws(MigrationError) -> [Migration] {
        let status = try status(session)
        let last = migrations.last?.name ?? ""
        var pendingName: String?
        for entry in status {
            switch entry.state {
            case .changed: throw .checksumMismatch(entry.name)
            case .unknown where last.utf8.lexicographicallyPrecedes(entry.name.utf8): throw .databaseIsNewer(entry.name)
            case .unknown: throw .unknownMigration(entry.name)
            case .pending: pendingName = pendingName ?? entry.name
            case .applied: if let pendingName { throw .outOfOrder(pendingName) }
            }
        }
        let names = Set(status.filter { $0.state == .pending }.map(\.name))
        return migrations.filter { names.contains($0.name) }
    }

    private func status(_ session: PostgresSession) throws(MigrationError) -> [MigrationStatus] {
        try database { () throws(PostgresError) in
            let table = try session.first("SELECT to_regclass('vigie_migration') IS NOT NULL") {
                (row) throws(PostgresError) in try row.decode(Bool.self, at: 0)
            }
            guard table == true else {
                return migrations.map { MigrationStatus(name: $0.name, state: .pending, appliedAt: nil) }
            }
            return try session.query(
                """
                SELECT coalesce(known.name, applied.name) COLLATE "C" AS name, known.name IS NOT NULL,
                    applied.checksum = sha256(convert_to(known.sql, 'UTF8')), applied.applied_at
                FROM unnest(\(migrations.map(\.name)), \(migrations.map(\.sql))) AS known (name, sql)
                FULL JOIN vigie_migration AS applied ON applied.name = known.name COLLATE "C"
                ORDER BY 1
                """
            ) { (row) throws(PostgresError) in
                let isKnown = try row.decode(Bool.self, at: 1)
                let isSame = try row.decodeIfPresent(Bool.self, at: 2)
                let appliedAt = try row.decodeIfPresent(SQLTimestamp.self, at: 3)
                let state: MigrationStatus.State =
                    switch (isKnown, appliedAt, isSame) {
                    case (false, _, _): .unknown
                    case (true, nil, _): .pending
                    case (true, _, true): .applied
                    case (true, _, _): .changed
                    }
                return MigrationStatus(name: try row.decode(at: 0), state: state, appliedAt: appliedAt)
            }
        }
    }

    /// Carries our error through `perform`, which has its own.
    private func run<Value: Sendable>(
        on connection: PostgresConnection,
        _ body: @Sendable (PostgresSession) throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        let result: Result<Value, MigrationError>
        do throws(PostgresError) {
            result = try await connection.perform { (session) throws(PostgresError) in
                do throws(MigrationError) { return .success(try body(session)) } catch { return .failure(error) }
            }
        } catch {
            throw .database(error)
        }
        return try result.get()
    }

    @discardableResult
    private func database<Value>(_ body: () throws(PostgresError) -> Value) throws(MigrationError) -> Value {
        do throws(PostgresError) { return try body() } catch { throw .database(error) }
    }
}
