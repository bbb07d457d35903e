import Domain
import Foundation
import Postgres

/// Durable ingest beside its yardsticks, round by round on the same machine: binary COPY, one commit a row, FastAPI.
struct IngestBench {
    let figures: Figures
    let binary: String
    let rounds: Int

    private static let batch = 500
    private static let batchConnections = 8
    private static let singleConnections = 64

    func run() async throws {
        try await Laboratory.with(binary: binary) { lab in try await measure(lab) }
    }

    private func measure(_ lab: Laboratory) async throws {
        try lab.start()
        let fdatasync = fdatasyncMilliseconds(in: lab.folder)
        if figures.wants("ingest.batch") || figures.wants("ingest.cpu") { try await batches(lab) }
        if figures.wants("ingest.single") { try await singles(lab) }
        figures.print("ingest.fdatasync_ms", fdatasync, digits: 3)
    }

    private func batches(_ lab: Laboratory) async throws {
        let peer = try? await FastAPIPeer(beside: lab.database, port: Int.random(in: 30_000..<32_000))
        let yardstick = try await CopyYardstick(lab)
        var service: [Double] = []
        var copies: [Double] = []
        var peers: [Double] = []
        var cpuService: [Double] = []
        var cpuDatabase: [Double] = []
        // The first round warms caches and partitions and is thrown away.
        for round in 0...rounds {
            let before = (ProcessFacts.cpuSeconds(lab.service.pid), ProcessFacts.treeCPUSeconds(lab.cluster.processID))
            let load = Load(port: lab.service.port, key: lab.key, run: "b\(round)")
            let own = load.run(requests: 400, events: IngestBench.batch, connections: IngestBench.batchConnections)
            let after = (ProcessFacts.cpuSeconds(lab.service.pid), ProcessFacts.treeCPUSeconds(lab.cluster.processID))
            let copy = try await yardstick.rowsPerSecond(round: round)
            let other = peer.map { peer in
                Load(port: peer.port, key: "none", run: "p\(round)")
                    .run(requests: 200, events: IngestBench.batch, connections: IngestBench.batchConnections)
            }
            guard round > 0 else { continue }
            service.append(own.eventsPerSecond)
            copies.append(copy)
            cpuService.append((after.0 - before.0) * 1e6 / Double(own.acknowledged))
            cpuDatabase.append((after.1 - before.1) * 1e6 / Double(own.acknowledged))
            if let other { peers.append(other.eventsPerSecond) }
            figures.note(
                "round \(round): vigie \(Int(own.eventsPerSecond))/s (refused \(own.refused) \(own.refusal)), COPY \(Int(copy))/s"
                    + (other.map { ", FastAPI \(Int($0.eventsPerSecond))/s" } ?? "")
            )
        }
        peer?.stop()
        await yardstick.close()
        figures.print("ingest.batch.events_per_s", service.median, digits: 0)
        figures.print("ingest.batch.ratio_to_copy", service.median / copies.median)
        if peers.isEmpty {
            figures.unavailable("ingest.batch.ratio_to_fastapi", "FastAPI could not be installed or started")
        } else {
            figures.print("ingest.batch.ratio_to_fastapi", service.median / peers.median)
        }
        figures.print("ingest.cpu_us_vigie", cpuService.median)
        figures.print("ingest.cpu_us_postgres", cpuDatabase.median)
    }

    private func singles(_ lab: Laboratory) async throws {
        var rates: [Double] = []
        var tails: [Double] = []
        var commits: [Double] = []
        for round in 0...rounds {
            let load = Load(port: lab.service.port, key: lab.key, run: "s\(round)")
            let result = load.run(requests: 60_000, events: 1, connections: IngestBench.singleConnections)
            let commit = try await commitsPerSecond(lab, round: round)
            guard round > 0 else { continue }
            rates.append(result.eventsPerSecond)
            tails.append(result.seconds.percentile(0.99) * 1_000)
            commits.append(commit)
            figures.note("round \(round): single \(Int(result.eventsPerSecond))/s, one commit a row \(Int(commit))/s")
        }
        figures.print("ingest.single.events_per_s", rates.median, digits: 0)
        figures.print("ingest.single.ratio_to_commit_each", rates.median / commits.median)
        figures.print("ingest.single.p99_ms", tails.median)
    }

    /// Rows that one connection commits one by one.
    private func commitsPerSecond(_ lab: Laboratory, round: Int) async throws -> Double {
        let pool = lab.ownerPool()
        let seconds = try await pool.perform(deadline: nil) { (session) throws(PostgresError) -> Double in
            try session.run(script: "CREATE TABLE IF NOT EXISTS commit_each (id bigint PRIMARY KEY, body text)")
            let started = monotonicNanoseconds()
            for number in 0..<1_000 {
                _ = try session.execute("INSERT INTO commit_each VALUES (\(Int64(round * 1_000 + number)), 'a row')")
            }
            return Double(monotonicNanoseconds() - started) / 1e9
        }
        await pool.close()
        return 1_000 / seconds
    }

    /// The median of a hundred 8 KiB appends made durable.
    private func fdatasyncMilliseconds(in folder: URL) -> Double {
        let descriptor = unsafe open(folder.appendingPathComponent("sync").path, O_CREAT | O_WRONLY, 0o600)
        defer { close(descriptor) }
        let page = [UInt8](repeating: 7, count: 8_192)
        return (0..<100)
            .map { _ in
                let started = monotonicNanoseconds()
                _ = unsafe page.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
                fdatasync(descriptor)
                return Double(monotonicNanoseconds() - started) / 1e6
            }
            .median
    }
}
