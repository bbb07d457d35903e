import Alerting
import Domain
import Postgres
import Storage

extension ReadingDatabase {
    /// A stored alert with the fewest words; what a test is about it says.
    func addAlert(
        number: Int64,
        platform: String = "alibaba",
        system: String? = "erp",
        severity: Int16 = 2,
        state: String = "open",
        seen: String = "2026-11-20T00:00:00Z",
        dedupKey: String? = nil,
        evidence: EventID? = nil
    ) async throws {
        let at = instant(seen)
        let id = AlertID(firstSeen: at, number: number)
        let subject = AlertSubject(platform: platform, platformName: platform, system: system)
        let explanation = Explanation(
            metric: "bytes",
            unit: "byte",
            window: .init(from: seen, to: "2026-11-20T01:00:00Z", interval: "1h"),
            observed: 42_611_872,
            expected: 0.5,
            score: .init(value: 6.5, scale: "nines", falseAlarmPerYear: nil),
            contributors: [.init(dimension: "flow", key: "erp/orders", shareOfExcess: 0.9, observed: 12)],
            why: .init(fr: ["Trop « lourd »."], en: ["Too \"heavy\"."])
        )
        let action = SuggestedAction(code: "look", fr: "Regarder.", en: "Look.")
        try await pool.perform { (session) throws(PostgresError) in
            try session.execute(
                """
                INSERT INTO alert (id, number, kind, severity, confidence, state, state_since, resolution, dedup_key,
                    first_seen, last_seen, subject, summary_fr, summary_en, explanation, evidence, suggested_action)
                VALUES (\(Int64(bitPattern: id.raw)), \(number), 'volume.spike', \(severity), 0.99, \(state),
                    \(SQLTimestamp(at)), \(state == "resolved" ? SQLJSON(text: #"{"reason":"fixed"}"#) : nil),
                    \(dedupKey ?? "volume.spike|\(number)"), \(SQLTimestamp(at)), \(SQLTimestamp(at)),
                    \(SQLJSON(text: JSONWriter.text { AlertJSON.write(subject, to: &$0) })), 'Pic', 'Spike',
                    \(SQLJSON(text: JSONWriter.text { AlertJSON.write(explanation, to: &$0) })),
                    \([(evidence ?? EventID(occurredAt: at, key: EventKey(high: 1, low: 2))).text]),
                    \(SQLJSON(text: JSONWriter.text { AlertJSON.write(action, to: &$0) })))
                """
            )
        }
    }
}
