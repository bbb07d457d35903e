import Alerting
import Domain
import Query

@testable import Web

struct MemoryPages: PageReader {
    func alertID(number: Int64) async throws(StoreError) -> AlertID {
        guard number == MemoryAlerts.sample.number else { throw .notFound }
        return MemoryAlerts.sample.id
    }
}
