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

struct MemoryReports: ReportReader {
    func report(_ request: ReportRequest) async throws(StoreError) -> Report {
        var report = Report(
            request: request,
            asOf: Desk.noon,
            rules: "rules-test",
            policyRevision: 7,
            firstEvent: Desk.noon.advanced(bySeconds: -86_400),
            gaps: [CollectionGap(from: request.from, to: request.from.advanced(bySeconds: 7 * 3_600))],
            body: MemoryReports.body(of: request.kind)
        )
        report.digest = "c0ffee"
        return report
    }

    private static func body(of kind: ReportKind) -> Report.Body {
        switch kind {
        case .crossBorder: .crossBorder(TransferRegister(rows: [row], unseen: ["amazon_sp": [.documentSchedule]]))
        case .alerts: .alerts([])
        case .quality: .quality([])
        }
    }

    static let row = TransferRow(
        platform: "amazon_sp",
        platformName: "=cmd|' /C calc'!A0",
        operatorName: nil,
        operatorCountry: nil,
        jurisdiction: "US",
        laws: ["US-CLOUD"],
        category: .personalName,
        firstSeen: Desk.noon,
        lastSeen: Desk.noon,
        events: 3,
        bytes: 1_812,
        records: 4,
        persons: .few,
        systems: ["odoo-ventes"],
        documentTypes: ["order"],
        hosts: [],
        isDeclared: false,
        terms: PlatformTerms(owner: "achats@acme.example")
    )
}
