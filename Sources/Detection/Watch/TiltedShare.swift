/// A cumulative sum that watches a share for a lasting rise: one-sided, over three sizes of it.
///
/// After Page, “Continuous inspection schemes”, Biometrika 1954: for each hypothesis the log-likelihood ratio of what
/// was counted is added up and never falls below 0; the mean of their exponentials is what an alarm is raised on. If
/// nothing changed it passes h about once in h windows, so log₁₀ of it is a score like all others.
struct TiltedShare {
    /// No more nats are carried on, and fewer of a rise that was told, so that its end is seen soon.
    private static let most: (untold: Float, told: Float) = (14, 6)

    private var sums: InlineArray<3, Float> = [0, 0, 0]

    init() {}

    /// What one more success, and one more failure, says for each hypothesis.
    struct Weights {
        var hits: InlineArray<3, Double> = [0, 0, 0]
        var misses: InlineArray<3, Double> = [0, 0, 0]

        /// The hypotheses multiply the odds of `share` by `factors`; evidence is divided by `dispersion`.
        init(share: Double, factors: InlineArray<3, Double>, dispersion: Double) {
            for place in 0..<3 {
                let tilted = factors[place] * share / (1 - share + factors[place] * share)
                hits[place] = Mathematics.naturalLogarithm(tilted / share) / dispersion
                misses[place] = Mathematics.naturalLogarithm((1 - tilted) / (1 - share)) / dispersion
            }
        }
    }

    mutating func add(_ hits: UInt32, of total: UInt32, _ weights: Weights) {
        let misses = Double(total) - Double(hits)
        for place in 0..<3 {
            let more = Double(hits) * weights.hits[place] + misses * weights.misses[place]
            sums[place] = max(0, sums[place] + Float(more))
        }
    }

    /// Ends what was added for good.
    mutating func settle(isTold: Bool) {
        let most = isTold ? TiltedShare.most.told : TiltedShare.most.untold
        for place in 0..<3 { sums[place] = min(sums[place], most) }
    }

    /// The hypothesis that what was counted speaks for.
    var likeliest: Int { sums[2] >= sums[1] && sums[2] >= sums[0] ? 2 : sums[1] >= sums[0] ? 1 : 0 }

    /// log₁₀ of the mean of the exponentials.
    var score: Double {
        let greatest = Double(max(sums[0], sums[1], sums[2]))
        var sum = 0.0
        for place in 0..<3 { sum += Mathematics.exponential(Double(sums[place]) - greatest) }
        return Mathematics.decades(greatest + Mathematics.naturalLogarithm(sum / 3))
    }

    /// Whether the score is greater: the mean of exponentials is never more than the greatest of them.
    func exceeds(_ score: Double) -> Bool {
        let greatest = Double(max(sums[0], sums[1], sums[2]))
        return Mathematics.decades(greatest) > score && self.score > score
    }

    /// Whether it stands at nothing, so that failures alone change nothing.
    var isZero: Bool { sums[0] == 0 && sums[1] == 0 && sums[2] == 0 }

    mutating func exchange(_ io: inout SnapshotExchange) {
        for place in 0..<3 { io.value(&sums[place]) }
    }
}

/// How much more than chance the counts of a share scatter: 1 for independent events, more where they come in bunches.
struct Bunching {
    /// What chance alone is worth before anything was learned.
    private static let prior = 30.0

    private var deviations: Float = 0
    private var variances: Float = 0

    init() {}

    var value: Double {
        max(1, (Double(deviations) + Bunching.prior) / (Double(variances) + Bunching.prior))
    }

    mutating func learn(_ hits: UInt32, of total: UInt32, share: Double, keep: Float) {
        let mean = Double(total) * share
        let variance = mean * (1 - share)
        let deviation = Double(hits) - mean
        // One bad window is news and no habit; nor may the first windows of a rise hide the next.
        let square = min(deviation * deviation, 5 * (variance + 0.5))
        deviations = deviations * keep + Float(square)
        variances = variances * keep + Float(variance)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&deviations)
        io.value(&variances)
    }
}

extension Mathematics {
    /// A natural logarithm as one to the base 10.
    static func decades(_ nats: Double) -> Double { nats / 2.302_585_092_994_046 }
}
