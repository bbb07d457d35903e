import Domain
import Query
import Testing

@Suite("Register")
struct ReportTests {
    private static let now = Timestamp(seconds: 1_795_616_280)

    private func row(
        _ category: Category,
        _ jurisdiction: String,
        declared: Bool? = true,
        _ terms: PlatformTerms = PlatformTerms()
    ) -> TransferRow {
        TransferRow(
            platform: "p",
            platformName: "P",
            operatorName: nil,
            operatorCountry: nil,
            jurisdiction: jurisdiction,
            laws: [],
            category: category,
            firstSeen: ReportTests.now,
            lastSeen: ReportTests.now,
            events: 1,
            bytes: 1,
            records: 1,
            persons: nil,
            systems: [],
            documentTypes: [],
            hosts: [],
            isDeclared: declared,
            terms: terms
        )
    }

    private static let full = PlatformTerms(
        purpose: "vendre",
        owner: "achats",
        agreement: "E-1",
        agreementExpires: now.advanced(bySeconds: 1),
        assessment: "EFVP-1"
    )

    @Test("what is complete lacks nothing; public goods need neither agreement nor assessment")
    func complete() {
        #expect(row(.personalName, "US", declared: true, ReportTests.full).shortcomings(at: ReportTests.now) == [])
        var terms = ReportTests.full
        terms.agreement = nil
        terms.assessment = nil
        #expect(row(.productIdentifier, "US", declared: true, terms).shortcomings(at: ReportTests.now) == [])
        #expect(
            row(.personalName, "US", declared: true, terms).shortcomings(at: ReportTests.now) == [
                .agreement, .assessment,
            ]
        )
    }

    @Test("an agreement ends at its instant, an unknown place is a gap, an undeclared category is told")
    func lacks() {
        let end = ReportTests.now.advanced(bySeconds: 1)
        #expect(row(.personalName, "US", declared: true, ReportTests.full).shortcomings(at: end) == [.agreementExpired])
        #expect(
            row(.commercialUnitCost, "unknown", declared: true, ReportTests.full).shortcomings(at: ReportTests.now) == [
                .jurisdiction
            ]
        )
        #expect(
            row(.commercialUnitCost, "CN", declared: false, ReportTests.full).shortcomings(at: ReportTests.now) == [
                .undeclared
            ]
        )
        #expect(
            row(.commercialUnitCost, "CN", declared: nil).shortcomings(at: ReportTests.now) == [
                .owner, .purpose, .agreement,
            ]
        )
    }

    @Test("the content names few people as few, and is the same text each time")
    func content() {
        var small = row(.personalName, "US")
        small.persons = .few
        let request = ReportRequest(
            kind: .crossBorder,
            from: ReportTests.now,
            to: ReportTests.now.advanced(bySeconds: 60),
            timeZone: "UTC",
            showsSmallCounts: false
        )
        let report = Report(
            request: request,
            asOf: ReportTests.now,
            rules: nil,
            policyRevision: nil,
            firstEvent: nil,
            gaps: [],
            body: .crossBorder(TransferRegister(rows: [small], unseen: [:]))
        )
        #expect(report.content.contains("\"persons\":\"<5\""))
        #expect(report.content == report.content)
        #expect(report.content.contains("\"small_counts_suppressed\":true"))
    }

    @Test("every shortcoming has a remedy of its own")
    func remedies() {
        #expect(Set(Shortcoming.allCases.map(\.remedy)).count == Shortcoming.allCases.count)
    }
}
