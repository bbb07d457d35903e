/// What an ordinary window may hold: a count with mean `mean` and variance `mean + dispersion · mean²`.
///
/// The tails are those of the incomplete beta function, so they also hold for amounts that are not whole
/// (bytes divided by the size of an event).
struct NegativeBinomial {
    let mean: Double
    let dispersion: Double

    /// A mean of next to nothing would make every first event impossible; one event in some 40 days is the floor.
    init(mean: Double, dispersion: Double) {
        self.mean = max(mean, 1e-3)
        self.dispersion = max(dispersion, 1e-4)
    }

    var variance: Double { mean + dispersion * mean * mean }

    /// ln P(X ≥ value).
    func logUpperTail(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        let size = 1 / dispersion
        let total = mean + size
        return Mathematics.logIncompleteBeta(value, size, at: mean / total, rest: size / total)
    }

    /// ln P(X ≤ value).
    func logLowerTail(_ value: Double) -> Double {
        let size = 1 / dispersion
        let total = mean + size
        return Mathematics.logIncompleteBeta(size, max(value, 0) + 1, at: size / total, rest: mean / total)
    }

    /// −log10 P(X ≥ value); 0 up to the mean.
    func upperScore(_ value: Double) -> Double {
        value > mean ? -logUpperTail(value) / NegativeBinomial.ln10 : 0
    }

    /// −log10 P(X ≤ value); 0 from the mean on.
    func lowerScore(_ value: Double) -> Double {
        value < mean ? -logLowerTail(value) / NegativeBinomial.ln10 : 0
    }

    private static let ln10 = 2.302_585_092_994_046

    /// Whether P(X ≥ value) is certainly a tenth or more, without working it out: the score is 1 at most.
    ///
    /// Over all means, the tenth lies at least 1.28 standard deviations above the mean for φ ≤ 1 (the normal law's place
    /// for it, which great means tend to) and 1.10 for φ ≤ 3.
    func isCommon(_ value: Double) -> Bool {
        dispersion <= 3 && value <= mean + (dispersion <= 1 ? 1.25 : 1.05) * variance.squareRoot()
    }

    /// The same of P(X ≥ value) ≥ 10^−2.08, at least 2.41 standard deviations above the mean for φ ≤ 30.
    func isFrequent(_ value: Double) -> Bool { dispersion <= 30 && value <= mean + 2.35 * variance.squareRoot() }
}
