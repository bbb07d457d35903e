import Domain
import Postgres
import Query

/// The terms under which a platform receives something, as the registry has them.
enum RegistryTerms {
    /// Over `platform t`; a draft, and what has ended, is no agreement.
    static let columns: SQL = """
        t.purpose, t.owner, CASE WHEN COALESCE(t.agreement_status, 'signed') = 'signed' THEN t.agreement_ref END,
        t.agreement_expires, t.assessment_ref
        """

    /// The same columns, the first of them at a place of a row.
    static func read(_ row: borrowing PostgresRow, from place: Int) throws(PostgresError) -> PlatformTerms {
        PlatformTerms(
            purpose: try row.decodeIfPresent(at: place),
            owner: try row.decodeIfPresent(at: place + 1),
            agreement: try row.decodeIfPresent(at: place + 2),
            agreementExpires: try row.decodeIfPresent(SQLTimestamp.self, at: place + 3).map { Timestamp($0) },
            assessment: try row.decodeIfPresent(at: place + 4)
        )
    }
}
