import Foundation
import Postgres

/// Subscriptions and stored alerts of a laboratory's service.
struct DeliveryLab {
    let lab: Laboratory
    let pool: PostgresPool

    init(_ lab: Laboratory) {
        self.lab = lab
        pool = lab.ownerPool()
    }

    /// Subscribes a receiver; nothing is verified, since it may be one that fails.
    func subscribe(_ name: String, to port: Int) throws {
        let body = #"{"name":"\#(name)","channel":"webhook","url":"http://127.0.0.1:\#(port)/hook","verify":false}"#
        let loader = HTTPLoader(port: lab.service.port, connections: 1)
        var status = 0
        var isAsked = false
        loader.run(
            next: { _ in
                defer { isAsked = true }
                return isAsked ? nil : httpRequest("/v1/subscriptions", key: lab.key, body: body)
            },
            done: { status = $0.status }
        )
        guard status == 201 else { throw LaboratoryError("no subscription \(name): \(status)") }
    }

    /// Stores messages about alerts as their transaction does: under the outbox's lock, with its word to the listeners.
    func store(_ numbers: Range<Int>) async throws {
        try await pool.perform { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                _ = try session.execute("SELECT pg_advisory_xact_lock(hashtext('vigie_outbox'))")
                _ = try session.execute(
                    """
                    INSERT INTO outbox (type, at, data, severity, platform, kind)
                    SELECT 'alert.opened', now(), jsonb_build_object('id', 'al_lab', 'number', n, 'severity', 'high',
                        'summary', jsonb_build_object('fr', repeat('x', 500), 'en', repeat('y', 500)),
                        'subject', jsonb_build_object('platform', 'lab', 'system', 'lab')), 'high', 'lab', 'volume.spike'
                    FROM generate_series(\(Int64(numbers.lowerBound)), \(Int64(numbers.upperBound - 1))) AS n
                    """
                )
                _ = try session.execute("SELECT pg_notify('vigie_outbox', '')")
            }
        }
    }

    func count(_ state: String) async throws -> Int {
        let count = try await pool.perform { (session) throws(PostgresError) in
            try session.first("SELECT count(*) FROM delivery WHERE state = \(state)") { (row) throws(PostgresError) in
                try row.decode(Int64.self, at: 0)
            }
        }
        return Int(count ?? 0)
    }

    /// How many of `total` messages have no delivery for one of the subscriptions yet.
    func waiting(_ total: Int) async throws -> Int {
        let done = try await pool.perform { (session) throws(PostgresError) in
            try session.first(
                "SELECT (SELECT count(*) FROM outbox) - (SELECT count(*) FROM outbox, delivery_cursor WHERE outbox.sequence <= delivery_cursor.sequence)"
            ) { (row) throws(PostgresError) in try row.decode(Int64.self, at: 0) }
        }
        return Int(done ?? 0)
    }
}
