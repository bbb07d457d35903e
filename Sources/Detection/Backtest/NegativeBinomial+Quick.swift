extension NegativeBinomial {
    /// `upperScore`, or 0 where it is surely no more than 1: what a calibration learns from most hours, for the cost of a
    /// square root.
    ///
    /// One standard deviation above its mean a tail of this family holds a tenth or more, unless it is very skewed.
    func upperScoreAboveOne(_ value: Double) -> Double {
        let off = value - mean
        guard off > 0 else { return 0 }
        let reach = dispersion <= 1 ? 1.0 : dispersion <= 4 ? 0.36 : 0
        if off * off <= reach * variance { return 0 }
        return upperScore(value)
    }

    /// The same for a score of no more than 2: two standard deviations above its mean every such tail holds a hundredth.
    func upperScoreAboveTwo(_ value: Double) -> Double {
        let off = value - mean
        guard off > 0 else { return 0 }
        if off * off <= 4 * variance { return 0 }
        return upperScore(value)
    }

    /// The same for less than expected: within .8 standard deviations a tail holds more than a tenth, unless it is skewed.
    func lowerScoreAboveOne(_ value: Double) -> Double {
        let off = mean - value
        guard off > 0 else { return 0 }
        if dispersion <= 1, off * off <= 0.64 * variance { return 0 }
        return lowerScore(value)
    }
}
