import TestSupport
import Testing

@testable import Payload

@Suite("Plain text")
struct PlainTextTests {
    private static let every: Leaf.Traits = [
        .jsonEscapes, .xmlReferences, .htmlReferences, .doubledQuotes, .percentEncoding, .ediReleases, .beyondASCII,
    ]

    private func leaf(_ bytes: [UInt8], _ traits: Leaf.Traits, release: UInt8 = 0) -> Leaf {
        Leaf(node: .jsonRoot, range: 0..<bytes.count, scope: 0, kind: .string, traits: traits, release: release)
    }

    private func plain(_ text: String, _ traits: Leaf.Traits, release: UInt8 = 0) -> (String, [Int32]) {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var origins: [Int32] = []
        let leaf = leaf(bytes, traits, release: release)
        PlainText.write(leaf, of: bytes.span, into: &output, origins: &origins, limit: 1_000)
        return (String(decoding: output, as: UTF8.self), origins)
    }

    @Test(
        "each byte of the text knows where its writing begins",
        arguments: [
            (#"a\u00e9b"#, Leaf.Traits.jsonEscapes, "aéb", [0, 1, 1, 7, 8]),
            (#"\ud83d\ude00!"#, .jsonEscapes, "😀!", [0, 0, 0, 0, 12, 13]),
            ("a&amp;b&#233;", .xmlReferences, "a&bé", [0, 1, 6, 7, 7, 13]),
            ("a\"\"b", .doubledQuotes, "a\"b", [0, 1, 3, 4]),
            ("a%40b+c", .percentEncoding, "a@b c", [0, 1, 4, 5, 6, 7]),
            ("1\u{A0}2\u{2011}3", .beyondASCII, "1 2-3", [0, 1, 3, 4, 7, 8]),
        ]
    )
    func origins(text: String, traits: Leaf.Traits, plain expected: String, places: [Int32]) {
        let (text, origins) = plain(text, traits)
        #expect(text == expected && origins == places)
    }

    @Test("a release character is what the interchange says")
    func release() {
        #expect(plain("It?'s ?+1", .ediReleases, release: UInt8(ascii: "?")) == ("It's +1", [0, 1, 2, 4, 5, 6, 8, 9]))
        #expect(plain(#"It\'s what?"#, .ediReleases, release: UInt8(ascii: "\\")).0 == "It's what?")
        #expect(plain("end?", .ediReleases, release: UInt8(ascii: "?")).0 == "end?")
    }

    @Test(
        "references of HTML are undone in any text; its markup and the ampersand stay",
        arguments: [
            ("&nbsp;+1 613-520-0190", Leaf.Traits.htmlReferences, " +1 613-520-0190"),
            ("514&#160;555&#xA0;0199", .htmlReferences, "514 555 0199"),
            ("T&eacute;l&eacute;phone&nbsp;: ann&#64;example.com", .htmlReferences, "Téléphone : ann@example.com"),
            ("AT&amp;T &lt;b&gt; &unknown; & ;", .htmlReferences, "AT&amp;T &lt;b&gt; &unknown; & ;"),
            (#"\u0026nbsp;1"#, .jsonEscapes, " 1"), ("&amp;nbsp;1", .xmlReferences, " 1"),
            ("&amp;amp;1", .xmlReferences, "&amp;1"), ("&amp;lt;", .xmlReferences, "&lt;"),
            ("&#xD800;&#1114112;&#;&;", .xmlReferences, "&#xD800;&#1114112;&#;&;"),
        ]
    )
    func references(text: String, traits: Leaf.Traits, expected: String) {
        #expect(plain(text, traits).0 == expected)
    }

    @Test("readers say where such references may stand")
    func traits() {
        var paths = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        var json = JSONLeaves()
        let bytes = Array(#"["&nbsp;1","a & b; c","x&y","AT&T;"]"#.utf8)
        _ = json.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        #expect(leaves.map { $0.traits.contains(.htmlReferences) } == [true, false, false, true])
        var xml = XMLLeaves()
        leaves = []
        let markup = Array("<a><![CDATA[514&nbsp;555]]>1&amp;2</a>".utf8)
        _ = xml.read(markup.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        #expect(leaves.map(\.traits) == [.htmlReferences, .xmlReferences])
        var table = TableLeaves()
        leaves = []
        let rows = Array("sku,note\nA,514&nbsp;555\nB,\"é&nbsp;1\"\n".utf8)
        _ = table.read(rows.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        #expect(leaves.map(\.traits) == [[], .htmlReferences, [], [.htmlReferences, .beyondASCII]])
    }

    @Test("property: with or without places the text is the same, and the places are inside and never go back")
    func anyBytes() {
        let favourites = Array(#"\u00e9\"&amp;#x4%2+?'""#.utf8) + [0xC2, 0xA0, 0xE2, 0x80, 0x91]
        let releases: [UInt8] = [0, UInt8(ascii: "?"), UInt8(ascii: "!"), 0xC2]
        for seed in UInt64(0)..<4_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...60, biasedTo: favourites)
            let traits = PlainTextTests.every.intersection(
                Leaf.Traits(rawValue: UInt8.random(in: 0...255, using: &random))
            )
            let leaf = leaf(bytes, traits, release: releases[Int(seed % 4)])
            let limit = Int.random(in: 0...80, using: &random)
            var alone: [UInt8] = []
            var output: [UInt8] = []
            var origins: [Int32] = [7]
            PlainText.write(leaf, of: bytes.span, into: &alone, limit: limit)
            PlainText.write(leaf, of: bytes.span, into: &output, origins: &origins, limit: limit)
            #expect(alone == output && origins.count == output.count + 1, "seed \(seed)")
            #expect(zip(origins, origins.dropFirst()).allSatisfy(<=), "seed \(seed)")
            #expect(origins.allSatisfy { 0...bytes.count ~= Int($0) }, "seed \(seed)")
        }
    }
}
