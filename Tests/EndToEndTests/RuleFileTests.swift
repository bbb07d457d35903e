import Domain
import Foundation
import Testing

@testable import Classification
@testable import vigie

@Suite("Files of rules")
struct RuleFileTests {
    /// Every section, as an organization would write it.
    static let whole = """
        version: 3
        categories:
          commercial.price: {level: confidential, weight: 0.35}
          boreal.recipe:
            is: commercial.bom
            level: critical
            weight: 0.9
            label: {fr: Recette Boréal, en: Boréal recipe}
        paths:
          - path: /items/*/prix_plancher
            platform: alibaba
            category: commercial.terms
          - path: "**/internal_ref"
            doc_type: PriceList
            category: none
          - {path: /formule/**, category: boreal.recipe}
        literals:
          - category: commercial.ip
            words: [Projet Boréal, XR-9]
          - {category: boreal.recipe, words: ["Recette 12"]}
        allow:
          - {detector: email, domains: [boreal-meubles.example.com]}
          - {detector: card, values: ["4111 1111 1111 1111"]}
        platforms:
          alibaba: {allows: [product.*, commercial.price, document.*]}
          entrepot_interne: {allows: ["*"]}
          rien: {allows: []}
        """

    private func compile(_ text: String) throws -> RuleSet {
        try RuleFile.compile(Data(text.utf8), file: "rules.yaml")
    }

    @Test("a whole file becomes the rules that it says")
    func compiles() throws {
        let rules = try compile(RuleFileTests.whole)
        #expect(rules.version.hasPrefix(RuleSet.builtIn.version + "+3-"))
        #expect(rules.version.split(separator: "-").last?.utf8.count == 8)
        #expect(rules.level(of: .commercialPrice) == .confidential && rules.weight(of: .commercialPrice) == 0.35)
        let recipe = try #require(rules.ownCategories.first)
        #expect(recipe.base == .commercialBOM && recipe.level == .critical && recipe.weight == 0.9)
        #expect(recipe.label?.en == "Boréal recipe")
        let floor = rules.ruling(path: "/items/*/prix_plancher", platform: "alibaba_icbu", documentType: "x")
        #expect(floor == .category(RuleMeaning(.commercialTerms)))
        #expect(rules.ruling(path: "/items/*/prix_plancher", platform: "temu", documentType: "x") == nil)
        #expect(rules.ruling(path: "/a/internal_ref", platform: nil, documentType: "PriceList") == .nothing)
        let formula = rules.ruling(path: "/formule/*/part", platform: nil, documentType: "x")
        #expect(formula == .category(RuleMeaning(.commercialBOM, own: 0)))
        #expect(rules.literals.count == 3 && rules.allowed.count == 2 && rules.paths.count == 3)
        let allowed = try #require(rules.allowed(platform: "alibaba_icbu"))
        #expect(allowed.contains(.productDescription) && allowed.contains(.documentSchedule))
        #expect(!allowed.contains(.commercialTerms) && !allowed.contains(.securitySecret))
        #expect(rules.allowed(platform: "rien") == CategorySet())
        #expect(rules.allowed(platform: "entrepot_interne") == CategorySet(Domain.Category.allCases))
    }

    @Test("the version tells two files of one number apart, and one file from itself never")
    func versions() throws {
        let first = try compile("version: 3").version
        #expect(try compile("version: 3").version == first)
        #expect(try compile("version: 3 # again").version != first)
        #expect(try compile("version: \"2026-11.b\"").version.hasPrefix(RuleSet.builtIn.version + "+2026-11.b-"))
    }

    @Test("empty sections say nothing")
    func emptySections() throws {
        let rules = try compile("version: 1\ncategories:\npaths: []\nliterals: ~\nallow: null\nplatforms: {}\n")
        #expect(rules.paths.isEmpty && rules.literals.isEmpty && rules.allowed.isEmpty && rules.ownCategories.isEmpty)
    }
}
