/// The seeded generator behind the sample data: the same seed and place always give the same traffic.
///
/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SampleRandom: RandomNumberGenerator {
    private var state: UInt64

    /// One stream for each combination of words, so that an hour can be made without those before it.
    init(_ words: UInt64...) {
        state = 0x5851_F42D_4C95_7F2D
        for word in words {
            state ^= word
            state = next()
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[Int(next() % UInt64(choices.count))] }

    /// Around 1, spread `cv`, never below a third: the sum of three uniforms is near enough to a bell.
    mutating func factor(spread cv: Double) -> Double {
        let bell = (unit() + unit() + unit() - 1.5) * 2
        return max(0.34, 1 + cv * bell)
    }

    /// How many events fall into a span that expects `mean` of them (Knuth's product of uniforms; mean below 500).
    mutating func poisson(mean: Double) -> Int {
        var left = min(max(mean, 0), 500)
        var count = 0
        // Whole units one after the other: the sum of Poisson counts is Poisson, and no exponential can underflow.
        while left > 0 {
            let part = min(left, 1)
            left -= part
            let limit = SampleRandom.exponential(ofMinus: part)
            var product = unit()
            while product > limit {
                count += 1
                product *= unit()
            }
        }
        return count
    }

    /// e⁻ˣ for 0 ≤ x ≤ 1 by its series; twelve terms leave an error below 1e-9.
    private static func exponential(ofMinus x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for n in 1...12 {
            term *= -x / Double(n)
            sum += term
        }
        return sum
    }
}
