import Domain
import Payload
import TestSupport
import Testing

@testable import Classification

@Suite("Rules of an organization: paths")
struct PathRulesTests {
    @Test(
        "stars stand for names, parts of names and any number of them",
        arguments: [
            ("/items/*/prix_plancher", "/items/*/prix_plancher", true),
            ("/items/*/prix_plancher", "/items/prix_plancher", false),
            ("/items/*/prix_plancher", "/a/items/*/prix_plancher", false),
            ("/items/*/*_plancher", "/items/*/PRIX_Plancher", true),
            ("/items/*/cost*", "/items/*/unit_cost", false),
            ("**/internal_ref", "/internal_ref", true),
            ("**/internal_ref", "/a/*/b/internal_ref", true),
            ("**/internal_ref", "/a/internal_ref/b", false),
            ("/debug/**", "/debug/a/b", true),
            ("/debug/**", "/debug", true),
            ("/debug/**", "/debugger/a", false),
            ("/a/**/z", "/a/z", true),
            ("/a/**/z", "/a/b/z/c/z", true),
            ("/a/**/z", "/a/b/z/c", false),
            ("**/@id", "/Order/Line/@id", true),
            ("**", "", true),
            ("/*", "", false),
        ]
    )
    func patterns(pattern: String, path: String, fits: Bool) throws {
        #expect(try #require(PathPattern(pattern)).matches(path) == fits)
    }

    @Test(
        "what is no pattern is refused",
        arguments: [
            "", "/", "items/x", "//x", "/x/", "/a**b", "/**x", "***/x", "*", String(repeating: "/a", count: 65),
        ]
    )
    func refused(pattern: String) {
        #expect(PathPattern(pattern) == nil)
    }

    @Test("property: a pattern fits what a search through all its ways finds")
    func exhaustive() throws {
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            let signs = (0..<Int.random(in: 1...5, using: &random))
                .map { _ in ["a", "b", "*", "**", "a*"].randomElement(using: &random) ?? "a" }
            let names = (0..<Int.random(in: 0...6, using: &random))
                .map { _ in ["a", "b", "ab", "*"].randomElement(using: &random) ?? "a" }
            let pattern = try #require(PathPattern("/" + signs.joined(separator: "/")))
            let path = names.map { "/" + $0 }.joined()
            #expect(pattern.matches(path) == PathRulesTests.fits(signs[...], names[...]), "seed \(seed)")
        }
    }

    private static func fits(_ signs: ArraySlice<String>, _ names: ArraySlice<String>) -> Bool {
        guard let sign = signs.first else { return names.isEmpty }
        if sign == "**" {
            return fits(signs.dropFirst(), names) || (!names.isEmpty && fits(signs, names.dropFirst()))
        }
        guard let name = names.first else { return false }
        let isFit = sign == "*" || sign == name || (sign == "a*" && name.hasPrefix("a"))
        return isFit && fits(signs.dropFirst(), names.dropFirst())
    }

    private func rule(
        _ pattern: String,
        _ ruling: PathRuling,
        platform: String? = nil,
        documentType: String? = nil
    ) throws -> PathRules.Rule {
        PathRules.Rule(
            try #require(PathPattern(pattern)),
            ruling,
            for: PathRules.Condition(platform: platform, documentType: documentType)
        )
    }

    @Test("the first rule that fits counts, for its platform and type of document only")
    func firstCounts() throws {
        let terms = PathRuling.category(RuleMeaning(.commercialTerms))
        let cost = PathRuling.category(RuleMeaning(.commercialUnitCost, own: 2))
        let rules = RuleSet(
            version: "test",
            paths: PathRules([
                try rule("/price", terms, platform: "alibaba"),
                try rule("/price", .nothing, documentType: "PriceList"),
                try rule("**/price", cost),
            ])
        )
        #expect(rules.ruling(path: "/price", platform: "alibaba_icbu", documentType: "Order") == terms)
        #expect(rules.ruling(path: "/price", platform: "alibaba", documentType: "PriceList") == terms)
        #expect(rules.ruling(path: "/price", platform: nil, documentType: "PriceList") == .nothing)
        #expect(rules.ruling(path: "/price", platform: "temu", documentType: "Order") == cost)
        #expect(rules.ruling(path: "/cost", platform: "temu", documentType: "Order") == nil)
        #expect(rules.isScoped && !RuleSet.builtIn.isScoped)
        #expect(
            rules.scope(platform: "temu", documentType: "a") == rules.scope(platform: "shein", documentType: "b")
        )
    }

    @Test("what is remembered beside the paths is what asking anew says, whatever came between")
    func remembered() throws {
        let rules = RuleSet(
            version: "test",
            paths: PathRules(
                try (0..<40)
                    .map { number in
                        try rule(
                            "/p\(number % 4)",
                            .category(RuleMeaning(.textFree, own: UInt8(number))),
                            platform: "x\(number)"
                        )
                    } + [try rule("/p1/**", .nothing)]
            )
        )
        var trie = PathTrie(seed: 1)
        var rulings = PathRulings(rules)
        for seed in UInt64(0)..<400 {
            var random = SplitMix64(seed: seed)
            let path = "/p\(Int.random(in: 0...4, using: &random))" + (Bool.random(using: &random) ? "/b" : "")
            let node = trie.node(ofPath: path)
            let platform = "x\(Int.random(in: 0...45, using: &random))"
            rulings.begin(platform: platform, documentType: "t", paths: trie)
            #expect(rulings[node] == rules.ruling(path: path, platform: platform, documentType: "t"), "seed \(seed)")
        }
        var none = PathRulings(.builtIn)
        none.begin(platform: "x1", documentType: "t", paths: trie)
        #expect(none[trie.node(ofPath: "/p1")] == nil)
    }
}
