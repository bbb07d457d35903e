import Alerting
import Detection
import Domain
import Postgres
import Storage
import Testing

@Suite("Recording alerts")
struct AlertRecorderTests {
    private let start = instant("2026-11-20T10:00:00Z")

    private func draft(_ episode: Int64, _ severity: Severity, day: Int64 = 0) -> AlertDraft {
        let at = start.advanced(bySeconds: day * 86_400 + episode * 3_600)
        return AlertDraft(
            kind: .volumeSpike,
            episode: EpisodeKey(dedupKey: "volume.spike|flow:1|bytes", startedAt: at),
            severity: severity,
            confidence: 0.99,
            at: at,
            subject: AlertSubject(platform: "alibaba", platformName: "Alibaba.com"),
            summary: Bilingual(fr: "Pic \(episode)", en: "Spike \(episode)"),
            explanation: Explanation(observed: 10, expected: 1, why: .init(fr: [], en: [])),
            evidence: [],
            suggestedAction: SuggestedAction(code: "look", fr: "Regarder.", en: "Look.")
        )
    }

    /// Records drafts one after the other, some between statements of the test.
    private func recorded(_ steps: [AlertDraft?], then script: String = "SELECT 1") async throws -> (
        alerts: [String], messages: [String]
    ) {
        var result: (alerts: [String], messages: [String]) = ([], [])
        try await WritingDatabase.with { database in
            for step in steps {
                guard let step else {
                    try await database.runAsOwner(script)
                    continue
                }
                try await database.pool.perform { (session) throws(PostgresError) in
                    try session.transaction { (session) throws(PostgresError) in
                        _ = try AlertRecorder(session: session, now: step.at).record([step])
                    }
                }
            }
            result.alerts = try await database.texts(
                "SELECT concat_ws(' ', state, severity, occurrences, revision, summary_fr) FROM alert ORDER BY number"
            )
            result.messages = try await database.texts("SELECT type FROM outbox ORDER BY sequence")
        }
        return result
    }

    private let resolve = """
        UPDATE alert SET state = 'resolved', state_since = '2026-11-21', resolution = '{"reason":"fixed"}'
        """

    @Test("the same trouble again is the same alert, seen once more")
    func again() async throws {
        let (alerts, messages) = try await recorded([draft(0, .high), draft(1, .low)])
        #expect(alerts == ["open 2 2 2 Pic 1"])
        #expect(messages == ["alert.opened", "alert.updated"])
    }

    @Test("an episode that grows worse escalates and is no new occurrence; the same severity twice adds nothing")
    func escalates() async throws {
        let (alerts, messages) = try await recorded([draft(0, .medium), draft(0, .critical), draft(0, .critical)])
        #expect(alerts == ["open 3 1 2 Pic 0"])
        #expect(messages == ["alert.opened", "alert.escalated"])
    }

    @Test("within 14 days of its end it comes back; later there is a new alert")
    func reopens() async throws {
        let back = try await recorded([draft(0, .high), nil, draft(0, .low, day: 14)], then: resolve)
        #expect(back.alerts == ["open 0 2 2 Pic 0"])
        #expect(back.messages == ["alert.opened", "alert.reopened"])
        let late = try await recorded([draft(0, .high), nil, draft(0, .low, day: 16)], then: resolve)
        #expect(late.alerts == ["resolved 2 1 1 Pic 0", "open 0 1 1 Pic 0"])
        #expect(late.messages == ["alert.opened", "alert.opened"])
    }

    @Test("a replayed sight does not bring a resolved alert back")
    func replayAfterResolution() async throws {
        let (alerts, messages) = try await recorded([draft(0, .high), nil, draft(0, .high)], then: resolve)
        #expect(alerts == ["resolved 2 1 1 Pic 0"])
        #expect(messages == ["alert.opened"])
    }

    @Test(
        "says how often its like was false by the last back-test of everything, once somebody has judged",
        arguments: [
            (#"{"alerts":10,"per_week":0.7,"labelled":{"true":6,"false":2}}"#, "all", "[]", "9.1"),
            (#"{"alerts":10,"per_week":0.7,"labelled":{"true":6,"false":0}}"#, "all", "[]", "0"),
            (#"{"alerts":10,"per_week":0.7,"labelled":{"true":0,"false":0}}"#, "all", "[]", "null"),
            (#"{"alerts":10,"per_week":0.7}"#, "all", "[]", "null"),
            (#"{"alerts":10,"per_week":0.7,"labelled":{"true":6,"false":2}}"#, "volume", "[]", "null"),
            (#"{"alerts":10,"per_week":0.7,"labelled":{"true":6,"false":2}}"#, "all", #"["platform:ups"]"#, "null"),
        ]
    )
    func falseAlarms(_ before: String, _ detector: String, _ filter: String, _ expected: String) async throws {
        var draft = draft(0, .high)
        draft.explanation.score = Explanation.Score(value: 9, scale: "neg_log10_p", falseAlarmPerYear: nil)
        try await WritingDatabase.with { [draft] database in
            try await database.runAsOwner(
                """
                INSERT INTO backtest (id, state, created_at, created_by, request, result) VALUES ('bt_1', 'done',
                    '2026-11-01', 'key', '{"detector":"\(detector)","filter":\(filter)}', '{"before":\(before)}')
                """
            )
            try await database.pool.perform { (session) throws(PostgresError) in
                try session.transaction { (session) throws(PostgresError) in
                    _ = try AlertRecorder(session: session, now: draft.at).record([draft])
                }
            }
            let figures = try await database.texts(
                "SELECT COALESCE(explanation->'score'->>'false_alarm_per_year', 'null') FROM alert"
            )
            #expect(figures == [expected])
        }
    }
}
