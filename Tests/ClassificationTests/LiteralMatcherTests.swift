import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Rules of an organization: words")
struct LiteralMatcherTests {
    private let matcher = LiteralMatcher([
        .init("Projet Boréal", RuleMeaning(.commercialIP)),
        .init("XR-9", RuleMeaning(.commercialBOM, own: 3)),
        .init("Projet", RuleMeaning(.textFree)),
        .init("œuvre", RuleMeaning(.commercialForecast)),
        .init("北方计划", RuleMeaning(.commercialTerms)),
        .init("#R2", RuleMeaning(.tradeCustoms)),
    ])

    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var hits: [LiteralMatcher.Hit] = []
        matcher.scan(bytes.span, 0..<bytes.count, hits: &hits)
        return hits.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test(
        "case, accents, spaces and hyphens do not matter",
        arguments: [
            "projet boréal", "PROJET BOREAL", "Projet\u{A0}Boréal", "projet \t\n  boreal", "Projet Bore\u{301}al",
            "Projet Boré\u{AD}al", "Ｐrojet Boreal", "Projet\u{202F}Boréal",
        ]
    )
    func folded(text: String) {
        #expect(found(text) == [text])
        #expect(found("Au sujet de « \(text) », voir p. 3") == [text])
        #expect(found("(\(text))") == [text])
    }

    @Test(
        "a word stands between others, not within one",
        arguments: [
            ("Le projet Boréal XR-9.", ["projet Boréal", "XR-9"]),
            ("projet boréale", ["projet"]), ("XR-90", []), ("AXR-9", []), ("xr‑9", ["xr‑9"]), ("XR 9", []),
            ("projets", []), ("Œuvre et oeuvre", ["Œuvre", "oeuvre"]), ("manœuvre", []),
            ("我们的北方计划很好", ["北方计划"]), ("#R2", ["#R2"]), ("a#r2;", ["#r2"]), ("#R22", []),
            ("éXR-9", []), ("", []), ("x", []),
        ]
    )
    func boundaries(text: String, words: [String]) {
        #expect(found(text) == words)
    }

    @Test("the hit says what the word means, and where it stands in the bytes")
    func meaning() {
        let bytes = Array("é XR-9".utf8)
        var hits: [LiteralMatcher.Hit] = []
        matcher.scan(bytes.span, 0..<bytes.count, hits: &hits)
        #expect(hits == [LiteralMatcher.Hit(range: 3..<7, meaning: RuleMeaning(.commercialBOM, own: 3))])
        // Only within the range: what stands outside of it is not there.
        hits = []
        matcher.scan(bytes.span, 0..<6, hits: &hits)
        matcher.scan(bytes.span, 4..<7, hits: &hits)
        #expect(hits.isEmpty)
    }

    @Test("words out of bounds are left out, and of two that read the same the first counts")
    func bounds() {
        let words = LiteralMatcher([
            .init("ab", RuleMeaning(.textFree)), .init(String(repeating: "a", count: 101), RuleMeaning(.textFree)),
            .init("  ", RuleMeaning(.textFree)), .init("Été", RuleMeaning(.commercialIP)),
            .init("ete", RuleMeaning(.textFree)),
        ])
        #expect(words.count == 1)
        let bytes = Array("ETE".utf8)
        var hits: [LiteralMatcher.Hit] = []
        words.scan(bytes.span, 0..<3, hits: &hits)
        #expect(hits.map(\.meaning.category) == [.commercialIP])
    }

    @Test("property: on ASCII it finds what a search from each place finds")
    func exhaustive() {
        for seed in UInt64(0)..<1_500 {
            var random = SplitMix64(seed: seed)
            let words = (0..<4).map { _ in LiteralMatcherTests.text(&random, 3...5) }
                .filter { !$0.hasPrefix(" ") && !$0.hasSuffix(" ") && !$0.contains("  ") }
            let matcher = LiteralMatcher(words.map { LiteralMatcher.Word($0, RuleMeaning(.textFree)) })
            let text = Array(LiteralMatcherTests.text(&random, 0...30).utf8)
            var hits: [LiteralMatcher.Hit] = []
            matcher.scan(text.span, 0..<text.count, hits: &hits)
            #expect(hits.map(\.range) == LiteralMatcherTests.search(words.map { Array($0.utf8) }, text), "seed \(seed)")
        }
    }

    private static func text(_ random: inout SplitMix64, _ length: ClosedRange<Int>) -> String {
        let count = Int.random(in: length, using: &random)
        return String((0..<count).compactMap { _ in "aab- ".randomElement(using: &random) })
    }

    /// Spaces in a row are one, as in the words.
    private static func search(_ words: [[UInt8]], _ text: [UInt8]) -> [Range<Int>] {
        func isLetter(_ index: Int) -> Bool { text.indices.contains(index) && (0x61...0x7A).contains(text[index]) }
        var found: [Range<Int>] = []
        var start = 0
        while start < text.count {
            var best: Range<Int>?
            for end in stride(from: text.count, to: start, by: -1) {
                guard best == nil, !(isLetter(start - 1) && isLetter(start)), !(isLetter(end - 1) && isLetter(end))
                else { continue }
                var read: [UInt8] = []
                for byte in text[start..<end] where byte != 0x20 || read.last != 0x20 { read.append(byte) }
                if words.contains(read), text[end - 1] != 0x20 { best = start..<end }
            }
            if let best { found.append(best) }
            start = best?.upperBound ?? start + 1
        }
        return found
    }

    @Test("property: any bytes give ranges inside the input, in order")
    func neverEscapes() {
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(
                count: 0...40,
                biasedTo: [0xC3, 0xA9, 0xE2, 0x80, 0xEF, 0xBC, 0x58, 0x52, 0x2D, 0x39]
            )
            let text = Array("xr-9".utf8.prefix(Int.random(in: 0...4, using: &random))) + bytes
            var hits: [LiteralMatcher.Hit] = []
            matcher.scan(text.span, 0..<text.count, hits: &hits)
            var last = 0
            for hit in hits {
                #expect(hit.range.lowerBound >= last && hit.range.upperBound <= text.count, "seed \(seed)")
                last = hit.range.upperBound
            }
        }
    }
}
