import Foundation
import Logging
import Postgres
import Storage

/// The peer service of `peers/fastapi_store.py`, in a Python environment of its own.
final class FastAPIPeer {
    let port: Int
    private let process = Process()

    init(beside main: PrivateDatabase, port: Int) async throws {
        self.port = port
        let environment = ".build-tools/peer"
        if !FileManager.default.fileExists(atPath: environment + "/ready") {
            try FastAPIPeer.run("python3", ["-m", "venv", environment])
            try FastAPIPeer.run(
                environment + "/bin/pip",
                ["install", "-q", "fastapi", "uvicorn[standard]", "psycopg[binary,pool]"]
            )
            _ = FileManager.default.createFile(atPath: environment + "/ready", contents: nil)
        }
        let database = try await main.sibling("peer")
        let pool = PostgresPool(
            configuration: database.ownerConfiguration,
            size: 1,
            logger: Logger(label: "lab", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        try await pool.perform { (session) throws(PostgresError) in
            try session.run(script: FastAPIPeer.schema)
        }
        await pool.close()
        process.executableURL = URL(fileURLWithPath: environment + "/bin/python")
        process.arguments = [
            "-m", "uvicorn", "fastapi_store:app", "--app-dir", "Benchmarks/peers", "--port", "\(port)",
            "--workers", "2", "--log-level", "error", "--no-access-log",
        ]
        process.environment = ["DSN": database.url(user: PrivateDatabase.owner), "PATH": "/usr/bin:/bin"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<200 {
            let probe = Load(port: port, key: "none", run: "probe\(getpid())")
                .run(requests: 2, events: 1, connections: 1)
            if probe.acknowledged > 0 { return }
            usleep(50_000)
        }
        stop()
        throw LaboratoryError("FastAPI does not answer")
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    private static let schema = """
        CREATE TABLE peer_event (occurred_at timestamptz, event_key uuid, bytes bigint, records int, status smallint,
            source text, platform text, doc_type text, correlation_id text, payload jsonb);
        CREATE UNIQUE INDEX ON peer_event (occurred_at, event_key);
        """

    private static func run(_ command: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw LaboratoryError("\(command) failed") }
    }
}
