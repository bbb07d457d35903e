/// Where a series has been lately, at several spans, and how far the newest point lies from there.
struct SignalLevels: Sendable {
    /// Of the prediction's errors: over about 3 points; over 33, of clipped ones.
    private var fastError = MovingMean()
    private var slowError = MovingMean()
    /// Of the values: over about 10, 33 and 333 points.
    private var short: MovingMean
    private var medium: MovingMean
    private var long = MovingMean()
    /// Of what is left after level and profile: over about 3, 10 and 33 points.
    private var fastRest = MovingMean()
    private var shortRest = MovingMean()
    private var mediumRest = MovingMean()
    private var count = 0.0

    private enum Rate {
        static let fast = 0.3
        static let short = 0.1
        static let medium = 0.03
        static let long = 0.003
    }

    init(at value: Double) {
        short = MovingMean(value)
        medium = MovingMean(value)
    }

    /// Takes a point in, in the series' unit, and gives what stands out.
    ///
    /// `error` is what the autoregression left of it, `rest` what level and profile did.
    mutating func statistics(_ value: Double, error: Double, rest: Double, typicalError: Double) -> SignalStatistics {
        count += 1
        let bound = 6 * typicalError
        fastError.add(error, rate: Rate.fast)
        slowError.add(min(max(error, -bound), bound), rate: Rate.medium)
        let jump = short.add(value, rate: Rate.short)
        medium.add(value, rate: Rate.medium)
        long.add(value, rate: max(Rate.long, 1 / count))
        let fast = fastRest.add(rest, rate: Rate.fast)
        let soon = shortRest.add(rest, rate: Rate.short)
        let later = mediumRest.add(rest, rate: Rate.medium)
        return SignalStatistics(
            error: error,
            errorMean: fastError.value,
            errorDrift: slowError.value,
            jump: jump,
            shift: medium.value - long.value,
            fastRest: fast,
            shortRest: soon,
            mediumRest: later,
            restMean: mediumRest.value
        )
    }

    /// Brings the values' means to `value` as far as a gap made them old: `kept` is what is left of their weight.
    mutating func resume(at value: Double, kept: Double) {
        short.add(value, rate: 1 - kept)
        medium.add(value, rate: 1 - kept)
    }
}

/// What may stand out in a point, each in the series' unit and with its sign.
struct SignalStatistics {
    /// The autoregression's error now, its mean over a few points, its mean over many.
    var error: Double
    var errorMean: Double
    var errorDrift: Double
    /// The value against the mean of the last ten.
    var jump: Double
    /// The mean of the last 33 values against that of the last 333.
    var shift: Double
    /// What level and profile left, against its own mean over 3, 10 and 33 points.
    var fastRest: Double
    var shortRest: Double
    var mediumRest: Double
    /// That mean over 33 points: how far the series has been from its habit.
    var restMean: Double
}
