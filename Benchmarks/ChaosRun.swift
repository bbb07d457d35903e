import Domain
import Foundation
import Postgres
import Synchronization

/// One run: load in one thread, faults in another, then the checks.
struct ChaosRun {
    let lab: Laboratory
    let seconds: Int
    let seed: UInt64
    /// Which faults; none for a bug that shows by itself.
    let faults: [ChaosFault]

    func result() async throws -> ChaosResult {
        try lab.start()
        let load = ChaosLoad(port: lab.service.port, key: lab.key, name: "c\(seed)", until: seconds)
        let thread = Thread { load.run() }
        thread.stackSize = 8 << 20
        thread.start()
        var result = ChaosResult()
        try await inject(into: &result)
        while !load.isFinished { try await Task.sleep(for: .milliseconds(50)) }

        // The database may just have been restarted; what is committed is what counts.
        if !lab.service.isRunning { try lab.service.start() }
        _ = lab.service.waitUntilReady()
        if lab.service.terminate() != 0 { result.badExits += 1 }
        let acknowledged = load.acknowledged
        result.acknowledged = acknowledged.count
        try await ChaosChecks(lab: lab).count(acknowledged, into: &result)
        return result
    }

    /// A fault about every three seconds, in an order that the seed decides.
    private func inject(into result: inout ChaosResult) async throws {
        let ends = ContinuousClock.now.advanced(by: .seconds(seconds))
        var random = seed
        while ContinuousClock.now < ends {
            try await Task.sleep(for: .milliseconds(faults.isEmpty ? 500 : 2_500))
            guard !faults.isEmpty, ContinuousClock.now < ends else { continue }
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let fault = faults[(result.faults + Int(random >> 60)) % faults.count]
            result.faults += 1
            switch fault {
            case .killService:
                lab.service.killNow()
                try lab.service.start()
            case .terminateService:
                if lab.service.terminate() != 0 { result.badExits += 1 }
                try lab.service.start()
            case .killBackend:
                lab.killBackend()
            case .restartDatabase:
                try await lab.restartDatabaseImmediately()
            }
        }
    }
}

/// Sends batches over eight connections and sends each again until it is acknowledged.
final class ChaosLoad: Sendable {
    private let port: Int
    private let key: String
    private let name: String
    private let seconds: Int
    private let state = Mutex((acknowledged: [String](), finished: false))

    init(port: Int, key: String, name: String, until seconds: Int) {
        self.port = port
        self.key = key
        self.name = name
        self.seconds = seconds
    }

    var isFinished: Bool { state.withLock { $0.finished } }
    var acknowledged: [String] { state.withLock { $0.acknowledged } }

    func run() {
        let connections = 8
        let ends = monotonicNanoseconds() + UInt64(seconds) * 1_000_000_000
        // A service that never comes back must not keep the run alive.
        let givesUp = ends + 30_000_000_000
        var factory = EventFactory(run: name)
        var pending = [(bytes: [UInt8], correlations: [String])?](repeating: nil, count: connections)
        var acknowledged: [String] = []
        let loader = HTTPLoader(port: port, connections: connections)
        loader.run(
            next: { connection in
                let now = monotonicNanoseconds()
                if let unanswered = pending[connection] { return now < givesUp ? unanswered.bytes : nil }
                guard now < ends else { return nil }
                let size = connection % 2 == 0 ? 50 : 3
                pending[connection] = factory.request(events: size, at: .now, key: key)
                return pending[connection]?.bytes
            },
            done: { answer in
                switch answer.status {
                case 202:
                    acknowledged += pending[answer.connection]?.correlations ?? []
                    pending[answer.connection] = nil
                case 0, 429, 503:
                    // Not acknowledged: the same request again, a little later.
                    usleep(2_000)
                default:
                    pending[answer.connection] = nil
                }
            }
        )
        state.withLock { $0 = (acknowledged, true) }
    }
}

extension Timestamp {
    /// The wall clock's instant.
    static var now: Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
