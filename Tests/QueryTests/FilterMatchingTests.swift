import Query
import Testing

@Suite("Filters on what is not in the database")
struct FilterMatchingTests {
    private static let alert: [Filter.Field: String] = [
        .severity: "high", .platform: "alibaba", .kind: "volume.spike", .bytes: "1200", .sensitivity: "restricted",
    ]

    @Test(
        "A filter passes or not",
        arguments: [
            ("platform:alibaba", true), ("platform:ali*,amazon", true), ("platform:amazon", false),
            ("-platform:amazon", true), ("-platform:alibaba", false), ("severity>=high", true),
            ("severity>high", false), ("severity<critical", true), ("bytes>1000", true), ("bytes<=1199", false),
            ("sensitivity>=confidential", true), ("sensitivity<restricted", false), ("kind:volume.*", true),
        ]
    )
    func passes(text: String, expected: Bool) throws {
        let filter = try FilterParser.parse(text, fields: Filter.Field.allCases)
        #expect([filter].pass { Self.alert[$0] } == expected)
    }

    @Test("What lacks the field passes only a negated filter")
    func missing() throws {
        let filter = try FilterParser.parse("source:odoo*", fields: Filter.Field.allCases)
        let negated = try FilterParser.parse("-source:odoo*", fields: Filter.Field.allCases)
        #expect(![filter].pass { _ in nil })
        #expect([negated].pass { _ in nil })
    }
}
