import Domain
import Payload
import TestSupport
import Testing

@testable import Classification

@Suite("Classifier under an organization’s rules")
struct ClassifierRulesTests {
    private static func pattern(_ text: String) throws -> PathPattern { try #require(PathPattern(text)) }

    private static func rules(allowed: AllowList = AllowList()) throws -> RuleSet {
        RuleSet(
            version: "test",
            overrides: [CategoryOverride(.commercialTerms, level: .critical)],
            ownCategories: [OwnCategory("boreal.recipe", is: .commercialBOM, level: .critical)],
            paths: PathRules([
                .init(
                    try pattern("/items/*/floor"),
                    .category(RuleMeaning(.commercialTerms)),
                    for: PathRules.Condition(platform: "alibaba_icbu")
                ),
                .init(try pattern("**/note"), .nothing),
                .init(try pattern("/mix"), .category(RuleMeaning(.commercialBOM, own: 0))),
                .init(try pattern("/price"), .category(RuleMeaning(.commercialPrice))),
            ]),
            literals: LiteralMatcher([.init("Projet Boréal", RuleMeaning(.commercialIP))]),
            allowed: allowed,
            agreements: Agreements([("alibaba", CategorySet(.commercialTerms))])
        )
    }

    private func read(
        _ text: String,
        _ rules: RuleSet,
        platform: String? = nil,
        documentType: String = "x"
    ) -> (result: Classification, findings: [String]) {
        let paths = PathTable()
        var classifier = Classifier(paths: paths, rules: rules, seed: 1)
        let result = classifier.classify(
            payload: Array(text.utf8)[...],
            contentType: nil,
            platform: platform,
            documentType: documentType
        )
        return (
            result, result.findings.map { "\(paths.text(of: $0.path)) \($0.category.word) \($0.detector.word)" }
        )
    }

    @Test("a path rule says what stands there, for its platform only, and its category’s own level counts")
    func paths() throws {
        let rules = try ClassifierRulesTests.rules()
        let text = #"{"items":[{"floor":"9"},{"floor":12},{"floor":" "},{"floor":""}]}"#
        let there = read(text, rules, platform: "alibaba")
        #expect(there.findings == ["/items/*/floor commercial.terms rule"])
        #expect(there.result.findings.first?.count == 2 && there.result.level == .critical)
        #expect(read(text, rules, platform: "temu").findings.isEmpty)
        #expect(read(text, rules).findings.isEmpty)
    }

    @Test("a rule of the organization holds in a purchase too")
    func purchases() throws {
        let text = #"{"price": 12.5}"#
        let rules = try ClassifierRulesTests.rules()
        #expect(
            read(text, .builtIn, documentType: "purchase.order").findings == ["/price commercial.unit_cost field-name"]
        )
        #expect(read(text, rules, documentType: "purchase.order").findings == ["/price commercial.price rule"])
    }

    @Test("an own category makes its event stand as high as it says")
    func ownCategory() throws {
        let rules = try ClassifierRulesTests.rules()
        #expect(read(#"{"mix":"A 12 %"}"#, rules).result.level == .critical)
        #expect(read(#"{"bom":{"components":[{"quantity_per":2}]}}"#, rules).result.level != .critical)
    }

    @Test("where a rule says that nothing is there, only a secret is found")
    func nothing() throws {
        let rules = try ClassifierRulesTests.rules()
        let mail = #"{"a":{"note":"ecrire a jean.tremblay@videotron.example"}}"#
        #expect(read(mail, rules).findings.isEmpty && !read(mail, .builtIn).findings.isEmpty)
        let secret = #"{"note":"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\n-----END RSA PRIVATE KEY-----"}"#
        #expect(read(secret, rules).result.categories.contains(.securitySecret))
    }

