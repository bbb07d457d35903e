/// How much more than a Poisson count a series scatters: φ in variance = mean + φ · mean².
///
/// Discounted method of moments; each window weighs by what it says about φ.
struct Dispersion {
    var excess: Double
    var weight: Double

    /// `prior` is believed like `windows` busy ones.
    init(prior: Double, windows: Double = 1) {
        excess = prior * 100 * windows
        weight = 100 * windows
    }

    var value: Double { min(max(excess / weight, 0.004), 30) }

    mutating func learn(_ value: Double, mean: Double, keep: Double) {
        guard mean > 0.02 else { return }
        let scale = (1 + 0.1 * mean) * (1 + 0.1 * mean)
        learn(excess: ((value - mean) * (value - mean) - mean) / scale, weight: mean * mean / scale, keep: keep)
    }

    mutating func learn(excess more: Double, weight heavier: Double, keep: Double) {
        excess = excess * keep + more
        weight = weight * keep + heavier
        if weight < 1 {
            excess += 0.1 * (1 - weight)
            weight = 1
        }
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&excess)
        io.value(&weight)
    }
}
