extension NegativeBinomial {
    /// The values that leave half of `1 − coverage` outside on either side, to a thousandth of that half.
    func band(coverage: Double) -> (low: Double, high: Double) {
        let edge = Mathematics.naturalLogarithm((1 - coverage) / 2)
        let high = crossing(of: edge, from: quantile(leaving: edge, above: true), between: mean, and: .infinity) {
            -logUpperTail($0)
        }
        guard logLowerTail(0) < edge else { return (0, high) }
        let low = crossing(of: edge, from: quantile(leaving: edge, above: false), between: 0, and: mean) {
            logLowerTail($0)
        }
        return (low, high)
    }

    /// About where a tail has a probability, given as its logarithm: of a gamma law of the same mean and variance, by
    /// Wilson and Hilferty (1931).
    private func quantile(leaving edge: Double, above: Bool) -> Double {
        let twice = -2 * edge
        // The normal law's place, from its tail's expansion.
        let place = max(twice - Mathematics.naturalLogarithm(6.283 * max(twice - 1, 1)), 0.1).squareRoot()
        let ninth = variance / (9 * mean * mean)
        let root = 1 - ninth + (above ? place : -place) * ninth.squareRoot()
        return mean * max(root, 0) * max(root, 0) * max(root, 0)
    }

    /// Where a rising `tail`, or the negative of a falling one, has the edge: by secants that stay between the bounds.
    private func crossing(
        of edge: Double,
        from guess: Double,
        between least: Double,
        and most: Double,
        _ tail: (Double) -> Double
    ) -> Double {
        let sign = most == .infinity ? -1.0 : 1.0
        var (below, above) = (least, most)
        var last = min(max(guess, below), above == .infinity ? guess : above)
        var off = tail(last) - sign * edge
        // Two or three standard deviations out, a tail falls about so fast.
        var place = last - off * variance.squareRoot() / 3.5
        for _ in 0..<24 {
            guard abs(off) > 1e-3 else { return last }
            if off > 0 { above = min(above, last) } else { below = max(below, last) }
            if place <= below || place >= above {
                place = above == .infinity ? 2 * last + 1 : (below + above) / 2
            }
            let next = tail(place) - sign * edge
            let slope = (next - off) / (place - last)
            (last, off) = (place, next)
            place = slope > 0 ? last - off / slope : .nan
            if place.isNaN { place = above == .infinity ? 2 * last + 1 : (below + above) / 2 }
        }
        return last
    }
}
