import TestSupport
import Testing

@testable import Detection

@Suite("Recursive least squares")
struct RecursiveLeastSquaresTests {
    @Test("the coefficients of an autoregressive series are found")
    func findsCoefficients() {
        for seed in UInt64(0)..<10 {
            var random = SplitMix64(seed: seed)
            var model = RecursiveLeastSquares()
            let truth: RecursiveLeastSquares.Features = [0.5, 0.6, -0.3, 0.2, 0, 0, 0, 0]
            var lags: [Double] = [0, 0, 0, 0, 0]
            for _ in 0..<20_000 {
                let features: RecursiveLeastSquares.Features = [
                    1, lags[0], lags[1], lags[2], lags[3], lags[4], random.normal(), random.normal(),
                ]
                var value = random.normal()
                for index in 0..<8 { value += truth[index] * features[index] }
                model.learn(features, error: value - model.prediction(features))
                lags = [value] + lags.dropLast()
            }
            for index in 0..<8 { #expect(abs(model.weights[index] - truth[index]) < 0.05, "seed \(seed), \(index)") }
        }
    }

    @Test("input that stands still or explodes leaves a model that goes on learning")
    func recovers() {
        var random = SplitMix64(seed: 2)
        var model = RecursiveLeastSquares()
        let still = RecursiveLeastSquares.Features(repeating: 1e-9)
        for _ in 0..<50_000 { model.learn(still, error: 0) }
        let huge = RecursiveLeastSquares.Features(repeating: 1e9)
        for _ in 0..<100 { model.learn(huge, error: 1) }
        var last = 0.0
        for index in 0..<30_000 {
            var features = RecursiveLeastSquares.Features(repeating: 0)
            for index in 0..<8 { features[index] = random.normal() }
            let error = 2 * features[3] - model.prediction(features)
            if index >= 29_000 { last += abs(error) / 1_000 }
            model.learn(features, error: error)
        }
        // Without a model it is 1.6; what the explosion has taught about the sum of all features stays for long.
        #expect(last < 0.8)
    }
}
