import Alerting
import Domain
import Query

@testable import Web

struct MemoryPages: PageReader {
    func alertID(number: Int64) async throws(StoreError) -> AlertID {
        guard number == MemoryAlerts.sample.number else { throw .notFound }
        return MemoryAlerts.sample.id
    }

    func systems(since: Timestamp) async throws(StoreError) -> [SystemRecord] {
        [
            SystemRecord(
                name: "odoo-ventes",
                firstSeen: Desk.noon,
                lastSeen: Desk.noon,
                sources: 1,
                platforms: 1,
                jurisdictions: ["CN"],
                events: 12,
                bytes: 3_000,
                errors: 1,
                level: .restricted
            )
        ]
    }

    func sight(since: Timestamp) async throws(StoreError) -> Sightings {
        let source = Sightings.Source(
            name: "odoo-ventes/price_feed",
            system: "odoo-ventes",
            lastSeen: Desk.noon.advanced(bySeconds: -90_000),
            hours: 40,
            events: 12,
            longestGap: 7_200
        )
        return Sightings(
            sources: [source],
            learners: [.init(slug: "amazon_sp", name: "Amazon", firstSeen: Desk.noon.advanced(bySeconds: -9 * 86_400))],
            lastCommit: Desk.noon,
            events: 12,
            bytes: 3_000,
            unreadBytes: 30
        )
    }
}
