import Postgres
import TestSupport
import Testing

@Suite("Connection settings")
struct ConfigurationTests {
    @Test("no way of printing the settings shows the password, the user or the options")
    func hidesSecrets() throws {
        let url = "postgresql://alice:hunter2@db.example.com:6432/vigie?sslmode=verify-full&options=-c%20x.y%3Dz"
        let configuration = try PostgresConfiguration(url: url)
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(text.contains("db.example.com:6432/vigie"))
            #expect(!text.contains("hunter2") && !text.contains("alice") && !text.contains("x.y"))
        }
        #expect(configuration.isProtected)
        #expect(!configuration.isLocal)
    }

    @Test(
        "local is what libpq would reach on this machine, the environment and addresses included",
        arguments: [
            ("postgresql:///vigie", [:], true), ("postgresql:///vigie?host=/run/pg", [:], true),
            ("postgresql://localhost,127.0.0.2/vigie", [:], true), ("postgresql://[::1]/vigie", [:], true),
            ("postgresql:///vigie", ["PGHOST": "db.example.com"], false),
            ("postgresql:///vigie", ["PGHOST": "/run/pg"], true),
            ("postgresql:///vigie", ["PGSERVICE": "far"], false),
            ("postgresql://localhost/vigie", ["PGHOSTADDR": "10.0.0.5"], false),
            ("host=localhost hostaddr=10.0.0.5", [:], false), ("host=far hostaddr=127.0.0.1", [:], true),
            ("host=localhost,far hostaddr=127.0.0.1,", [:], false),
            ("postgresql://localhost,db.example.com/vigie", [:], false),
            ("postgresql://127.0.0.1.example.com/vigie", [:], false),
        ] as [(String, [String: String], Bool)]
    )
    func local(url: String, environment: [String: String], isLocal: Bool) throws {
        let configuration = try PostgresConfiguration(url: url)
        #expect(configuration.isLocal(in: environment) == isLocal)
        #expect(configuration.isProtected(in: environment) == isLocal)
        #expect(configuration.isProtected(in: environment.merging(["PGSSLMODE": "verify-full"]) { $1 }))
    }

    @Test(
        "a string that cannot be read is refused without being quoted",
        arguments: ["postgresql://u:hunter2@[", "hunter2"]
    )
    func refuses(url: String) {
        let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(url: url) }
        #expect(error.map { String(reflecting: $0) + ($0.debugMessage ?? "") }?.contains("hunter2") == false)
    }

    @Test("settings of the session reach the server, spaces and all")
    func settings() async throws {
        var configuration = try await DatabaseFixture.server()
        configuration.settings = ["statement_timeout": "1234", "vigie.note": #"a b\c"#]
        configuration.applicationName = "vigie tests"
        let connection = try await PostgresConnection.connect(configuration)
        let shown = try await connection.perform { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT current_setting('statement_timeout'), current_setting('vigie.note'),
                    current_setting('application_name')
                """
            ) { (row) throws(PostgresError) in
                [try row.decode(String.self, at: 0), try row.decode(String.self, at: 1), try row.decode(at: 2)]
            }
        }
        #expect(shown == ["1234ms", #"a b\c"#, "vigie tests"])
    }
}
