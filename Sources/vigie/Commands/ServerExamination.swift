import Domain
import Foundation
import Postgres

/// Looks at what a connection shows of its server: the clocks, and what the role may do.
struct ServerExamination {
    let connection: PostgresConnection

    func checks() async -> [Check] { [await clocks()] + (await role()) }

    /// Times of events and of commits come from this machine; the page asks the database what is recent.
    private func clocks() async -> Check {
        let name = speak(fr: "horloges", en: "clocks")
        let before = Timestamp.now
        let answer = try? await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT clock_timestamp()") { (row) throws(PostgresError) in
                try row.decode(SQLTimestamp.self, at: 0).microsecondsSince1970
            }
        }
        let after = Timestamp.now
        guard let theirs = answer ?? nil else {
            return Check(name, .bad, speak(fr: "sans réponse", en: "no answer"))
        }
        return ServerExamination.clocks(name, theirs: theirs, before: before.microseconds, after: after.microseconds)
    }

    /// The database answered between two instants of ours; all in microseconds since 1970.
    ///
    /// What the way there and back may have taken is no skew.
    static func clocks(_ name: String, theirs: Int64, before: Int64, after: Int64) -> Check {
        let skew = theirs < before ? theirs - before : max(0, theirs - after)
        let number = String(format: "%.1f", Double(abs(skew)) / 1e6)
        let seconds = speak(fr: number.replacing(".", with: ",") + "\u{A0}s", en: number + " s")
        guard abs(skew) > 2_000_000 else { return Check(name, .good, "≤ \(seconds)") }
        return Check(
            name,
            .warning,
            skew > 0
                ? speak(
                    fr: "la base avance de \(seconds); réglez l’heure (NTP)",
                    en: "the database is \(seconds) ahead; set the time (NTP)"
                )
                : speak(
                    fr: "la base retarde de \(seconds); réglez l’heure (NTP)",
                    en: "the database is \(seconds) behind; set the time (NTP)"
                )
        )
    }

    /// What the service needs, as `0004_access.sql` grants it, and what it should not be able to do.
    private func role() async -> [Check] {
        let name = speak(fr: "rôle", en: "role")
        let rights = try? await connection.perform(ServerExamination.rights)
        guard let rights else { return [Check(name, .bad, speak(fr: "sans réponse", en: "no answer"))] }
        var checks: [Check] = []
        if !rights.missing.isEmpty {
            let list = rights.missing.joined(separator: ", ")
            checks.append(
                Check(
                    name,
                    .bad,
                    speak(
                        fr: "« \(rights.user) » n’a pas : \(list); donnez-lui vigie_service, et TEMPORARY sur la base",
                        en: "“\(rights.user)” lacks: \(list); grant it vigie_service, and TEMPORARY on the database"
                    )
                )
            )
        }
        if rights.isTooStrong {
            checks.append(
                Check(
                    name,
                    .warning,
                    speak(
                        fr: "« \(rights.user) » peut changer le schéma; donnez au service le rôle vigie_login",
                        en: "“\(rights.user)” may change the schema; give the service the role vigie_login"
                    )
                )
            )
        }
        return checks.isEmpty ? [Check(name, .good, rights.user)] : checks
    }

    private struct Rights: Sendable {
        var user: String
        /// Superuser, owner of a table, or free to make one.
        var isTooStrong: Bool
        /// Such as `INSERT outbound_event`.
        var missing: [String]
    }

    private static let tables = [
        "SELECT, INSERT, UPDATE": [
            "system", "platform", "platform_alias", "platform_host", "host", "flow", "field", "flow_minute",
            "flow_hour", "flow_hour_category", "detector_state", "detector_checkpoint", "expectation_hour", "alert",
            "api_key", "mute", "policy", "flow_day", "flow_day_category", "rollup_day", "rollup_late",
        ],
        "SELECT, INSERT": [
            "ingest_batch", "outbound_event", "alert_occurrence", "alert_timeline", "outbox", "audit_entry",
            "detector_message",
        ],
        "DELETE": [
            "platform_alias", "platform_host", "outbox", "detector_state", "expectation_hour", "ingest_batch",
            "policy", "flow_day", "flow_day_category", "rollup_day", "rollup_late",
        ],
    ]

    private static func rights(_ session: PostgresSession) throws(PostgresError) -> Rights {
        let wanted = tables.sorted { $0.key < $1.key }
            .flatMap { privileges, tables in
                privileges.split(separator: ", ").flatMap { one in tables.map { (String(one), $0) } }
            }
        // A table that is not there is the schema's fault, and told by its check.
        var missing = try session.query(
            """
            SELECT privilege || ' ' || name FROM unnest(\(wanted.map(\.0)), \(wanted.map(\.1))) AS wanted (privilege, name)
            WHERE to_regclass(name) IS NOT NULL AND NOT has_table_privilege(to_regclass(name), privilege)
            """
        ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
        let first = try session.first(
            """
            SELECT current_user::text,
                (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
                    OR has_schema_privilege('public', 'CREATE')
                    OR EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace
                        AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'USAGE')),
                has_database_privilege(current_database(), 'TEMPORARY')
            """
        ) { (row) throws(PostgresError) in
            (try row.decode(String.self, at: 0), try row.decode(Bool.self, at: 1), try row.decode(Bool.self, at: 2))
        }
        guard let (user, isTooStrong, hasTemporary) = first else { throw PostgresError(.protocolViolation("no row")) }
        if !hasTemporary { missing.append("TEMPORARY") }
        return Rights(user: user, isTooStrong: isTooStrong, missing: missing)
    }
}
