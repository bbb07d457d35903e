/// Linear regression learned one observation at a time, the old ones forgotten slowly.
///
/// Recursive least squares (Plackett 1950; Haykin, Adaptive Filter Theory, chapter 10) with the forgetting factor
/// 0.9999. The inverse correlation is kept as the upper triangle of a symmetric matrix, row by row. An error is learned
/// only up to a bound that the caller sets, so an anomaly does not bend the model.
struct RecursiveLeastSquares: Sendable {
    static let size = 8
    typealias Features = InlineArray<8, Double>

    private(set) var weights = Features(repeating: 0)
    private var inverse: InlineArray<36, Double>

    private static let forgetting = 0.9999
    /// What is believed before the first observation: weights of 0, give or take √10.
    private static let prior = 10.0
    /// The trace at which forgetting stops, or the matrix grows without end where the input stands still.
    private static let traceLimit = 100.0

    init() {
        inverse = InlineArray(repeating: 0)
        reset()
    }

    func prediction(_ features: Features) -> Double {
        var sum = 0.0
        for index in 0..<RecursiveLeastSquares.size { sum += weights[index] * features[index] }
        return sum
    }

    /// Moves the weights to what would have made the error of this observation smaller.
    mutating func learn(_ features: Features, error: Double) {
        let size = RecursiveLeastSquares.size
        let forgetting = RecursiveLeastSquares.forgetting
        let gain = product(features)
        var scale = forgetting
        for index in 0..<size { scale += features[index] * gain[index] }
        // Rounding on extreme input can cost the matrix its sense; it then begins anew, the weights stay.
        guard scale >= forgetting, scale.isFinite else { return reset() }

        let growth = 1 / forgetting
        var trace = 0.0
        var place = 0
        for row in 0..<size {
            let step = gain[row] / scale
            weights[row] += step * error
            trace += (inverse[place] - step * gain[row]) * growth
            for column in row..<size {
                inverse[place] = (inverse[place] - step * gain[column]) * growth
                place += 1
            }
        }
        guard trace > RecursiveLeastSquares.traceLimit else { return }
        for place in 0..<36 { inverse[place] *= forgetting }
    }

    /// The inverse correlation times a vector.
    private func product(_ features: Features) -> Features {
        var product = Features(repeating: 0)
        // A span: reading an element of an inline array where it stands copies the whole of it.
        let inverse = inverse.span
        var place = 0
        for row in 0..<RecursiveLeastSquares.size {
            product[row] += inverse[place] * features[row]
            place += 1
            for column in (row + 1)..<RecursiveLeastSquares.size {
                product[row] += inverse[place] * features[column]
                product[column] += inverse[place] * features[row]
                place += 1
            }
        }
        return product
    }

    private mutating func reset() {
        var place = 0
        for row in 0..<RecursiveLeastSquares.size {
            for column in row..<RecursiveLeastSquares.size {
                inverse[place] = row == column ? RecursiveLeastSquares.prior : 0
                place += 1
            }
        }
    }
}
