package import Capture
package import Domain
package import Intake

/// Where request bodies go: decoded, classified, stored; `Pipeline` is one.
package protocol EventIntake: Sendable {
    /// Returns once what is accepted is committed.
    func take(
        _ body: [UInt8],
        as form: BodyForm,
        under terms: WriteTerms,
        at now: Timestamp
    ) async throws(StoreError) -> Receipt
}

extension Pipeline: EventIntake {}
