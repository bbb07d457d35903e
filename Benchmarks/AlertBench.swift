import Domain
import Foundation
import Postgres

/// From the commit of an event to the stored alert about it, while 2,000 events a second come in.
struct AlertBench {
    let figures: Figures
    let binary: String

    func run() async throws {
        try await Laboratory.with(binary: binary) { lab in try await measure(lab) }
    }

    private func measure(_ lab: Laboratory) async throws {
        try lab.start()
        load(lab, seconds: 20)
        try await Task.sleep(for: .seconds(1))
        let milliseconds = try await latencies(lab)
        figures.note("alerts measured: \(milliseconds.count), median \(milliseconds.median) ms")
        if milliseconds.count < 30 {
            figures.unavailable("alert.commit_to_stored_p99_ms", "only \(milliseconds.count) alerts were stored")
        } else {
            figures.print("alert.commit_to_stored_p99_ms", milliseconds.percentile(0.99))
        }
    }

    /// Twenty events every ten milliseconds; one in every twenty requests goes to a host nobody has seen.
    private func load(_ lab: Laboratory, seconds: Int) {
        var factory = EventFactory(run: "a")
        let loader = HTTPLoader(port: lab.service.port, connections: 4)
        let started = monotonicNanoseconds()
        var sent: UInt64 = 0
        loader.run(
            next: { _ in
                let due = started + sent * 10_000_000
                let now = monotonicNanoseconds()
                if due > started + UInt64(seconds) * 1_000_000_000 { return nil }
                if due > now { usleep(UInt32((due - now) / 1_000)) }
                sent += 1
                guard sent % 20 == 0 else { return factory.request(events: 20, at: .now, key: lab.key).bytes }
                let stranger = """
                    {"id":"stranger-\(sent)","source":"odoo-ventes/feed_0","time":"\(Timestamp.now.rfc3339)",\
                    "url":"https://api.stranger-\(sent).example/upload","doc_type":"export","bytes":5000}
                    """
                return httpRequest("/v1/events", key: lab.key, body: stranger)
            },
            done: { _ in }
        )
    }

    private func latencies(_ lab: Laboratory) async throws -> [Double] {
        let pool = lab.ownerPool()
        let alerts = try await pool.perform { (session) throws(PostgresError) in
            try session.query(
                "SELECT evidence[1], (extract(epoch FROM stored_at) * 1000000)::bigint FROM alert WHERE cardinality(evidence) > 0"
            ) { (row) throws(PostgresError) -> (String, Int64) in
                (try row.decode(String.self, at: 0), try row.decode(Int64.self, at: 1))
            }
        }
        let latencies = try await pool.perform { (session) throws(PostgresError) -> [Double] in
            var latencies: [Double] = []
            for (evidence, storedAt) in alerts {
                guard let id = EventID(evidence) else { continue }
                let at = SQLTimestamp(microsecondsSince1970: id.occurredAt.microseconds)
                let key = SQLUUID(high: id.key.high, low: id.key.low)
                let committed = try session.first(
                    """
                    SELECT (extract(epoch FROM committed_at) * 1000000)::bigint
                    FROM outbound_event JOIN ingest_batch ON ingest_batch.id = batch_id
                    WHERE occurred_at = \(at) AND event_key = \(key)
                    """
                ) { (row) throws(PostgresError) in try row.decode(Int64.self, at: 0) }
                if let committed { latencies.append(Double(storedAt - committed) / 1_000) }
            }
            return latencies
        }
        await pool.close()
        return latencies
    }
}
