import Testing

@testable import Detection

@Suite("Negative binomial")
struct NegativeBinomialTests {
    /// P(X = k) by the recurrence of the mass function, added up exactly enough.
    private func masses(mean: Double, dispersion: Double, through last: Int) -> [Double] {
        let size = 1 / dispersion
        let ratio = mean / (mean + size)
        var mass = Mathematics.exponential(size * Mathematics.naturalLogarithm(size / (mean + size)))
        var masses = [mass]
        for k in 1...last {
            mass *= ratio * (size + Double(k) - 1) / Double(k)
            masses.append(mass)
        }
        return masses
    }

    @Test(
        "both tails equal the sums of the mass function",
        arguments: [(0.3, 0.5), (4.0, 0.01), (25.0, 0.2), (80.0, 1.5), (300.0, 0.05)]
    )
    func tailsAreSums(mean: Double, dispersion: Double) {
        let law = NegativeBinomial(mean: mean, dispersion: dispersion)
        let masses = masses(mean: mean, dispersion: dispersion, through: 20_000)
        for value in [1, 2, 5, 20, 100, 400] {
            let upper = masses[value...].reversed().reduce(0, +)
            let lower = masses[...value].reduce(0, +)
            if upper > 1e-250 {
                let found = Mathematics.exponential(law.logUpperTail(Double(value)))
                #expect(abs(found - upper) <= 1e-7 * upper + 1e-13, "P(X ≥ \(value))")
            }
            if lower > 1e-250 {
                let found = Mathematics.exponential(law.logLowerTail(Double(value)))
                #expect(abs(found - lower) <= 1e-7 * lower + 1e-13, "P(X ≤ \(value))")
            }
        }
    }

    @Test("the band leaves what it says outside, on either side")
    func bandCovers() {
        let law = NegativeBinomial(mean: 50, dispersion: 0.1)
        let band = law.band(coverage: 0.998)
        #expect(abs(Mathematics.exponential(law.logUpperTail(band.high)) - 0.001) < 1e-5)
        #expect(abs(Mathematics.exponential(law.logLowerTail(band.low)) - 0.001) < 1e-5)
        #expect(NegativeBinomial(mean: 2, dispersion: 0.5).band(coverage: 0.998).low == 0)
    }

    @Test("the far tail keeps its size where a probability would be 0")
    func farTail() {
        let law = NegativeBinomial(mean: 10, dispersion: 0.01)
        #expect(law.upperScore(2_000) > 400)
        #expect(law.upperScore(2_000) < law.upperScore(3_000))
        #expect(law.upperScore(9) == 0)
    }
}
