import Domain
import TestSupport
import Testing

@testable import Detection

@Suite("Parts of a series")
struct PartsTests {
    @Test("property: an amount of sixteen bits keeps its value to a two-thousandth, and keeps it for good")
    func shortFloats() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<10_000 {
            let value = Float(bitPattern: UInt32.random(in: 0x3600_0000...0x5500_0000, using: &random))
            let kept = ShortFloat.rounded(value)
            #expect(abs(kept - value) <= value / 2_000)
            #expect(ShortFloat.rounded(kept) == kept)
        }
        #expect(ShortFloat.rounded(0) == 0)
        #expect(ShortFloat.rounded(-1) == 0)
        #expect(ShortFloat.rounded(.infinity) == 0)
    }

    @Test("the newest instants are the same in any order of arrival", arguments: [UInt64(1), 2, 3])
    func instants(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let times = (0..<200).map { _ in Int64.random(in: 1...5_000, using: &random) }
        var straight = RecentInstants()
        var shuffled = RecentInstants()
        for time in times { straight.add(Timestamp(seconds: time)) }
        for time in times.shuffled(using: &random) { shuffled.add(Timestamp(seconds: time)) }
        let newest = times.sorted(by: >)
        for place in 1...RecentInstants.most {
            #expect(straight.instant(place) == newest[place - 1])
            #expect(shuffled.instant(place) == newest[place - 1])
        }
    }

    @Test("the tail of a normal variable", arguments: [(0.0, 0.30103), (1.6449, 1.301), (6.0, 9.0059), (40.0, 349.43)])
    func gaussian(z: Double, score: Double) {
        #expect(abs(Mathematics.gaussianScore(z) - score) < 0.01)
    }
}
