package import Postgres

/// A private cluster with Vigie's roles and database in it: for development, imports and measurements.
package struct PrivateDatabase: Sendable {
    package let cluster: PrivateCluster
    package let name: String

    /// Owns the tables; migrates.
    package static let owner = "vigie_owner"
    /// A login that may only read and write rows.
    package static let login = "vigie_login"
    /// What migrations grant to; see `0004_access.sql`.
    private static let role = "vigie_service"

    /// Starts the cluster in `directory` if need be, and makes what is missing.
    ///
    /// If that fails, a server that was started for it is stopped again.
    package static func open(at directory: String, name: String = "vigie") async throws -> PrivateDatabase {
        let cluster = try await PrivateCluster.start(at: directory)
        let database = PrivateDatabase(cluster: cluster, name: name)
        do { try await database.prepare() } catch {
            await database.release()
            throw error
        }
        return database
    }

    /// Stops the server, unless it ran already when it was opened: then it is somebody else's to stop.
    package func release() async {
        if !cluster.wasRunning { await cluster.stop() }
    }

    /// Another database in the same cluster.
    package func sibling(_ name: String) async throws -> PrivateDatabase {
        let database = PrivateDatabase(cluster: cluster, name: name)
        try await database.prepare()
        return database
    }

    package var ownerConfiguration: PostgresConfiguration {
        cluster.configuration(user: PrivateDatabase.owner, database: name)
    }

    package var serviceConfiguration: PostgresConfiguration {
        cluster.configuration(user: PrivateDatabase.login, database: name)
    }

    /// As `VIGIE_DATABASE_URL` takes it; holds no secret, since only the folder's owner reaches the socket.
    package func url(user: String) -> String {
        "postgresql:///\(name)?host=\(cluster.socketDirectory)&user=\(user)"
    }

    private func prepare() async throws {
        let connection = try await PostgresConnection.connect(cluster.configuration(database: "postgres"))
        do throws(PostgresError) { try await connection.perform(PrivateDatabase.makeRoles) } catch {
            await connection.close()
            throw error
        }
        await connection.close()
        try await cluster.createDatabase(name, owner: PrivateDatabase.owner)
    }

    private static func makeRoles(_ session: PostgresSession) throws(PostgresError) {
        let roles = try session.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'vigie%'") {
            (row) throws(PostgresError) in try row.decode(String.self, at: 0)
        }
        if !roles.contains(PrivateDatabase.role) { try session.run(script: "CREATE ROLE vigie_service NOLOGIN") }
        if !roles.contains(PrivateDatabase.owner) {
            try session.run(script: "CREATE ROLE vigie_owner LOGIN CREATEROLE")
        }
        if !roles.contains(PrivateDatabase.login) {
            try session.run(script: "CREATE ROLE vigie_login LOGIN IN ROLE vigie_service")
        }
    }
}
