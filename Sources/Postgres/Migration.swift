/// One step of the schema, named so that names sort in the order of the steps (`0001_registry.sql`).
package struct Migration: Sendable, Hashable {
    package let name: String
    /// One or more statements; they run in one transaction, so none may begin or end one.
    package let sql: String

    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}

/// Where one migration stands in one database.
package struct MigrationStatus: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        case applied
        case pending
        /// Applied from other text than the program has now.
        case changed
        /// Applied, and unknown to this program.
        case unknown
    }

    package let name: String
    package let state: State
    package let appliedAt: SQLTimestamp?
}

/// Why a database was not brought up to date.
///
/// Every case names the file.
package enum MigrationError: Error, Sendable, Hashable {
    /// The text of an applied migration is not what was applied. Migrations are never edited: add another.
    case checksumMismatch(String)
    /// The database was migrated by a newer program.
    case databaseIsNewer(String)
    /// The database has an applied migration that this program does not know.
    case unknownMigration(String)
    /// A migration that is not applied sorts before one that is.
    case outOfOrder(String)
    /// The statement of a migration failed; none of it is kept.
    case failed(String, PostgresError)
    /// A migration ended the transaction it ran in.
    case endsTransaction(String)
    case database(PostgresError)
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .checksumMismatch(let name): "\(name) was changed after it was applied"
        case .databaseIsNewer(let name): "the database has \(name), which is newer than this program"
        case .unknownMigration(let name): "the database has \(name), which this program does not know"
        case .outOfOrder(let name): "\(name) comes before a migration that is already applied"
        case .failed(let name, let error): "\(name) failed: \(error)"
        case .endsTransaction(let name): "\(name) ends its transaction itself"
        case .database(let error): "the migrations cannot be read: \(error)"
        }
    }
}
