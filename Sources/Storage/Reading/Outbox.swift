import Alerting
import Detection
import Domain
import Postgres

/// How messages for the outside are written: under one lock, so that their numbers rise in the order of the commits.
enum Outbox {
    /// The channel that tells of new messages.
    static let channel = "vigie_outbox"

    /// Takes the lock that ends with the transaction.
    ///
    /// Take it before any row of `alert` is locked.
    static func lock(_ session: PostgresSession) throws(PostgresError) {
        _ = try session.execute("SELECT pg_advisory_xact_lock(hashtext('vigie_outbox'))")
    }

    /// Adds a message about an alert and wakes the readers once the transaction is committed.
    static func append(
        _ type: String,
        of alert: Alert,
        at: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let data = SQLJSON(text: AlertJSON.text(of: alert))
        _ = try session.execute(
            """
            INSERT INTO outbox (type, at, data, severity, platform, kind)
            VALUES (\(type), \(SQLTimestamp(at)), \(data), \(alert.severity.rawValue), \(alert.subject.platform),
                \(alert.kind.rawValue))
            """
        )
        _ = try session.execute("SELECT pg_notify(\(channel), '')")
    }

    /// Adds a message about something else.
    static func append(_ type: String, _ data: SQLJSON, at: Timestamp, _ session: PostgresSession) throws(PostgresError)
    {
        _ = try session.execute("INSERT INTO outbox (type, at, data) VALUES (\(type), \(SQLTimestamp(at)), \(data))")
        _ = try session.execute("SELECT pg_notify(\(channel), '')")
    }
}

/// Who changed what, added to and never rewritten.
enum AuditTrail {
    static func append(
        _ action: String,
        _ object: String,
        _ detail: SQLJSON,
        at: Timestamp,
        by actor: String,
        _ session: PostgresSession
    ) throws(PostgresError) {
        _ = try session.execute(
            """
            INSERT INTO audit_entry (at, actor, action, object, detail)
            VALUES (\(SQLTimestamp(at)), \(actor), \(action), \(object), \(detail))
            """
        )
    }
}
