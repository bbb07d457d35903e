import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Unexpected score")
struct UnexpectedScoreTests {
    private func evidence(_ items: [(Domain.Category, Float, Int32)]) -> Evidence {
        var evidence = Evidence()
        for (category, confidence, count) in items { evidence.add(category, confidence, distinct: count) }
        return evidence
    }

    @Test("an address to Amazon is expected, a cost is not")
    func amazon() throws {
        let allowed = try #require(RuleSet.builtIn.allowed(platform: "amazon_spapi"))
        let order = evidence([(.personalName, 0.75, 1), (.personalContact, 0.95, 3), (.documentReference, 0.75, 1)])
        #expect(Score.unexpected(order, allowed: allowed) == 0)
        let cost = evidence([(.personalContact, 0.95, 3), (.commercialUnitCost, 0.75, 1)])
        let alone = evidence([(.commercialUnitCost, 0.75, 1)])
        #expect(Score.unexpected(cost, allowed: allowed) == Score(alone).value)
        #expect(Score(cost).value > Score(alone).value)
    }

    @Test("a combination is unexpected as soon as one of its members is")
    func combinations() {
        let both = evidence([(.personalName, 0.9, 1), (.personalGovernmentID, 0.95, 1)])
        let name = CategorySet(Domain.Category.personalName)
        let identifier = evidence([(.personalGovernmentID, 0.95, 1)])
        #expect(Score.unexpected(both, allowed: name) > Score.unexpected(identifier, allowed: name))
        #expect(Score.unexpected(both, allowed: [name, CategorySet(.personalGovernmentID)]) == 0)
    }

    @Test("many persons are unexpected where the way in which they show is")
    func crowd() {
        var list = evidence([(.personalName, 0.9, 80), (.personalContact, 0.4, 80)])
        list.persons = 80
        #expect(
            Score.unexpected(list, allowed: CategorySet(.personalContact))
                > Score.unexpected(
                    evidence([(.personalName, 0.9, 80)]),
                    allowed: CategorySet(.personalContact)
                )
        )
        // The contacts are too uncertain for the combination once the names are allowed.
        let contacts = evidence([(.personalContact, 0.4, 80)])
        #expect(
            Score.unexpected(list, allowed: CategorySet(.personalName))
                == Score.unexpected(contacts, allowed: CategorySet(.personalName))
        )
    }

    @Test("property: between 0 and S, S where nothing is allowed, 0 where all is; never lower with more in it")
    func laws() {
        for seed in UInt64(0)..<400 {
            var random = SplitMix64(seed: seed)
            let rules = Sample.rules(&random)
            let allowed = Sample.categories(&random)
            let more = allowed.union(Sample.categories(&random))
            var evidence = Evidence()
            var last: Float = 0
            for _ in 0..<10 {
                evidence.add(Sample.category(&random), .random(in: 0...1, using: &random), distinct: 3)
                evidence.persons += Int32.random(in: 0...12, using: &random)
                let whole = Score.summary(evidence, rules: rules).value
                let part = Score.unexpected(evidence, allowed: allowed, rules: rules)
                #expect(part <= whole && part >= last - 1e-4, "seed \(seed)")
                #expect(Score.unexpected(evidence, allowed: more, rules: rules) <= part, "seed \(seed)")
                #expect(Score.unexpected(evidence, allowed: [], rules: rules) == whole, "seed \(seed)")
                let all = CategorySet(Domain.Category.allCases)
                #expect(Score.unexpected(evidence, allowed: all, rules: rules) == 0, "seed \(seed)")
                last = part
            }
        }
    }

    @Test("an agreement is known by slug and alias; of a platform that nobody spoke of nothing is known")
    func agreements() {
        #expect(RuleSet.builtIn.allowed(platform: "alibaba") == RuleSet.builtIn.allowed(platform: "alibaba_icbu"))
        #expect(RuleSet.builtIn.allowed(platform: "alibaba")?.contains(.commercialPrice) == true)
        #expect(RuleSet.builtIn.allowed(platform: "shopify") == nil)
        #expect(RuleSet.builtIn.allowed(platform: nil) == nil)
        let own = RuleSet(
            version: "test",
            agreements: Agreements([("ariba", CategorySet(.documentReference)), ("entrepot", [])])
        )
        #expect(own.allowed(platform: "sap_ariba") == CategorySet(.documentReference))
        #expect(own.allowed(platform: "entrepot") == CategorySet())
        #expect(own.allowed(platform: "ups") == RuleSet.builtIn.allowed(platform: "ups"))
    }
}
