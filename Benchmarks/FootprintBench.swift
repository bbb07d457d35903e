import Foundation

/// Memory at a thousand flows, and how long a start on an existing database takes.
struct FootprintBench {
    let figures: Figures
    let binary: String
    let rounds: Int

    func run() async throws {
        try await Laboratory.with(binary: binary) { lab in try await measure(lab) }
    }

    private func measure(_ lab: Laboratory) async throws {
        try lab.start()
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
    }
}
