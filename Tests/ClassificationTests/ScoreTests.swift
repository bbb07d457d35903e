import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Score")
struct ScoreTests {
    private func evidence(_ items: [(Domain.Category, Float, Int32)], cardDetail: Bool = false, persons: Int32 = 0)
        -> Evidence
    {
        var evidence = Evidence()
        for (category, confidence, count) in items { evidence.add(category, confidence, distinct: count) }
        evidence.hasCardDetail = cardDetail
        evidence.persons = persons
        return evidence
    }

    @Test("golden: one card number, one hundred of them, a name alone")
    func golden() {
        // r = 0.85 · 0.9 · (0.5 + 0.5 · log₂2 / log₂101)
        #expect(abs(Score(evidence([(.financialCard, 0.9, 1)])).value - 43.994) < 0.01)
        #expect(abs(Score(evidence([(.financialCard, 0.9, 100)])).value - 76.5) < 0.01)
        #expect(abs(Score(evidence([(.financialCard, 0.9, 5_000)])).value - 76.5) < 0.01)
        let name = Score(evidence([(.commercialUnitCost, 0.6, 1)]))
        #expect(name.level == nil && name.value > 0)
        #expect(Score(evidence([])).value == 0 && Score(evidence([])).terms.isEmpty)
    }

    @Test("three findings of 0.6 are 0.936 sure, a fourth adds nothing")
    func confidence() {
        let three = evidence(Array(repeating: (.commercialUnitCost, 0.6, 0), count: 3))
        #expect(abs(three.confidence(of: .commercialUnitCost) - 0.936) < 1e-6)
        let four = evidence(Array(repeating: (.commercialUnitCost, 0.6, 0), count: 4))
        #expect(three.confidence(of: .commercialUnitCost) == four.confidence(of: .commercialUnitCost))
        #expect(
            evidence(Array(repeating: (.commercialUnitCost, 0.95, 0), count: 3)).confidence(of: .commercialUnitCost)
                == 0.99
        )
    }

    @Test("a combination raises the level by one and the score with a term of its own")
    func combinations() {
        let parts: [(Domain.Category, Float, Int32)] = [(.commercialSupplier, 0.75, 1), (.commercialUnitCost, 0.75, 1)]
        let score = Score(evidence(parts))
        #expect(score.level == .critical)
        #expect(score.terms.contains { $0.source == .combination(.supplierAndUnitCost) })
        #expect(Score(evidence([(.financialCard, 0.9, 1)], cardDetail: true)).terms.count == 2)
        let crowd = evidence([(.personalName, 0.75, 60)], persons: 60)
        #expect(Score(crowd).level == .restricted)
        #expect(Score(evidence([(.personalName, 0.75, 49)], persons: 49)).level == .confidential)
    }

    @Test("property: bounded, independent of order, never lower with more; shares sum to one")
    func laws() {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let count = Int.random(in: 1...12, using: &random)
            var items: [(Domain.Category, Float, Int32)] = (0..<count)
                .map { _ in
                    (
                        Domain.Category.allCases.randomElement(using: &random) ?? .textFree,
                        Float.random(in: 0...1, using: &random), Int32.random(in: 0...200, using: &random)
                    )
                }
            var last: Float = 0
            var lastLevel = Level.unknown
            for length in 1...count {
                let score = Score(evidence(Array(items.prefix(length)), persons: Int32(length * 8)))
                #expect(0...100 ~= score.value && score.value >= last - 1e-4, "seed \(seed)")
                #expect(score.level ?? .unknown >= lastLevel, "seed \(seed)")
                #expect(abs(score.terms.reduce(0) { $0 + $1.share } - 1) < 1e-6 || score.value == 0, "seed \(seed)")
                last = score.value
                lastLevel = score.level ?? .unknown
            }
            items.shuffle(using: &random)
            #expect(abs(Score(evidence(items, persons: Int32(count * 8))).value - last) < 1e-3, "seed \(seed)")
            #expect(
                Score.summary(evidence(items, persons: Int32(count * 8))).value
                    == Score(evidence(items, persons: Int32(count * 8))).value
            )
        }
    }

    @Test("the logarithm is right where it is used", arguments: [1.0, 2, 3, 101, 0.5, 0.001, 1e-300, 0.999_999])
    func logarithm(x: Double) {
        // 2^y by halving the exponent: y is right when x / 2^⌊y⌋ lies where its fraction says.
        let y = Log2.of(x)
        var power = 1.0
        var factor = 2.0
        var whole = Int(y.rounded(.down))
        let fraction = y - y.rounded(.down)
        if whole < 0 {
            factor = 0.5
            whole = -whole
        }
        for _ in 0..<whole { power *= factor }
        var root = 2.0
        var rest = fraction
        for _ in 0..<50 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                power *= root
                rest -= 1
            }
        }
        #expect(abs(power / x - 1) < 1e-9)
        #expect(Log2.of(0) == -.infinity)
    }
}
