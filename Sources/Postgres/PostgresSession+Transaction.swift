extension PostgresSession {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// Within a transaction it is a savepoint, so that a part may fail alone. When the connection is lost during COMMIT
    /// the error is `.connection` and nobody knows whether the work was kept: what runs here must be safe to repeat.
    package func transaction<Value>(
        _ body: (PostgresSession) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value {
        guard !isInTransaction else { return try savepoint(body) }
        try checkDeadline()
        try command("BEGIN")
        let value: Value
        do throws(PostgresError) {
            value = try body(self)
            try checkDeadline()
        } catch {
            rollBack("ROLLBACK")
            throw error
        }
        // COMMIT of a failed transaction succeeds as a ROLLBACK; only its tag tells.
        guard try command("COMMIT") == "COMMIT" else { throw PostgresError(.server(sqlState: "25P02")) }
        return value
    }

    private func savepoint<Value>(
        _ body: (PostgresSession) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value {
        // A name may be used again within itself: the innermost is meant.
        try command("SAVEPOINT vigie")
        do throws(PostgresError) {
            let value = try body(self)
            try checkDeadline()
            try command("RELEASE SAVEPOINT vigie")
            return value
        } catch {
            rollBack("ROLLBACK TO SAVEPOINT vigie; RELEASE SAVEPOINT vigie")
            throw error
        }
    }

    /// A rollback that fails leaves a state nobody knows: the connection is given up, and the server rolls back itself.
    private func rollBack(_ text: String) {
        if (try? command(text)) == nil { watch.markBroken() }
    }
}
