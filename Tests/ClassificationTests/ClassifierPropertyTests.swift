import Domain
import Payload
import TestSupport
import Testing

@testable import Classification

@Suite("Classifier: properties")
struct ClassifierPropertyTests {
    private static let cases = UInt64(0)..<300

    @Test("property: the order of keys and the space between them do not change what JSON says")
    func keyOrder() {
        let pool = ClassifierPool(count: 1)
        for seed in ClassifierPropertyTests.cases {
            var random = SplitMix64(seed: seed)
            let document = RandomDocument.record(&random)
            var none: SplitMix64?
            var some: SplitMix64? = random
            let plain = summary(pool, document.json(&none))
            let other = summary(pool, document.json(&some))
            #expect(plain == other, "seed \(seed)")
        }
    }

    @Test("property: the order of attributes and the space between them do not change what XML says")
    func attributeOrder() {
        let pool = ClassifierPool(count: 1)
        for seed in ClassifierPropertyTests.cases {
            var random = SplitMix64(seed: seed)
            let document = RandomDocument.record(&random)
            var none: SplitMix64?
            var some: SplitMix64? = random
            let plain = summary(pool, document.xml("order", &none))
            let other = summary(pool, document.xml("order", &some))
            #expect(plain == other, "seed \(seed)")
        }
    }

    @Test("property: a payload to which a document is added is never less sensitive")
    func added() {
        let pool = ClassifierPool(count: 1)
        for seed in ClassifierPropertyTests.cases {
            var random = SplitMix64(seed: seed)
            var none: SplitMix64?
            let first = RandomDocument.record(&random).json(&none)
            let second = RandomDocument.record(&random).json(&none)
            let one = answer(pool, "[\(first)]")
            let both = answer(pool, "[\(first),\(second)]")
            #expect(both.score >= one.score && both.level >= one.level, "seed \(seed)")
            #expect(Set(both.categories).isSuperset(of: one.categories), "seed \(seed)")
        }
    }

    @Test(
        "the answer is the same however the payload lies in memory, asked again, and from a new classifier",
        arguments: SeedDocument.all
    )
    func placement(document: SeedDocument) {
        let pool = ClassifierPool(count: 1)
        let bytes = Array(document.text.utf8)
        let first = Answer(pool, bytes[...], document.contentType)
        #expect(Answer(pool, bytes[...], document.contentType) == first)
        #expect(Answer(ClassifierPool(count: 1), bytes[...], document.contentType) == first)
        for before in [1, 3, 7, 64, 1_001] {
            // What stands around a slice must not be seen.
            let around = Array(repeating: UInt8(ascii: "4"), count: before)
            let slice = (around + bytes + around)[before..<(before + bytes.count)]
            #expect(Answer(pool, slice, document.contentType) == first, "\(before) bytes before")
        }
    }

    @Test("the answer is the same however the payload came in pieces", arguments: SeedDocument.all)
    func chunking(document: SeedDocument) {
        let pool = ClassifierPool(count: 1)
        let bytes = Array(document.text.utf8)
        let whole = Answer(pool, bytes[...], document.contentType)
        for size in [1, 2, 5, 13, 100] {
            var gathered: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                gathered.append(contentsOf: bytes[start..<min(start + size, bytes.count)])
            }
            #expect(Answer(pool, gathered[...], document.contentType) == whole, "pieces of \(size)")
        }
    }

    @Test("the places of a document's values hold these values", arguments: SeedDocument.all)
    func places(document: SeedDocument) {
        let bytes = Array(document.text.utf8)
        let report = ClassifierPool(count: 1)
            .report(payload: bytes[...], contentType: document.contentType, platform: nil, documentType: "unspecified")
        for span in report.spans where span.detector == .email {
            let text = String(decoding: bytes[span.range], as: UTF8.self)
            #expect(["@", "%40", "\\u0040"].contains { text.contains($0) } && text.hasSuffix("b.example"))
        }
    }

    private func answer(_ pool: ClassifierPool, _ text: String) -> Answer { Answer(pool, Array(text.utf8)[...], nil) }

    /// What does not depend on where things stand.
    private func summary(_ pool: ClassifierPool, _ text: String) -> [String] {
        let answer = answer(pool, text)
        return ["\(answer.level) \(answer.score) \(answer.condition)"] + answer.categories + answer.findings
    }
}
