/// The zero and the unit of a series, set by its first twenty values and kept from then on.
///
/// They only bring any series to numbers of ordinary size; nothing that is learned later depends on their being right.
struct SeriesUnit: Sendable {
    private var count = 0
    private var mean = 0.0
    private var squares = 0.0
    private(set) var unit = 1.0
    /// The last values as they came, the newest first.
    private var recent = InlineArray<5, Double>(repeating: 0)

    static let warmUp = 20
    /// Further from zero than this, numbers lose their sense and are cut.
    private static let limit = 1e9

    var isSettled: Bool { count >= SeriesUnit.warmUp }

    /// Takes one of the first values.
    mutating func settle(with value: Double) {
        // Divided first, or the mean of the greatest numbers would not be a number.
        count += 1
        let step = value / Double(count) - mean / Double(count)
        let before = value - mean
        mean += step
        squares += before * (value - mean)
        for lag in (1..<5).reversed() { recent[lag] = recent[lag - 1] }
        recent[0] = value
        guard isSettled else { return }
        // Of a normal law, the mean absolute deviation is 0.8 standard deviations.
        let deviation = 0.8 * (squares / Double(count)).squareRoot()
        unit = max(deviation.isFinite ? deviation : abs(mean), 1e-3 * abs(mean))
        if unit < .leastNormalMagnitude { unit = 1 }
    }

    func standardized(_ value: Double) -> Double {
        let scaled = value / unit - mean / unit
        return min(max(scaled, -SeriesUnit.limit), SeriesUnit.limit)
    }

    /// The last five of the first values, in the unit.
    var lags: InlineArray<5, Double> {
        InlineArray { standardized(recent[$0]) }
    }
}
