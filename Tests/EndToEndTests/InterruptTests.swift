import Foundation
import Logging
import Postgres
import ServiceLifecycle
import Storage
import Testing

@testable import vigie

@Suite("Ctrl-C")
struct InterruptTests {
    @Test("while vigie dev makes its database: nothing is left", .timeLimit(.minutes(1)))
    func early() async throws {
        let folder = try PassingFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["dev", "--address", "127.0.0.1:18922"]
        process.environment = Program.clean.merging(["TMPDIR": folder.path]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = Collected(output)
        _ = try await text.wait(for: "Private database")
        process.interrupt()
        await process.end()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(try folder.processes == [])
        #expect(try folder.contents == [])
    }

    @Test("while vigie import makes its private database, or reads: no server is left", .timeLimit(.minutes(1)))
    func importing() async throws {
        let folder = try PassingFolder()
        let state = folder.path + "/state"
        for isFirst in [true, false] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = ["import", "-"]
            process.environment = Program.clean.merging(["VIGIE_STATE": state]) { $1 }
            // Nobody writes: the second run waits here until it is interrupted.
            let input = Pipe()
            let result = try await Program.end(of: process, reading: input) {
                let sign = isFirst ? state + "/cluster" : state + "/cluster/data/postmaster.pid"
                while process.isRunning, !FileManager.default.fileExists(atPath: sign) {
                    try await Task.sleep(for: .milliseconds(5))
                }
                process.interrupt()
            }
            try input.fileHandleForWriting.close()
            #expect(process.terminationReason == .exit && result.status == 75, "\(result.errors)")
            #expect(result.errors.contains("Interrupted"), "\(result.errors)")
            #expect(try folder.processes == [])
            #expect(FileManager.default.fileExists(atPath: state + "/cluster/data/PG_VERSION"))
        }
    }

    @Test(
        "what does not heed its cancellation is cut off, in less than the 25 s that are promised",
        .timeLimit(.minutes(1))
    )
    func deaf() async {
        #expect(Composition.patience.graceful + Composition.patience.cancelled < .seconds(25))
        await #expect(processExitsWith: .failure) {
            struct Deaf: Service {
                func run() async throws {
                    while true { try? await Task.sleep(for: .milliseconds(10)) }
                }
            }
            let patience = (graceful: Duration.milliseconds(50), cancelled: Duration.milliseconds(50))
            let group = Composition.group([("deaf", Deaf())], patience: patience, logger: Logger(label: "tests"))
            await group.triggerGracefulShutdown()
            try await group.run()
        }
    }

    @Test("SIGTERM ends the service within 25 s, also when its database has stopped answering", .timeLimit(.minutes(2)))
    func silentDatabase() async throws {
        let vigie = try await RunningVigie(name: "silent", port: 18_905)
        try await vigie.start()
        let connection = try await PostgresConnection.connect(vigie.database.ownerConfiguration)
        let backends = try await connection.perform { (session) throws(PostgresError) in
            try session.query(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ) { (row) throws(PostgresError) in try row.decode(Int32.self, at: 0) }
        }
        await connection.close()
        for backend in backends { kill(backend, SIGSTOP) }
        defer { for backend in backends { kill(backend, SIGCONT) } }
        let (port, key) = (vigie.port, vigie.key)
        async let answer = try? RunningVigie.post(Sample.event(id: "unheard"), to: port, as: key)
        try await Task.sleep(for: .milliseconds(500))
        let start = ContinuousClock.now
        _ = await vigie.terminate()
        #expect(ContinuousClock.now - start < .seconds(25))
        // It was told that nothing is sure, or nothing at all.
        #expect(await answer?.status != 202)
    }
}
