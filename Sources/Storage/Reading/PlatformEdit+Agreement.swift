import Domain
import Postgres
import Query

extension PlatformEdit {
    /// Puts an agreement on file, or takes it away, and tells detection, whose policies ask for it.
    ///
    /// Last of all within the edit: the outbox's lock comes after those of the registry, and nothing after it.
    func write(_ agreement: PlatformAgreement?, of platform: Int32) throws(PostgresError) {
        try session.execute(
            """
            UPDATE platform SET agreement_status = \(agreement?.status?.rawValue),
                agreement_ref = \(agreement?.reference), assessment_ref = \(agreement?.assessment),
                agreement_expires = \(agreement?.expires.map(SQLTimestamp.init))
            WHERE id = \(platform)
            """
        )
        try Outbox.lock(session)
        try PolicyDocuments.tell(at: at, session)
    }
}
