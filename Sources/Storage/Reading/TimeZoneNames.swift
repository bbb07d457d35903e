import Domain
import Postgres
import Synchronization

/// The IANA zones that the database knows.
///
/// PostgreSQL itself would take any text for a zone's rule (`Mars5` is five hours off), so a name is looked up first.
/// Listing them costs the server a walk over its files; they are read once.
final class TimeZoneNames: Sendable {
    private let names = Mutex<Set<String>?>(nil)

    /// Throws `time_zone` for a name that is none.
    func check(_ name: String, _ pool: PostgresPool) async throws(StoreError) {
        guard try await known(pool).contains(name) else { throw .refused("time_zone") }
    }

    private func known(_ pool: PostgresPool) async throws(StoreError) -> Set<String> {
        if let known = names.withLock({ $0 }) { return known }
        let read = try await pool.store { (session) throws(PostgresError) in
            try session.query("SELECT name FROM pg_timezone_names") { (row) throws(PostgresError) in
                try row.decode(String.self, at: 0)
            }
        }
        let known = Set(read)
        names.withLock { $0 = known }
        return known
    }
}
