package import Alerting
package import Domain
import Postgres
package import Query

extension AlertQueries {
    package func comment(_ id: AlertID, _ text: String, by actor: String) async throws(StoreError) -> TimelineLine {
        let at = now()
        return try await pool.decide { (session) throws(PostgresError) -> Result<TimelineLine, StoreError> in
            try Outbox.lock(session)
            guard let row = try session.first(AlertQueries.select(id) + " FOR UPDATE", AlertRow.init) else {
                return .failure(.notFound)
            }
            var alert: Alert
            let entry: TimelineEntry
            do {
                alert = try row.alert()
                entry = try alert.life.apply(AlertEvent(.comment(text), by: actor, at: at))
            } catch let error as IllegalMove {
                return .failure(StoreError(error, from: .open))
            } catch {
                return .failure(error as? StoreError ?? .failed("comment"))
            }
            let writing = AlertWriting(session: session, now: at)
            let number = try writing.add(entry, to: alert)
            // The remark itself stays in the timeline: people write what they like.
            let detail = SQLJSON.written { $0.object { $0.member("line", number) } }
            try AuditTrail.append("alert.commented", alert.id.text, detail, at: at, by: actor, session)
            try writing.tell(entry, of: alert)
            return .success(
                TimelineLine(
                    id: number,
                    at: at,
                    actor: actor,
                    action: entry.action.rawValue,
                    detail: entry.detail
                )
            )
        }
    }

    package func timeline(
        _ id: AlertID,
        limit: Int,
        after line: Int64?
    ) async throws(StoreError) -> [TimelineLine] {
        let number = Int64(bitPattern: id.raw)
        let (isThere, lines) = try await pool.store { (session) throws(PostgresError) in
            let lines = try session.query(
                """
                SELECT id, at, actor, action, detail::text FROM alert_timeline
                WHERE alert_id = \(number) AND id > \(line ?? 0) ORDER BY id LIMIT \(Int64(max(limit, 1)))
                """
            ) { (row) throws(PostgresError) in
                TimelineLine(
                    id: try row.decode(at: 0),
                    at: Timestamp(try row.decode(SQLTimestamp.self, at: 1)),
                    actor: try row.decode(at: 2),
                    action: try row.decode(at: 3),
                    detail: try row.decode(at: 4)
                )
            }
            let isThere = try session.first("SELECT true FROM alert WHERE id = \(number)") {
                (row) throws(PostgresError) in try row.decode(Bool.self, at: 0)
            }
            return (isThere == true, lines)
        }
        guard isThere else { throw .notFound }
        return lines
    }
}
