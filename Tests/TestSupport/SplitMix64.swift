/// A small seeded generator, so that a failing property can be run again from its seed.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Random bytes, every other one drawn from `favourites` if there are any.
    package mutating func bytes(count: ClosedRange<Int>, biasedTo favourites: [UInt8] = []) -> [UInt8] {
        let length = Int.random(in: count, using: &self)
        return (0..<length)
            .map { _ in
                if Bool.random(using: &self), let favourite = favourites.randomElement(using: &self) {
                    return favourite
                }
                return UInt8.random(in: 0...255, using: &self)
            }
    }
}
