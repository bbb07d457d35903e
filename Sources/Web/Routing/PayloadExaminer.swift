package import Capture
package import Domain
package import Intake

/// Who says what a payload holds without keeping anything; `Examiner` is one.
package protocol PayloadExaminer: Sendable {
    /// What the events of a body hold, one result for each.
    func examine(_ body: consuming [UInt8], as form: BodyForm, at now: Timestamp) -> Decoded<ExaminedEvent>

    /// What a message by itself holds.
    func examine(payload: [UInt8], contentType: String?, platform: String?, documentType: String?) -> PayloadExplanation
}

extension Examiner: PayloadExaminer {}
