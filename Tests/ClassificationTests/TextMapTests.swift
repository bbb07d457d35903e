import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("The map of a text")
struct TextMapTests {
    @Test(
        "a thing is found wherever it stands, also where one map ends and the next begins",
        arguments: [
            "marie.tremblay@example.ca", "4539 1488 0343 6467", "AKIAIOSFODNN7EXAMPLE", "FR7630006000011234567890189",
            "+1 514-555-0199", "2001:db8::8a2e:370:7334", "H2X 1Y4", "123456782 RT 0001",
            "Bearer abcdefghijklmnopqrstuvwxyz0123456789",
            "postgres://app:pw@db",
        ]
    )
    func places(thing: String) {
        let expected = Whole.hits(thing)
        #expect(!expected.isEmpty)
        for offset in 1...140 {
            // Words that say nothing, of every length, so that runs begin and end at each place of a map.
            let before = String("und das oder bis zur Strasse ohne jede Frage ".repeated(4).prefix(offset - 1))
            #expect(Whole.hits(before + " " + thing + " und") == expected, "\(offset)")
        }
    }

    @Test("a run longer than a map is one run")
    func longRun() {
        for length in [63, 64, 65, 127, 128, 129, 300] {
            let run = String(repeating: "a", count: length)
            #expect(Whole.hits(run + " ann@example.com") == [.email])
            #expect(Whole.hits(run + "4539148803436467").isEmpty, "part of a word, \(length)")
        }
    }

    @Test("property: a shape counts what a walk over the bytes counts", arguments: [UInt64(1), 2, 3])
    func shape(start: UInt64) {
        for seed in (start * 1_000)..<(start * 1_000 + 500) {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 1...150, biasedTo: Array("09azAZ @%*é{".utf8))
            let lower = Int.random(in: 0..<bytes.count, using: &random)
            let range = lower..<Int.random(in: lower...bytes.count, using: &random)
            let shape = ValueShape(bytes.span, range)
            let value = bytes[range]
            let small = value.count { 0x61...0x7A ~= $0 }
            let capitals = value.count { 0x41...0x5A ~= $0 }
            #expect(shape.length == value.count)
            #expect(shape.digits == value.count { 0x30...0x39 ~= $0 }, "\(seed)")
            #expect(shape.letters == small + capitals, "\(seed)")
            #expect(shape.capitals == capitals, "\(seed)")
            #expect(shape.spaces == value.count { $0 == 0x20 }, "\(seed)")
            #expect(shape.beyond == value.count { $0 >= 0x80 }, "\(seed)")
            #expect(shape.masks == value.count { $0 == 0x2A }, "\(seed)")
            #expect(shape.hasAt == value.contains(0x40), "\(seed)")
            #expect(shape.hasPercent == value.contains(0x25), "\(seed)")
            #expect(shape.hasNonZero == value.contains { 0x31...0x39 ~= $0 }, "\(seed)")
        }
    }
}

extension String {
    fileprivate func repeated(_ times: Int) -> String { String(repeating: self, count: times) }
}
