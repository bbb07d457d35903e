import Foundation

/// Memory at a thousand flows, and how long a start on an existing database takes.
struct FootprintBench {
    let figures: Figures
    let binary: String
    let rounds: Int

    func run() async throws {
        let lab = try await Laboratory(binary: binary)
        try lab.service.start()
        guard lab.service.waitUntilReady() != nil else { throw LaboratoryError("the service does not get ready") }
        var load = Load(port: lab.service.port, key: lab.key, run: "m")
        load.flows = 1_000
        let result = load.run(requests: 400, events: 500, connections: 8)
        figures.note("\(result.acknowledged) events over 1,000 flows")
        try await Task.sleep(for: .seconds(3))
        figures.print("memory.rss_mb_1000_flows", ProcessFacts.residentMegabytes(lab.service.pid), digits: 0)
        var starts: [Double] = []
        for _ in 0..<rounds {
            _ = lab.service.terminate()
            try lab.service.start()
            guard let seconds = lab.service.waitUntilReady() else { throw LaboratoryError("no start") }
            starts.append(seconds * 1_000)
        }
        figures.print("start.ready_ms", starts.median, digits: 0)
        try await lab.close()
    }
}
