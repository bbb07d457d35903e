package import Domain
package import Alerting

/// What the pages ask beside what the API's own ports answer.
package protocol PageReader: Sendable {
    /// The name behind the number that people say; `.notFound` where there is none.
    func alertID(number: Int64) async throws(StoreError) -> AlertID
}
