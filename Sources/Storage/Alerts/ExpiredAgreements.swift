import Alerting
import Detection
import Domain
import Postgres

/// Tells of agreements whose day has passed, of the platforms that were sent data lately, and ends what it told when an
/// agreement is renewed.
///
/// What is told is known by platform and day, so it is told once, by whichever process comes first; a platform that was
/// sent nothing is told of when it is.
struct ExpiredAgreements {
    let pool: PostgresPool

    /// Data of so long ago is no reason any more, in microseconds.
    private static let recently = 30 * Timestamp.day
    private static let atOnce = 50

    /// Returns how many alerts began.
    func tell(at now: Timestamp) async throws(StoreError) -> Int {
        try await pool.store { session throws(PostgresError) in
            // Mostly there is nothing to tell, and then nobody has to wait.
            guard !(try ExpiredAgreements.untold(at: now, session).isEmpty) else { return 0 }
            return try session.transaction { session throws(PostgresError) in
                try Outbox.lock(session)
                // Read again: another process may have told of them meanwhile.
                let drafts = try ExpiredAgreements.untold(at: now, session).map { AlertDraft($0, at: now) }
                return try AlertRecorder(session: session, now: now).record(drafts)
            }
        }
    }

    /// Returns how many alerts ended because their agreement is in force again.
    func end(at now: Timestamp) async throws(StoreError) -> Int {
        let renewed: SQL = """
            FROM alert a JOIN platform p ON a.dedup_key = \(ExpiredAgreement.keyPrefix) || p.id || '|expiry'
            WHERE a.state <> 'resolved' AND p.agreement_expires > \(SQLTimestamp(now))
            """
        return try await pool.store { session throws(PostgresError) in
            let isAny = try session.first("SELECT EXISTS (SELECT \(sql: renewed))") { row throws(PostgresError) in
                try row.decode(Bool.self, at: 0)
            }
            guard isAny == true else { return 0 }
            return try session.transaction { session throws(PostgresError) in
                try Outbox.lock(session)
                let rows = try session.query(
                    """
                    SELECT \(sql: AlertRow.columns) \(sql: renewed)
                    ORDER BY a.id LIMIT \(Int64(ExpiredAgreements.atOnce)) FOR UPDATE OF a
                    """,
                    AlertRow.init
                )
                var count = 0
                for row in rows {
                    let move = AlertEvent.Move.end(windows: AlertRules.normalWindows)
                    guard let decision = try? AlertDecision.make(on: row, move, at: now).get(),
                        try decision.write(session) == nil
                    else { continue }
                    count += 1
                }
                return count
            }
        }
    }

    private static func untold(
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [ExpiredAgreement] {
        let since = SQLTimestamp(Timestamp(microseconds: now.microseconds &- recently))
        // A platform that was taken in counts for the one that took it.
        return try session.query(
            """
            SELECT p.id, p.slug, p.name, p.jurisdiction, p.agreement_ref, p.assessment_ref, p.agreement_expires,
                sent.hour
            FROM platform p CROSS JOIN LATERAL (
                SELECT max(newest.hour) AS hour
                FROM platform m JOIN flow f ON f.platform_id = m.id
                CROSS JOIN LATERAL (
                    SELECT r.hour FROM flow_hour r WHERE r.flow_id = f.id AND r.hour >= \(since)
                    ORDER BY r.hour DESC LIMIT 1
                ) newest
                WHERE m.id = p.id OR m.merged_into = p.id
            ) sent
            WHERE p.agreement_expires <= \(SQLTimestamp(now)) AND p.merged_into IS NULL AND sent.hour IS NOT NULL
                AND NOT EXISTS (
                    SELECT FROM alert_occurrence o
                    WHERE o.dedup_key = \(ExpiredAgreement.keyPrefix) || p.id || '|expiry'
                        AND o.episode_start = p.agreement_expires
                )
            ORDER BY p.agreement_expires, p.id LIMIT \(Int64(atOnce))
            """
        ) { row throws(PostgresError) in
            let jurisdiction: String = try row.decode(at: 3)
            return ExpiredAgreement(
                platform: PlatformID(rawValue: try row.decode(at: 0)),
                slug: try row.decode(at: 1),
                name: try row.decode(at: 2),
                jurisdiction: jurisdiction == Jurisdiction.unknown.rawValue ? nil : jurisdiction,
                reference: try row.decodeIfPresent(at: 4),
                assessment: try row.decodeIfPresent(at: 5),
                expired: Timestamp(try row.decode(SQLTimestamp.self, at: 6)),
                lastSent: Timestamp(try row.decode(SQLTimestamp.self, at: 7))
            )
        }
    }
}