    @Test("the organization’s words are found in any value, whatever its field and its escapes")
    func words() throws {
        let rules = try ClassifierRulesTests.rules()
        for text in [
            #"{"zzz":"voir PROJET BOREAL, p. 3"}"#, #"{"zzz":"Projet Bor\u00e9al"}"#,
            #"<a><zzz>projet boréal</zzz></a>"#,
        ] {
            #expect(read(text, rules).result.categories.contains(.commercialIP), "\(text)")
        }
        let short = RuleSet(version: "t", literals: LiteralMatcher([.init("R2D", RuleMeaning(.commercialIP))]))
        #expect(read(#"{"zzz":"r2d"}"#, short).findings == ["/zzz commercial.ip rule"])
        var classifier = Classifier(paths: PathTable(), rules: rules, seed: 1)
        let report = classifier.report(
            payload: Array(#"{"zzz":"le projet boréal"}"#.utf8)[...],
            contentType: nil,
            platform: nil,
            documentType: "x"
        )
        #expect(report.spans.filter { $0.detector == .rule }.count == 1)
    }

    @Test("a value that is known to be harmless is not found, nor is its field for what it holds")
    func harmless() throws {
        let rules = try ClassifierRulesTests.rules(allowed: AllowList([.init(.email, domains: ["example.com"])]))
        let ours = #"{"email":"ventes@mail.example.com"}"#
        #expect(read(ours, rules).findings.isEmpty && !read(ours, .builtIn).findings.isEmpty)
        let both = #"{"email":"ventes@example.com, jean@videotron.example"}"#
        #expect(read(both, rules).result.categories.contains(.personalContact))
    }

    @Test("what a platform’s agreement does not allow makes the unexpected score; without one there is none")
    func unexpected() throws {
        let rules = try ClassifierRulesTests.rules()
        let text = #"{"items":[{"floor":9}],"card":"4111 1111 1111 1111"}"#
        let result = read(text, rules, platform: "alibaba").result
        let alone = read(#"{"card":"4111 1111 1111 1111"}"#, rules, platform: "alibaba").result
        #expect(result.unexpected == alone.score && result.score > alone.score)
        #expect(read(#"{"items":[{"floor":9}]}"#, rules, platform: "alibaba").result.unexpected == 0)
        #expect(read(text, rules).result.unexpected == nil)
        #expect(read(text, rules, platform: "nobody").result.unexpected == nil)
    }

    @Test("a shape is read by the same path rules")
    func shapes() throws {
        let paths = PathTable()
        var classifier = Classifier(paths: paths, rules: try ClassifierRulesTests.rules(), seed: 1)
        let result = classifier.classify(
            shape: [
                ("/items/*/floor", 2, nil), ("/a/note", 1, .personalContact), ("/b/note", 1, .securitySecret),
                ("/mix", 1, .textFree), ("/zzz", 1, .personalName),
            ],
            platform: "alibaba"
        )
        #expect(
            result.findings.map { "\(paths.text(of: $0.path)) \($0.category.word) \($0.detector.word)" } == [
                "/items/*/floor commercial.terms rule", "/b/note security.secret declared",
                "/mix commercial.bom rule", "/zzz personal.name declared",
            ]
        )
        #expect(result.unexpected ?? 0 > 0)
    }

    @Test("property: more harmless values never give a higher score")
    func neverRaises() throws {
        let values = [
            "a@example.com", "b@videotron.example", "4111 1111 1111 1111", "5500 0055 5555 5559", "514 555-0199",
            "DE89370400440532013000", "046 454 286", "texte", "12,50 $",
        ]
        let names = ["email", "note2", "card", "phone", "iban", "sin", "zzz", "billing_name", "price"]
        let entries: [AllowList.Entry] = [
            .init(.email, domains: ["example.com"]), .init(.card, values: ["4111111111111111"]),
            .init(.phone, values: ["514-555-0199"]), .init(.iban, values: ["DE89370400440532013000"]),
            .init(.socialInsuranceNumber, values: ["046454286"]),
        ]
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let members = (0..<6)
                .map { _ in
                    "\"\(names.randomElement(using: &random) ?? "")\":\"\(values.randomElement(using: &random) ?? "")\""
                }
            let text = "{\"items\":[\(members.map { "{\($0)}" }.joined(separator: ","))]}"
            let few = entries.filter { _ in Bool.random(using: &random) }
            let without = read(text, RuleSet(version: "t")).result
            let some = read(text, RuleSet(version: "t", allowed: AllowList(few))).result
            let all = read(text, RuleSet(version: "t", allowed: AllowList(entries))).result
            #expect(some.score <= without.score + 1e-3 && all.score <= some.score + 1e-3, "seed \(seed): \(text)")
        }
    }
}
