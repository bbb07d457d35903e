import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Rules of an organization: what categories weigh")
struct RuleSetTests {
    typealias Item = (category: Domain.Category, confidence: Float, count: Int32)

    private func evidence(_ items: [Item], own: [UInt8] = []) -> Evidence {
        var evidence = Evidence()
        for item in items { evidence.add(item.category, item.confidence, distinct: item.count) }
        for category in own { evidence.insert(own: category) }
        return evidence
    }

    @Test("Vigie’s own rules are the taxonomy’s")
    func builtIn() {
        for category in Domain.Category.allCases {
            #expect(RuleSet.builtIn.weight(of: category) == category.weight)
            #expect(RuleSet.builtIn.level(of: category) == category.level)
        }
        #expect(RuleSet.builtIn.version == Classification.rules)
        #expect(RuleSet.builtIn.literals.isEmpty && RuleSet.builtIn.allowed.isEmpty && RuleSet.builtIn.paths.isEmpty)
    }

    @Test("an override changes score and level of its category only")
    func overrides() {
        let rules = RuleSet(
            version: "test",
            overrides: [CategoryOverride(.commercialPrice, level: .restricted, weight: 0.8)]
        )
        let price = evidence([(.commercialPrice, 0.75, 1)])
        #expect(Score(price).level == .internal)
        #expect(Score(price, rules: rules).level == .restricted)
        #expect(abs(Score(price, rules: rules).value / Score(price).value - 4) < 1e-4)
        let stock = evidence([(.commercialQuantity, 0.75, 1)])
        #expect(Score(stock, rules: rules) == Score(stock))
        let half = RuleSet(version: "test", overrides: [CategoryOverride(.commercialPrice, weight: 0.8)])
        #expect(Score(price, rules: half).level == .internal)
    }

    @Test("an own category raises what it belongs to where it was found, and nowhere else")
    func ownCategories() {
        let recipe = OwnCategory("boreal.recipe", is: .commercialBOM, level: .critical, weight: 0.9)
        let plant = OwnCategory("boreal.plant", is: .organizationAddress)
        let rules = RuleSet(version: "test", ownCategories: [plant, recipe])
        let plain = evidence([(.commercialBOM, 0.95, 1), (.commercialPrice, 0.75, 1)])
        let own = evidence([(.commercialBOM, 0.95, 1), (.commercialPrice, 0.75, 1)], own: [1])
        #expect(Score(plain, rules: rules) == Score(plain))
        #expect(Score(plain, rules: rules).level == .restricted && Score(own, rules: rules).level == .critical)
        #expect(Score(own, rules: rules).value > Score(plain).value)
        #expect(Score(own, rules: rules).ownCategories == [recipe] && Score(plain, rules: rules).ownCategories.isEmpty)
        // What has no weight of its own weighs as its category.
        let address = evidence([(.organizationAddress, 0.95, 1)], own: [0])
        #expect(Score(address, rules: rules).value == Score(address).value)
        var reset = own
        reset.reset()
        #expect(reset.own.isEmpty)
    }

    @Test("property: with any weights the score is bounded and never falls when something is added")
    func neverFalls() {
        for seed in UInt64(0)..<400 {
            var random = SplitMix64(seed: seed)
            let rules = Sample.rules(&random)
            var evidence = Evidence()
            var last = Score.summary(evidence, rules: rules)
            for step in 0..<12 {
                let category = Sample.category(&random)
                if Bool.random(using: &random), let own = rules.ownCategories.indices.randomElement(using: &random) {
                    evidence.add(rules.ownCategories[own].base, RuleSet.confidence, distinct: 1)
                    evidence.insert(own: UInt8(own))
                } else {
                    evidence.add(
                        category,
                        .random(in: 0...1, using: &random),
                        distinct: .random(in: 0...99, using: &random)
                    )
                }
                evidence.persons += Int32.random(in: 0...9, using: &random)
                let next = Score.summary(evidence, rules: rules)
                #expect(0...100 ~= next.value && next.value >= last.value - 1e-4, "seed \(seed), step \(step)")
                #expect(next.level ?? .unknown >= last.level ?? .unknown, "seed \(seed), step \(step)")
                #expect(next.value == Score(evidence, rules: rules).value, "seed \(seed)")
                last = next
            }
        }
    }
}

/// Rules and findings drawn by chance.
enum Sample {
    static func category(_ random: inout SplitMix64) -> Domain.Category {
        Domain.Category.allCases.randomElement(using: &random) ?? .textFree
    }

    static func categories(_ random: inout SplitMix64) -> CategorySet {
        CategorySet(Domain.Category.allCases.filter { _ in Bool.random(using: &random) })
    }

    static func rules(_ random: inout SplitMix64) -> RuleSet {
        var overrides: [CategoryOverride] = []
        for category in Domain.Category.allCases where Bool.random(using: &random) {
            let level = Level.allCases.dropFirst().randomElement(using: &random)
            overrides.append(CategoryOverride(category, level: level, weight: .random(in: 0...1, using: &random)))
        }
        let own = (0..<4)
            .map { number in
                OwnCategory(
                    "own.number\(number)",
                    is: category(&random),
                    level: Level.allCases.randomElement(using: &random),
                    weight: .random(in: 0...1, using: &random)
                )
            }
        return RuleSet(version: "sample", overrides: overrides, ownCategories: own)
    }
}
