import Domain
import Postgres
import Query

/// The terms under which a platform receives something, as the registry has them.
enum RegistryTerms {
    /// Over `platform t`.
    static let columns: SQL = "t.owner, t.agreement_ref, t.agreement_expires, t.assessment_ref"

    /// The same columns, the first of them at a place of a row.
    static func read(_ row: borrowing PostgresRow, from place: Int) throws(PostgresError) -> PlatformTerms {
        PlatformTerms(
            owner: try row.decodeIfPresent(at: place),
            agreement: try row.decodeIfPresent(at: place + 1),
            agreementExpires: try row.decodeIfPresent(SQLTimestamp.self, at: place + 2).map { Timestamp($0) },
            assessment: try row.decodeIfPresent(at: place + 3)
        )
    }
}
