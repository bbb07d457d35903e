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

    /// The values that leave half of `1 − coverage` outside on either side, by halving, then along the chord of what is
    /// left.
    func band(coverage: Double) -> (low: Double, high: Double) {
        let edge = Mathematics.naturalLogarithm((1 - coverage) / 2)
        let spread = variance.squareRoot()
        var inside = mean
        var outside = mean + 4 * spread + 4
        while logUpperTail(outside) > edge { outside += outside }
        for _ in 0..<NegativeBinomial.halvings {
            let middle = (inside + outside) / 2
            if logUpperTail(middle) > edge { inside = middle } else { outside = middle }
        }
        let high = NegativeBinomial.crossing(
            of: edge,
            between: (inside, logUpperTail(inside)),
            and: (outside, logUpperTail(outside))
        )
        guard logLowerTail(0) < edge else { return (0, high) }
        var below = 0.0
        var above = mean
        for _ in 0..<NegativeBinomial.halvings {
            let middle = (below + above) / 2
            if logLowerTail(middle) < edge { below = middle } else { above = middle }
        }
        let low = NegativeBinomial.crossing(
            of: edge,
            between: (below, logLowerTail(below)),
            and: (above, logLowerTail(above))
        )
        return (low, high)
    }

    private static let halvings = 8

    /// Where the chord through two points of a curve has a value.
    private static func crossing(
        of value: Double,
        between left: (place: Double, value: Double),
        and right: (place: Double, value: Double)
    ) -> Double {
        guard right.value != left.value else { return right.place }
        let share = (value - left.value) / (right.value - left.value)
        return left.place + min(max(share, 0), 1) * (right.place - left.place)
    }
}
