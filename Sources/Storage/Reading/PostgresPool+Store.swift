import Domain
import Postgres

extension PostgresPool {
    /// Runs `body` on a connection and speaks the errors of the store.
    func store<Value: Sendable>(
        _ body: @Sendable (PostgresSession) throws(PostgresError) -> Value
    ) async throws(StoreError) -> Value {
        do throws(PostgresError) {
            return try await perform(body)
        } catch {
            throw StoreError(error)
        }
    }

    /// Runs `body` in one transaction.
    ///
    /// A refusal is a value and not an error of the database: it must be returned before
    /// anything is written, since the transaction is then committed with nothing in it.
    func decide<Value: Sendable>(
        _ body: @Sendable (PostgresSession) throws(PostgresError) -> Result<Value, StoreError>
    ) async throws(StoreError) -> Value {
        let decision: Result<Value, StoreError>
        do throws(PostgresError) {
            decision = try await perform { (session) throws(PostgresError) in try session.transaction(body) }
        } catch  where error.isUniqueViolation {
            // Somebody else took the name between the look and the write.
            throw .conflict(error.constraint ?? "unique")
        } catch {
            throw StoreError(error)
        }
        return try decision.get()
    }
}

extension StoreError {
    /// What was asked for cannot be: `name` is the parameter at fault, as `time_zone` or `filter.severity`.
    ///
    /// A `conflict`, since it is the caller who can act; never the value, which may be anything.
    static func refused(_ name: String) -> StoreError { .conflict(name) }

    /// A row that this build did not write.
    static func unreadable(_ what: String) -> StoreError { .failed("unreadable \(what)") }
}
