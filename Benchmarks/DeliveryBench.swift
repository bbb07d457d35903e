import Foundation
import Glibc
import Postgres

/// From a stored alert to the first byte at a webhook and at a stream, on loopback, at 100 alerts a second; and what a
/// thousand streams cost.
struct DeliveryBench {
    let figures: Figures
    let binary: String

    private static let perSecond = 100
    private static let seconds = 20

    func run() async throws {
        try await Laboratory.with(binary: binary) { lab in try await measure(lab) }
    }

    private func measure(_ lab: Laboratory) async throws {
        try lab.start()
        let desk = DeliveryLab(lab)
        let receiver = try FaultyReceiver()
        try desk.subscribe("good", to: receiver.port)
        let stream = try StreamReader(port: lab.service.port, key: lab.key)
        // Connections, statements and breakers are warm in a service that has run for a minute.
        _ = try await feed(desk, from: 1, seconds: 2)
        let alone = try await latencies(desk, receiver, stream, from: 10_000)
        figures.print("delivery.p99_ms", alone.webhook.percentile(0.99))
        figures.print("sse.p99_ms", alone.stream.percentile(0.99))
        figures.note("webhook median \(alone.webhook.median) ms, stream median \(alone.stream.median) ms")

        let dead = try FaultyReceiver { _ in .hang }
        try desk.subscribe("dead", to: dead.port)
        let beside = try await latencies(desk, receiver, stream, from: 20_000)
        let added = beside.webhook.percentile(0.99) - alone.webhook.percentile(0.99)
        figures.note("a receiver that hangs adds \(added) ms to the p99 of the other")
        stream.stop()
        try await memory(lab, desk)
        receiver.close()
        dead.close()
        await desk.pool.close()
    }

    /// Milliseconds from before the alert's transaction to the first byte; one that never came counts as a minute.
    private func latencies(
        _ desk: DeliveryLab,
        _ receiver: FaultyReceiver,
        _ stream: StreamReader,
        from first: Int
    ) async throws -> (webhook: [Double], stream: [Double]) {
        let stored = try await feed(desk, from: first, seconds: DeliveryBench.seconds)
        try await Task.sleep(for: .seconds(2))
        let (arrivals, frames) = (receiver.arrivals, stream.arrivals)
        func milliseconds(_ at: UInt64?, _ since: UInt64) -> Double {
            at.map { Double($0 &- since) / 1e6 } ?? 60_000
        }
        return (
            stored.map { milliseconds(arrivals[$0.key]?.firstByte, $0.value) },
            stored.map { milliseconds(frames[$0.key], $0.value) }
        )
    }

    /// Stores alerts at an even pace; when each one's transaction began.
    private func feed(_ desk: DeliveryLab, from first: Int, seconds: Int) async throws -> [Int: UInt64] {
        var stored: [Int: UInt64] = [:]
        let started = monotonicNanoseconds()
        for place in 0..<(seconds * DeliveryBench.perSecond) {
            let due = started + UInt64(place) * 1_000_000_000 / UInt64(DeliveryBench.perSecond)
            let now = monotonicNanoseconds()
            if due > now { try await Task.sleep(for: .nanoseconds(Int64(due - now))) }
            stored[first + place] = monotonicNanoseconds()
            try await desk.store((first + place)..<(first + place + 1))
        }
        return stored
    }

    /// Resident memory that a thousand open streams add, while alerts go through them.
    private func memory(_ lab: Laboratory, _ desk: DeliveryLab) async throws {
        let count = 1_000
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, 8_192)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let before = ProcessFacts.residentMegabytes(lab.service.pid)
        let crowd = StreamCrowd(port: lab.service.port, key: lab.key, count: count)
        let open = crowd.open()
        guard open == count else {
            return figures.unavailable("sse.rss_mb_1000", "only \(open) streams could be opened")
        }
        _ = try await feed(desk, from: 30_000, seconds: 3)
        crowd.drain()
        let after = ProcessFacts.residentMegabytes(lab.service.pid)
        figures.print("sse.rss_mb_1000", after - before)
        figures.note("memory \(before) MB before, \(after) MB with \(open) streams")
        crowd.close()
    }
}
