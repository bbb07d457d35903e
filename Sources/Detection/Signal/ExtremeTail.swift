/// How rare a value of a statistic is, learned from the statistic's own past: −log10 of the probability to exceed it.
///
/// Below the level that 2 % of the past exceeded, the score falls in proportion. Above it the excesses follow a
/// generalized Pareto law (Pickands 1975; Siffer et al., KDD 2017), so the score of something never seen is
/// extrapolated. The level moves by Robbins–Monro steps in the logarithm, the law by exponentially weighted moments of
/// clipped excesses: constant size, constant time, and one great event does not blind it to the next. Values must not
/// be negative; the unit does not matter, for excesses are counted in levels.
package struct ExtremeTail: Sendable, Equatable {
    /// The level that about 2 % of the values exceed, in the unit of the statistic.
    package private(set) var level = 0.0
    /// Mean and mean square of the excesses, as multiples of the level.
    package private(set) var meanExcess: Float = 0.3
    package private(set) var squareExcess: Float = 0.27
    /// Excesses that the moments were learned from.
    package private(set) var exceedances: Float = 0
    /// Values seen.
    package private(set) var count: UInt32 = 0

    /// The share of values above the level, and its score.
    static let share = 0.02
    static let scoreAtLevel = 1.698_970_004_336_018_8

    package init() {}

    /// A state that was read off the properties before; `nil` where it cannot be one.
    package init?(level: Double, meanExcess: Float, squareExcess: Float, exceedances: Float, count: UInt32) {
        guard level.isFinite, level >= 0, meanExcess.isFinite, meanExcess >= 0, squareExcess.isFinite,
            squareExcess >= 0, exceedances.isFinite, exceedances >= 0
        else { return nil }
        self.level = level
        self.meanExcess = meanExcess
        self.squareExcess = squareExcess
        self.exceedances = exceedances
        self.count = count
    }

    /// Scores a value, finite and not negative, against what came before it; then learns it.
    ///
    /// `hint` is the size that the first value stands for, where that may be 0 by chance.
    package mutating func score(_ statistic: Double, hint: Double = 0) -> Double {
        if count == 0 { level = max(2 * max(statistic, hint), 1e-9) }
        level = max(level, 1e-12)
        let score = rarity(of: statistic)
        learn(statistic)
        return score
    }

    /// −log10 of the probability to exceed a value, by what is known now.
    package func rarity(of statistic: Double) -> Double {
        guard statistic > level, level > 0 else {
            return level > 0 ? ExtremeTail.scoreAtLevel * statistic / level : 0
        }
        let mean = priorMean
        let weight = ExtremeTail.priorWeight
        let known = Double(exceedances)
        let square = (known * Double(squareExcess) + weight * ExtremeTail.priorSquare) / (known + weight)
        let variance = max(square - mean * mean, 1e-12)
        // Method of moments of the generalized Pareto law; the scale then keeps the mean.
        let shape = min(max((1 - mean * mean / variance) / 2, 0.05), 0.2)
        let scale = mean * (1 - shape)
        let decades = Mathematics.naturalLogarithm(1 + shape * excess(of: statistic) / scale)
        return ExtremeTail.scoreAtLevel + decades / (shape * 2.302_585_092_994_046)
    }

    private mutating func learn(_ statistic: Double) {
        count = count == .max ? count : count + 1
        // About 25 / n at first, near the best for a tail like an exponential one.
        let step = max(1 / (1 + 0.04 * Double(count)), 0.002)
        guard statistic > level else {
            level *= 1 - step * ExtremeTail.share
            return
        }
        // The first hundred values serve to find the level.
        if count > 100 {
            let excess = min(excess(of: statistic), 50 * priorMean)
            exceedances = min(exceedances + 1, 1e6)
            let rate = max(1 / (exceedances + 1), 0.001)
            meanExcess += rate * (Float(excess) - meanExcess)
            squareExcess += rate * (Float(excess * excess) - squareExcess)
        }
        level *= Mathematics.exponential(step * (1 - ExtremeTail.share))
    }

    /// Bounded, so that its square is a number in single precision.
    private func excess(of statistic: Double) -> Double { min((statistic - level) / level, 1e15) }

    /// The mean excess, drawn to that of an exponential tail while little is known.
    private var priorMean: Double {
        (Double(exceedances) * Double(meanExcess) + ExtremeTail.priorWeight * 0.3)
            / (Double(exceedances) + ExtremeTail.priorWeight)
    }

    private static let priorWeight = 5.0
    private static let priorSquare = 0.27
}

/// The two tails of a signed statistic, each against its own past: a rare fall is not hidden by frequent rises.
package struct TwoSidedTail: Sendable, Equatable {
    package private(set) var above = ExtremeTail()
    package private(set) var below = ExtremeTail()

    package init() {}

    /// The score of the side on which the value lies further out.
    package mutating func score(_ statistic: Double) -> Double {
        let size = abs(statistic)
        let high = above.score(max(statistic, 0), hint: size)
        let low = below.score(max(-statistic, 0), hint: size)
        return max(high, low)
    }
}
