import Alerting
import Detection
import Postgres

/// How often the setting in force tells of nothing, as the last back-test of all kinds and flows has measured it.
///
/// Alerts a year, times the share of those that people called false among those that they have judged; not known before
/// a back-test has run over alerts that somebody has judged.
struct MeasuredFalseAlarms: Sendable {
    private let perYear: Double

    init?(_ session: PostgresSession) throws(PostgresError) {
        let found = try session.first(
            """
            SELECT (side->>'per_week')::float8, (side->'labelled'->>'true')::bigint, (side->'labelled'->>'false')::bigint
            FROM (SELECT result->'before' AS side FROM backtest
                WHERE state = 'done' AND request->>'detector' = 'all' AND json_array_length(request->'filter') = 0
                ORDER BY number DESC LIMIT 1) AS newest
            """
        ) { (row) throws(PostgresError) in
            (
                try row.decodeIfPresent(Double.self, at: 0), try row.decodeIfPresent(Int64.self, at: 1),
                try row.decodeIfPresent(Int64.self, at: 2)
            )
        }
        guard case let (perWeek?, right?, wrong?)? = found, right + wrong > 0 else { return nil }
        perYear = perWeek * 365.25 / 7 * Double(wrong) / Double(right + wrong)
    }

    /// The draft with the figure in its score, where its kind is one that a back-test replays.
    func note(on draft: AlertDraft) -> AlertDraft {
        guard MeasuredFalseAlarms.kinds.contains(draft.kind) else { return draft }
        var draft = draft
        draft.explanation.score?.falseAlarmPerYear = (perYear * 10).rounded() / 10
        return draft
    }

    private static let kinds: Set<Anomaly.Kind> = [
        .volumeSpike, .volumeDrop, .volumeDrift, .flowSilent, .sensitivitySpike,
    ]
}
