import TestSupport
import Testing

@testable import Detection

@Suite("Extreme tail")
struct ExtremeTailTests {
    enum Law: CaseIterable {
        case halfNormal, exponential, heavy

        /// |normal|, exponential, or Pareto with the shape 0.25.
        func draw(_ random: inout SplitMix64) -> Double {
            let uniform = Double.random(in: 1e-12..<1, using: &random)
            switch self {
            case .halfNormal: return abs(random.normal())
            case .exponential: return -Mathematics.naturalLogarithm(uniform)
            case .heavy: return (Mathematics.exponential(-0.25 * Mathematics.naturalLogarithm(uniform)) - 1) / 0.25
            }
        }
    }

    @Test(
        "a score of s is reached about 10^-s of the time, whatever the law and the unit",
        arguments: Law.allCases,
        [1e-6, 1, 1e9]
    )
    func exceedanceRate(law: Law, unit: Double) {
        var random = SplitMix64(seed: 7)
        var tail = ExtremeTail()
        var reached = [2.0: 0, 3.0: 0]
        let count = 200_000
        for index in 0..<(count + 2_000) {
            let score = tail.score(unit * law.draw(&random))
            guard index >= 2_000 else { continue }
            for level in reached.keys where score >= level { reached[level, default: 0] += 1 }
        }
        for (level, times) in reached {
            let nominal = Double(count) * Mathematics.exponential(-level * Mathematics.naturalLogarithm(10))
            let ratio = Double(times) / nominal
            #expect(ratio > 0.5 && ratio < 2, "score \(level): \(times) times instead of \(nominal)")
        }
    }

    @Test("a greater value never scores less")
    func isMonotonic() {
        var random = SplitMix64(seed: 3)
        var tail = ExtremeTail()
        for _ in 0..<5_000 { _ = tail.score(abs(random.normal())) }
        var last = -1.0
        for step in 0..<2_000 {
            let rarity = tail.rarity(of: Double(step) * 0.01)
            #expect(rarity >= last)
            last = rarity
        }
    }

    @Test("one monstrous value is told from the past, and does not blind to the next")
    func staysAwake() {
        var random = SplitMix64(seed: 5)
        var tail = ExtremeTail()
        for _ in 0..<5_000 { _ = tail.score(abs(random.normal())) }
        let before = tail.rarity(of: 8)
        let monster = tail.score(1e12)
        #expect(monster > 10)
        #expect(tail.rarity(of: 8) > 0.5 * before)
    }

    @Test("nothing but zeros scores zero, and the first value after them stands out")
    func zeros() {
        var tail = ExtremeTail()
        let zeros = (0..<1_000).map { _ in tail.score(0) }
        #expect(zeros.allSatisfy { $0 == 0 })
        let first = tail.score(1)
        #expect(first > 5)
    }

    @Test("a fall is rare although rises are common")
    func sides() {
        var random = SplitMix64(seed: 11)
        var tail = TwoSidedTail()
        for _ in 0..<5_000 {
            let noise = random.normal()
            _ = tail.score(noise > 1.5 ? 8 * noise : 0.5 * noise)
        }
        var other = tail
        let fall = tail.score(-6)
        let rise = other.score(6)
        #expect(fall > 2 * rise)
    }

    @Test("the numbers of a state make the same state again")
    func roundTrip() throws {
        var random = SplitMix64(seed: 13)
        var tail = ExtremeTail()
        for _ in 0..<3_000 { _ = tail.score(abs(random.normal())) }
        let copy = try #require(
            ExtremeTail(
                level: tail.level,
                meanExcess: tail.meanExcess,
                squareExcess: tail.squareExcess,
                exceedances: tail.exceedances,
                count: tail.count
            )
        )
        #expect(copy == tail)
        #expect(ExtremeTail(level: .nan, meanExcess: 0, squareExcess: 0, exceedances: 0, count: 0) == nil)
        #expect(ExtremeTail(level: 1, meanExcess: -1, squareExcess: 0, exceedances: 0, count: 0) == nil)
    }
}

extension SplitMix64 {
    /// About a standard normal number: twelve uniform ones added (central limit).
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += Double.random(in: 0..<1, using: &self) }
        return sum
    }
}
