/// How long a flow's transfers take, on a logarithmic scale, and whether an hour of them is far slower than usual.
struct TransferTime {
    private static let keep: Float = 0.997_94
    /// Hours with a time, before anything is said.
    private static let needed: Float = 24
    /// The least events of a slow hour, and how much slower it is: twice.
    private static let leastEvents: UInt32 = 8
    private static let leastRise = 1.0

    private var hours: Float = 0
    /// Σ of the hours' means, in powers of two.
    private var means: Float = 0
    /// Σ of the variance within hours.
    private var within: Float = 0
    /// Σ of what the hours' means scatter beyond chance.
    private var between: Float = 0

    init() {}

    /// Of one hour: the mean of log₂(milliseconds + 1), and the variance around it.
    private static func moments(_ hour: WatchedHour) -> (mean: Double, variance: Double) {
        let count = Double(hour.timed)
        let mean = Double(hour.logarithms) / count
        return (mean / 8, max(0, Double(hour.squares) / count - mean * mean) / 64)
    }

    private var usual: Double { Double(means) / Double(hours) }

    /// The usual transfer, in seconds.
    var usualSeconds: Double { TransferTime.seconds(usual) }

    func seconds(_ hour: WatchedHour) -> Double { TransferTime.seconds(TransferTime.moments(hour).mean) }

    private static func seconds(_ logarithm: Double) -> Double {
        (Mathematics.exponential(logarithm * 0.693_147_180_559_945_3) - 1) / 1_000
    }

    private var scatter: (within: Double, between: Double) {
        ((Double(within) + 0.5) / (Double(hours) + 1), max(0, Double(between) + 0.5) / (Double(hours) + 5))
    }

    /// −log₁₀ of the chance of an hour as slow as this; `nil` where it is not slow.
    func score(_ hour: WatchedHour) -> Double? {
        guard hours >= TransferTime.needed, hour.timed >= TransferTime.leastEvents else { return nil }
        let rise = TransferTime.moments(hour).mean - usual
        guard rise >= TransferTime.leastRise else { return nil }
        let scatter = scatter
        let z = rise / (scatter.within / Double(hour.timed) + scatter.between).squareRoot()
        // The tail of a normal variable, from above.
        return Mathematics.decades(z * z / 2 + Mathematics.naturalLogarithm(2.5 * z))
    }

    /// The seconds between which nearly all such hours lie: three standard deviations.
    func band(_ hour: WatchedHour) -> (low: Double, high: Double) {
        let scatter = scatter
        let three = 3 * (scatter.within / Double(max(hour.timed, 1)) + scatter.between).squareRoot()
        return (TransferTime.seconds(usual - three), TransferTime.seconds(usual + three))
    }

    mutating func learn(_ hour: WatchedHour) {
        guard hour.timed > 0 else { return }
        let (mean, variance) = TransferTime.moments(hour)
        // An hour of few events says little.
        let weight = Float(min(Double(hour.timed) / 4, 1))
        var learned = mean
        if hours >= 4 {
            let expected = scatter.within / Double(hour.timed) + scatter.between
            let bound = 4 * expected.squareRoot()
            learned = min(max(mean, usual - bound), usual + bound)
            let deviation = learned - usual
            between =
                between * TransferTime.keep
                + weight * Float(deviation * deviation - scatter.within / Double(hour.timed))
        }
        if hour.timed > 1 {
            let count = Double(hour.timed)
            within = within * TransferTime.keep + weight * Float(min(variance * count / (count - 1), 16))
        } else {
            within = within * TransferTime.keep + weight * Float(scatter.within)
        }
        hours = hours * TransferTime.keep + weight
        means = means * TransferTime.keep + weight * Float(learned)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&hours)
        io.value(&means)
        io.value(&within)
        io.value(&between)
    }
}
