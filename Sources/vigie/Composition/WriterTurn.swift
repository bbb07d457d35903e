import Postgres
import Storage

/// Waiting for the database's one place for a writer.
struct WriterTurn {
    /// What our own sessions are called.
    let name: String
    /// A service that is just being replaced has ended by then; one that stays will not.
    private static let patience = Duration.seconds(5)

    /// Returns once our writer has the place, or cannot be told from one that will.
    ///
    /// Says who has it, and throws `temporary` if that stays so.
    func wait(in store: Store) async throws {
        let start = ContinuousClock.now
        var hasSaid = false
        while !store.writer.isWriting {
            let waited = ContinuousClock.now - start
            if waited > .milliseconds(500), try await isTaken(store.pool) {
                if waited > WriterTurn.patience { throw WriterTurn.taken }
                if !hasSaid {
                    Terminal.error.line(
                        speak(
                            fr: "Un autre Vigie écrit dans cette base; on attend qu’il finisse…",
                            en: "Another Vigie writes to this database; waiting for it to end…"
                        )
                    )
                }
                hasSaid = true
            } else if waited > WriterTurn.patience {
                // A large database takes its time to give its recent keys; each piece waits and tries again by itself.
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Somebody else holds a lock such as the writer's.
    private func isTaken(_ pool: PostgresPool) async throws -> Bool {
        try await pool.perform { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT EXISTS (
                    SELECT FROM pg_locks LEFT JOIN pg_stat_activity USING (pid)
                    WHERE locktype = 'advisory' AND granted
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        AND coalesce(application_name, '') <> \(name)
                )
                """
            ) { (row) throws(PostgresError) in try row.decode(Bool.self, at: 0) } ?? false
        }
    }

    private static var taken: Failure {
        Failure(
            .temporary,
            fr: """
                Un autre Vigie écrit dans cette base. Passez par lui (--url http://…, sa clé dans VIGIE_KEY), ou arrêtez-le \
                d’abord.
                """,
            en: """
                Another Vigie writes to this database. Import through it (--url http://…, its key in VIGIE_KEY), or stop \
                it first.
                """
        )
    }
}
