import Domain
import Payload
import TestSupport
import Testing

@testable import Classification

/// A short run of what `make fuzz` does for longer: damaged documents, the same ones each time.
@Suite("Classifier: damaged documents")
struct MutationFuzzTests {
    private static let cases = UInt64(2_000)
    private static let favourites =
        Array(#"{}[]<>/="',:;&@+*~?%|\-.()0123456789 aeNP\#r\#n\#t"#.utf8)
        + [0, 0x1C, 0x80, 0xC2, 0xA0, 0xE2, 0xEF, 0xFF]

    @Test("a damaged document is answered within bounds, and with places inside it", arguments: SeedDocument.all)
    func bounds(document: SeedDocument) {
        let seeds = SeedDocument.all.map { Array($0.text.utf8) }
        var pool = ClassifierPool(count: 1)
        for seed in 0..<MutationFuzzTests.cases {
            // Other payloads' paths stay for a while, as in the service.
            if seed % 250 == 0 { pool = ClassifierPool(count: 1) }
            var random = SplitMix64(seed: seed)
            let bytes = MutationFuzzTests.damaged(Array(document.text.utf8), with: seeds, &random)
            let type = seed % 3 == 0 ? nil : document.contentType
            let report = pool.report(payload: bytes[...], contentType: type, platform: nil, documentType: "unspecified")
            let read = report.classification
            #expect(0...100 ~= read.score && read.leaves <= bytes.count, "seed \(seed)")
            #expect(read.condition == .whole || read.level != .public, "seed \(seed)")
            let isInside = report.spans.allSatisfy {
                !$0.range.isEmpty && 0 <= $0.range.lowerBound && $0.range.upperBound <= bytes.count
            }
            #expect(isInside, "seed \(seed)")
        }
    }

    @Test("a damaged document is answered alike by a classifier that is new and by one that is not")
    func memory() {
        let seeds = SeedDocument.all.map { Array($0.text.utf8) }
        let pool = ClassifierPool(count: 1)
        for seed in UInt64(0)..<600 {
            var random = SplitMix64(seed: seed)
            let number = Int(seed) % seeds.count
            let bytes = MutationFuzzTests.damaged(seeds[number], with: seeds, &random)
            let type = SeedDocument.all[number].contentType
            #expect(
                Answer(pool, bytes[...], type) == Answer(ClassifierPool(count: 1), bytes[...], type),
                "seed \(seed)"
            )
        }
    }

    @Test("a qualifier of a document inside a value costs no more than one of the payload, in however many payloads")
    func nestedQualifier() {
        let pool = ClassifierPool(count: 1)
        let inside = #"{\"type\":\"SIN\",\"value\":\"046454286\"}"#
        let text = #"{"type":"LOT","value":"046454286","memo":"\#(inside)","other":"\#(inside)"}"#
        let first = Answer(pool, Array(text.utf8)[...], nil)
        #expect(first.categories.contains("personal.government_id"))
        // A table as long as these scopes are high would take gigabytes.
        for _ in 0..<300 { #expect(Answer(pool, Array(text.utf8)[...], nil) == first) }
    }

    /// One to eight changes: a byte, bytes put in, left out, doubled or taken from another document, or an end cut off.
    private static func damaged(_ bytes: [UInt8], with others: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard !bytes.isEmpty else { return bytes }
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = Int.random(in: start...min(start + 16, bytes.count), using: &random)
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.insert(contentsOf: random.bytes(count: 0...6, biasedTo: favourites), at: place)
            case 2: bytes.removeSubrange(start..<end)
            case 3: bytes.insert(contentsOf: bytes[start..<end], at: place)
            case 4:
                let other = others[Int.random(in: 0..<others.count, using: &random)]
                let from = Int.random(in: 0..<other.count, using: &random)
                bytes.insert(contentsOf: other[from..<min(from + 24, other.count)], at: place)
            default: bytes.removeLast(Int.random(in: 0..<min(20, bytes.count), using: &random))
            }
        }
        return bytes
    }
}
