/// Predicts the next value of a series from its last five, its level and its profile.
struct Autoregression: Sendable {
    private var model = RecursiveLeastSquares()
    /// The last values, the newest first.
    private var lags: InlineArray<5, Double>
    private var lastShape = 0.0
    /// The mean absolute error, robustly.
    private(set) var typicalError = 1.0
    private var count = 0.0

    init(lags: InlineArray<5, Double>) { self.lags = lags }

    /// What remains of a value after what was predicted for it.
    func error(of value: Double, level: Double, shape: Double) -> Double {
        value - level - model.prediction(features(level: level, shape: shape))
    }

    /// Learns a value with the error that was found for it, up to three typical ones.
    mutating func learn(_ value: Double, error: Double, level: Double, shape: Double) {
        let bound = 3 * typicalError
        model.learn(features(level: level, shape: shape), error: min(max(error, -bound), bound))
        count += 1
        let rate = max(1 / count, 0.001)
        typicalError = max(typicalError + rate * (min(abs(error), 5 * typicalError) - typicalError), 1e-6)
        for lag in (1..<5).reversed() { lags[lag] = lags[lag - 1] }
        lags[0] = value
        lastShape = shape
    }

    /// Goes on after a gap as if the values had just been these.
    mutating func resume(at value: Double, shape: Double) {
        lags = InlineArray(repeating: value)
        lastShape = shape
    }

    private func features(level: Double, shape: Double) -> RecursiveLeastSquares.Features {
        [
            1, lags[0] - level, lags[1] - level, lags[2] - level, lags[3] - level, lags[4] - level, shape, lastShape,
        ]
    }
}
