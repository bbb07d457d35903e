import Domain
import Postgres

/// The word about a platform that was never seen before.
enum PlatformNews {
    /// Adds one message for each, in the transaction that made their rows.
    ///
    /// Takes the outbox's lock.
    static func write(
        _ platforms: [(platform: Platform, host: String?, at: Timestamp)],
        in session: PostgresSession
    ) throws(PostgresError) {
        guard !platforms.isEmpty else { return }
        try Outbox.lock(session)
        for (platform, host, at) in platforms {
            _ = try session.execute(
                """
                INSERT INTO outbox (type, at, data, platform)
                VALUES ('platform.discovered', \(SQLTimestamp(at)), \(SQLJSON(text: json(platform, host: host, at: at))),
                    \(platform.slug))
                """
            )
        }
        _ = try session.execute("SELECT pg_notify(\(Outbox.channel), '')")
    }

    private static func json(_ platform: Platform, host: String?, at: Timestamp) -> String {
        JSONWriter.text { json in
            json.object { json in
                json.member("slug", platform.slug)
                json.member("name", platform.name)
                json.member("status", platform.status.rawValue)
                json.member("host", host)
                json.member("jurisdiction", Jurisdiction.unknown.rawValue)
                json.member("first_seen", at.rfc3339)
            }
        }
    }
}
