import TestSupport
import Testing

@testable import Detection

@Suite("Signal detector")
struct SignalDetectorTests {
    private static let start: Int64 = 1_700_000_000

    /// A daily wave with noise, a point every five minutes.
    private func wave(_ count: Int, seed: UInt64, noise: Double = 1) -> [Double] {
        var random = SplitMix64(seed: seed)
        return (0..<count)
            .map { index in
                let day = Double(index % 288) / 288
                let wave = 40 * (day < 0.5 ? 4 * day - 1 : 3 - 4 * day)
                return 100 + wave + noise * random.normal()
            }
    }

    private func scores(_ values: [Double], step: Int64 = 300, from start: Int64 = start) throws -> [Double] {
        var detector = SignalDetector()
        return try values.enumerated()
            .map { index, value in
                let score = detector.score(value, at: start + Int64(index) * step)
                return try #require(score)
            }
    }

    @Test("what comes later changes no score: the scores of a beginning are the beginning of the scores")
    func isCausal() throws {
        var values = wave(3_000, seed: 1)
        values[2_500] += 60
        let all = try scores(values)
        for length in [1, 19, 20, 21, 700, 2_500, 2_501] {
            #expect(try scores(Array(values.prefix(length))) == Array(all.prefix(length)))
        }
    }

    @Test("a spike is the strangest point of its series at once, up or down", arguments: [60.0, -60.0])
    func findsSpike(height: Double) throws {
        for seed in UInt64(0)..<20 {
            var values = wave(4_000, seed: seed)
            values[3_333] += height
            let found = try scores(values)
            #expect(found.indices.dropFirst(500).max { found[$0] < found[$1] } == 3_333, "seed \(seed)")
        }
    }

    @Test("a lasting change of level is told at its beginning, and told once")
    func tellsOnce() throws {
        for seed in UInt64(0)..<20 {
            var values = wave(4_000, seed: seed)
            for index in 3_000..<values.count { values[index] += 30 }
            let found = try scores(values)
            #expect((3_000..<3_003).contains { found[$0] > 4 }, "seed \(seed)")
            #expect((3_010..<3_200).count { found[$0] > 4 } == 0, "seed \(seed)")
        }
    }

    @Test("a day without its usual peak is seen, though each of its points is an ordinary value")
    func missesHabit() throws {
        for seed in UInt64(0)..<10 {
            var values = wave(288 * 15, seed: seed)
            for index in (288 * 14 + 96)..<(288 * 14 + 192) { values[index] = values[288 * 14 + 95] }
            let found = try scores(values)
            let quiet = try #require(found[(288 * 7)..<(288 * 14)].max())
            let flat = try #require(found[(288 * 14 + 96)..<(288 * 14 + 192)].max())
            #expect(flat > quiet, "seed \(seed)")
        }
    }

    @Test("zero and unit of a series do not matter", arguments: [(1e-9, 0.0), (1e9, -5e9), (-1.0, 0.0)])
    func isEquivariant(scale: Double, offset: Double) throws {
        var values = wave(2_000, seed: 4)
        values[1_500] += 50
        let plain = try scores(values)
        let moved = try scores(values.map { scale * $0 + offset })
        let worst = try #require(zip(plain, moved).map { abs($0 - $1) }.max())
        #expect(worst < 0.05)
    }

    @Test("a constant series never stands out, until it changes", arguments: [0.0, 7, -1e15, 1e-300])
    func constant(value: Double) throws {
        var values = Array(repeating: value, count: 2_000)
        #expect(try scores(values).allSatisfy { $0 < 2 })
        values[1_999] = value == 0 ? 1 : 2 * value
        #expect(try #require(scores(values).last) > 4)
    }

    @Test("what is no finite number is refused and changes nothing", arguments: [Double.nan, .infinity, -.infinity])
    func refuses(value: Double) throws {
        let values = wave(600, seed: 5)
        var detector = SignalDetector()
        var found: [Double] = []
        for (index, point) in values.enumerated() {
            let seconds = SignalDetectorTests.start + Int64(index) * 300
            let refused = detector.score(value, at: seconds)
            #expect(refused == nil)
            let score = detector.score(point, at: seconds)
            found.append(try #require(score))
        }
        #expect(try found == scores(values))
    }

    @Test("a gap is no anomaly when the series comes back as it should be at that hour")
    func gap() throws {
        for seed in UInt64(0)..<20 {
            let values = wave(288 * 12, seed: seed)
            var detector = SignalDetector()
            var worst = 0.0
            for (index, value) in values.enumerated() where !(288 * 10..<(288 * 10 + 130)).contains(index) {
                let found = detector.score(value, at: SignalDetectorTests.start + Int64(index) * 300)
                let score = try #require(found)
                if (288 * 10 + 130..<(288 * 10 + 140)).contains(index) { worst = max(worst, score) }
            }
            #expect(worst < 4.5, "seed \(seed)")
        }
    }

    @Test("times that stand still, go back or overflow break nothing")
    func strangeTimes() throws {
        var detector = SignalDetector()
        for (index, value) in wave(500, seed: 6).enumerated() {
            let seconds: Int64 = [0, .max, .min, -1, 300][index % 5]
            let found = detector.score(value, at: seconds)
            let score = try #require(found)
            #expect(score.isFinite && score >= 0)
        }
    }

    @Test("property: no series of finite numbers makes a score that is none")
    func survives() throws {
        let monsters = [0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1, -1, 1e-200, 1e200]
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            var detector = SignalDetector()
            for index in 0..<400 {
                let monster = monsters[index % monsters.count]
                let value = Bool.random(using: &random) ? random.normal() : monster
                let found = detector.score(value, at: Int64(index) * 60)
                let score = try #require(found)
                #expect(score.isFinite && score >= 0, "seed \(seed), point \(index)")
            }
        }
    }

    @Test("the state of a series stays within 2 KiB")
    func size() {
        #expect(MemoryLayout<SignalDetector>.size <= 2_048)
    }
}
