import Detection
import Domain
import Postgres
import Query

/// Policies as rows, and what a change makes of one.
enum PolicyRow {
    /// `condition` over `policy`, by id.
    static func read(_ condition: SQL, _ session: PostgresSession) throws(PostgresError) -> [PolicyRecord] {
        let rows = try session.query(
            """
            SELECT id, name, enabled, conditions, effect, severity, basis_kind, basis_ref, message_fr, message_en,
                revision, updated_at, updated_by
            FROM policy WHERE \(sql: condition)
            """
        ) { (row) throws(PostgresError) -> PolicyRecord? in
            let severity = Int(try row.decode(Int16.self, at: 5))
            guard let effect = PolicyRecord.Effect(rawValue: try row.decode(at: 4)),
                Severity.allCases.indices.contains(severity)
            else { return nil }
            var basis: PolicyRecord.Basis?
            if let kind: String = try row.decodeIfPresent(at: 6) {
                basis = PolicyRecord.Basis(kind: kind, reference: try row.decodeIfPresent(at: 7) ?? "")
            }
            var message: Bilingual?
            if let fr: String = try row.decodeIfPresent(at: 8), let en: String = try row.decodeIfPresent(at: 9) {
                message = Bilingual(fr: fr, en: en)
            }
            return PolicyRecord(
                id: try row.decode(at: 0),
                name: try row.decode(at: 1),
                isEnabled: try row.decode(at: 2),
                when: try row.decode(at: 3),
                then: effect,
                severity: Severity.allCases[severity],
                basis: basis,
                message: message,
                revision: try row.decode(at: 10),
                updatedAt: Timestamp(try row.decode(SQLTimestamp.self, at: 11)),
                updatedBy: try row.decode(at: 12)
            )
        }
        return rows.compactMap(\.self).sorted { $0.id < $1.id }
    }

    static func count(_ session: PostgresSession) throws(PostgresError) -> Int {
        let count = try session.first("SELECT count(*) FROM policy") { (row) throws(PostgresError) in
            try row.decode(Int64.self, at: 0)
        }
        return Int(count ?? 0)
    }

    /// `nil` for a new policy without conditions: it would be about everything.
    static func changed(
        _ known: PolicyRecord?,
        _ id: String,
        _ change: PolicyChange,
        at: Timestamp,
        by actor: String
    ) -> PolicyRecord? {
        guard let when = change.when ?? known?.when, !when.isEmpty else { return nil }
        return PolicyRecord(
            id: id,
            name: change.name ?? known?.name ?? id,
            isEnabled: change.isEnabled ?? known?.isEnabled ?? true,
            when: when,
            then: change.then ?? known?.then ?? .violation,
            severity: change.severity ?? known?.severity ?? .high,
            basis: change.basis ?? known?.basis,
            message: change.message ?? known?.message,
            revision: (known?.revision ?? 0) &+ 1,
            updatedAt: at,
            updatedBy: actor
        )
    }

    static func write(_ policy: PolicyRecord, at: Timestamp, _ session: PostgresSession) throws(PostgresError) {
        let instant = SQLTimestamp(at)
        try session.execute(
            """
            INSERT INTO policy (id, name, enabled, conditions, effect, severity, basis_kind, basis_ref, message_fr,
                message_en, revision, created_at, updated_at, updated_by)
            VALUES (\(policy.id), \(policy.name), \(policy.isEnabled), \(policy.when), \(policy.then.rawValue),
                \(Int16(policy.severity.rank)), \(policy.basis?.kind), \(policy.basis?.reference),
                \(policy.message?.fr), \(policy.message?.en), \(policy.revision), \(instant), \(instant),
                \(policy.updatedBy))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, enabled = excluded.enabled,
                conditions = excluded.conditions, effect = excluded.effect, severity = excluded.severity,
                basis_kind = excluded.basis_kind, basis_ref = excluded.basis_ref, message_fr = excluded.message_fr,
                message_en = excluded.message_en, revision = excluded.revision, updated_at = excluded.updated_at,
                updated_by = excluded.updated_by
            """
        )
    }

    static func write(_ policy: PolicyRecord, to json: inout JSONWriter) {
        json.object { json in
            policy.writeRule(to: &json)
            json.member("revision", policy.revision)
        }
    }
}
