import Alerting
import Detection
import Domain
import Postgres

/// Ends the alerts of which detection says that all is normal again.
///
/// Nothing is remembered of it: asked again after a crash it finds the same.
struct AlertEndings {
    let pool: PostgresPool

    private struct Open: Sendable {
        var id: AlertID
        var windows: Int64
    }

    /// Returns how many were ended.
    func end(_ engine: DetectionEngine, now: Timestamp) async throws(StoreError) -> Int {
        let open = try await pool.store { session throws(PostgresError) in
            try session.query(
                "SELECT id, dedup_key, GREATEST(last_seen, state_since) FROM alert WHERE state <> 'resolved' ORDER BY id"
            ) {
                row throws(PostgresError) in
                (
                    AlertID(raw: UInt64(bitPattern: try row.decode(Int64.self, at: 0))),
                    try row.decode(String.self, at: 1), Timestamp(try row.decode(SQLTimestamp.self, at: 2))
                )
            }
        }
        var over: [Open] = []
        for (one, standing) in zip(open, engine.standings(of: open.map { ($0.1, $0.2) })) {
            guard case .over(let hours) = standing else { continue }
            over.append(Open(id: one.0, windows: hours))
        }
        var count = 0
        for start in stride(from: 0, to: over.count, by: AlertEndings.atOnce) {
            count += try await end(Array(over[start..<min(start + AlertEndings.atOnce, over.count)]), now: now)
        }
        return count
    }

    private static let atOnce = 50

    private func end(_ over: [Open], now: Timestamp) async throws(StoreError) -> Int {
        try await pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in
                try Outbox.lock(session)
                var count = 0
                for one in over {
                    let found = try session.first(AlertQueries.select(one.id) + " FOR UPDATE", AlertRow.init)
                    guard let row = found,
                        let decision = try? AlertDecision.make(on: row, .end(windows: one.windows), at: now).get()
                    else { continue }
                    if try decision.write(session) == nil { count += 1 }
                }
                return count
            }
        }
    }
}
