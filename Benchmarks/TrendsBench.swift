import Domain
import Foundation
import Postgres

/// What the default dashboard asks, asked of ninety days of events over fifty flows: first a tenth of them, then all.
struct TrendsBench {
    let figures: Figures
    let binary: String
    let events: Int
    let rounds: Int

    /// How often each question is asked in a round.
    private static let asked = 40

    func run() async throws {
        try await Laboratory.with(binary: binary) { lab in
            // The service plants its registry first.
            try lab.start()
            _ = lab.service.terminate()
            let pool = lab.ownerPool()
            do {
                try await measure(lab, TrendHistory(pool: pool, end: Timestamp.now.floored(to: Timestamp.hour)))
            } catch {
                await pool.close()
                throw error
            }
            await pool.close()
        }
    }

    private func measure(_ lab: Laboratory, _ history: TrendHistory) async throws {
        try await history.prepare()
        let few = max(1, events / 10)
        try await load(few, round: 1, history)
        let small = try await times(lab, history)
        try await load(events - few, round: 2, history)
        let large = try await times(lab, history)
        print(small, large)
        try await home(lab)
        let raw = try await rawMilliseconds(history)
        let own = large[DashboardQuestions.volumes]?.median ?? .nan
        figures.note("volumes of seven days: \(own) ms from rollups, \(raw) ms from raw events in SQL")
        figures.print("trends.ratio_to_raw", raw / own, digits: 1)
    }

    private func load(_ count: Int, round: Int, _ history: TrendHistory) async throws {
        let start = monotonicNanoseconds()
        try await history.add(count, round: round)
        try await history.rollUp()
        let all = try await history.number("SELECT sum(events)::bigint FROM flow_hour")
        try await history.close(events: all)
        let seconds = Double(monotonicNanoseconds() - start) / 1e9
        figures.note("\(all) events loaded and rolled up in \(Int(seconds)) s")
    }

    /// Milliseconds of each question, over all rounds, with a service that has just started.
    private func times(_ lab: Laboratory, _ history: TrendHistory) async throws -> [String: [Double]] {
        try lab.start()
        try await waitUntilFolded(history)
        var times: [String: [Double]] = [:]
        let loader = HTTPLoader(port: lab.service.port, connections: 1)
        for round in 0...rounds {
            for question in DashboardQuestions.all {
                let found = ask(loader, question, key: lab.key)
                guard found.status == 200 else {
                    throw LaboratoryError("\(question) answers \(found.status)")
                }
                // The first round warms caches and plans.
                if round > 0 { times[question, default: []] += found.milliseconds }
            }
        }
        _ = lab.service.terminate()
        return times
    }

    private func ask(
        _ loader: HTTPLoader,
        _ question: String,
        key: String
    ) -> (status: Int, milliseconds: [Double]) {
        let request = Array(
            "GET \(question) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(key)\r\n\r\n".utf8
        )
        var left = TrendsBench.asked
        var milliseconds: [Double] = []
        var status = 200
        loader.run(
            next: { _ in
                guard left > 0 else { return nil }
                left -= 1
                return request
            },
            done: { answer in
                milliseconds.append(answer.seconds * 1_000)
                if answer.status != 200 { status = answer.status }
            }
        )
        return (status, milliseconds)
    }

    /// The upkeep folds the days in the background.
    private func waitUntilFolded(_ history: TrendHistory) async throws {
        for _ in 0..<600 {
            let days = try await history.number("SELECT count(*) FROM rollup_day")
            if days >= TrendHistory.days - 3 { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw LaboratoryError("the days were not folded")
    }

    private func print(_ small: [String: [Double]], _ large: [String: [Double]]) {
        var worst = 0.0
        var ratios: [Double] = []
        for question in DashboardQuestions.all {
            guard let before = small[question], let after = large[question] else { continue }
            let p99 = after.percentile(0.99)
            worst = max(worst, p99)
            ratios.append(after.median / before.median)
            figures.note(
                String(format: "%6.2f ms median, %6.2f p99, %.2f of a tenth: ", after.median, p99, ratios.last ?? 0)
                    + question
            )
        }
        figures.print("trends.p99_ms", worst, digits: 1)
        figures.print("trends.flat_ratio", ratios.median)
    }

    private func home(_ lab: Laboratory) async throws {
        try lab.start()
        defer { _ = lab.service.terminate() }
        let visit = HomeVisit(port: lab.service.port, key: lab.key)
        guard let cookie = visit.signIn() else {
            figures.unavailable("home.p99_ms", "the key opened no session")
            figures.unavailable("home.page_kb", "the key opened no session")
            return
        }
        let (milliseconds, bytes) = visit.load(cookie: cookie, times: 100 * rounds)
        guard bytes > 0 else {
            figures.unavailable("home.p99_ms", "the page did not come")
            figures.unavailable("home.page_kb", "the page did not come")
            return
        }
        figures.print("home.p99_ms", milliseconds.percentile(0.99), digits: 1)
        figures.print("home.page_kb", Double(bytes) / 1_000, digits: 1)
    }

    private func rawMilliseconds(_ history: TrendHistory) async throws -> Double {
        var milliseconds: [Double] = []
        for _ in 0..<3 {
            let start = monotonicNanoseconds()
            try await history.pool.perform { (session) throws(PostgresError) in
                try session.run(script: TrendHistory.rawVolumes)
            }
            milliseconds.append(Double(monotonicNanoseconds() - start) / 1e6)
        }
        return milliseconds.median
    }
}
