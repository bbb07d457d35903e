/// Brings what stands out in a point to one score: each statistic against its own past, then the rarest.
///
/// A point is about as unusual as its rarest side, so the greatest score decides; the mean of all is a tenth of the
/// answer, for what several see is more. (A mean alone hides what one statistic alone sees.) The prediction's error is
/// judged at once and over three points, and the mean taken: noise has one of them, what matters has both.
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

    /// −log10 of how rare the point is.
    mutating func score(_ now: SignalStatistics) -> Double {
        var greatest = 0.0
        var sum = 0.0
        func add(_ score: Double) {
            greatest = max(greatest, score)
            sum += score
        }
        add((errorMean.score(abs(now.errorMean)) + error.score(now.error)) / 2)
        add(errorDrift.score(abs(now.errorDrift)))
        add(jump.score(now.jump))
        add(shift.score(abs(now.shift)))
        add(fastRest.score(abs(now.fastRest)))
        add(shortRest.score(now.shortRest))
        add(mediumRest.score(now.mediumRest))
        add(restMean.score(abs(now.restMean)))
        return (1 - SignalEvidence.agreement) * greatest + SignalEvidence.agreement * sum / 8
    }

    /// What the mean of the scores counts for.
    private static let agreement = 0.1
}
