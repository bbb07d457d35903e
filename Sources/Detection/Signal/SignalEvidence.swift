/// Brings what stands out in a point to one score: each statistic against its own past, then the rarest.
///
/// A series is at most as unusual as its rarest side: the greatest of the scores. (A sum or a mean of scores hides what
/// one statistic alone sees.) Only the prediction's error is judged twice, at once and over three points, and the mean
/// taken: noise has one of them, what matters has both.
struct SignalEvidence: Sendable {
    private var error = TwoSidedTail()
    private var errorMean = ExtremeTail()
    private var errorDrift = ExtremeTail()
    private var jump = TwoSidedTail()
    private var shift = ExtremeTail()
    private var fastRest = ExtremeTail()
    private var shortRest = TwoSidedTail()
    private var mediumRest = TwoSidedTail()
    private var restMean = ExtremeTail()

    /// −log10 of how rare the rarest is.
    mutating func score(_ now: SignalStatistics) -> Double {
        var score = (errorMean.score(abs(now.errorMean)) + error.score(now.error)) / 2
        score = max(score, errorDrift.score(abs(now.errorDrift)))
        score = max(score, jump.score(now.jump))
        score = max(score, shift.score(abs(now.shift)))
        score = max(score, fastRest.score(abs(now.fastRest)))
        score = max(score, shortRest.score(now.shortRest))
        score = max(score, mediumRest.score(now.mediumRest))
        return max(score, restMean.score(abs(now.restMean)))
    }
}
