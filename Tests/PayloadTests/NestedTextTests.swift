import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Nested text")
struct NestedTextTests {
    private func form(_ text: String) -> NestedText.Form? {
        let bytes = Array(text.utf8)
        return NestedText.form(of: bytes.span, 0..<bytes.count)
    }

    private func decode(_ text: String) -> (content: NestedText.Content, text: String, origins: [Int32])? {
        let bytes = Array(text.utf8)
        guard let form = NestedText.form(of: bytes.span, 0..<bytes.count) else { return nil }
        var output: [UInt8] = []
        var origins: [Int32]? = []
        let content = NestedText.decode(form, bytes.span, 0..<bytes.count, into: &output, origins: &origins)
        return content.map { ($0, String(decoding: output, as: UTF8.self), origins ?? []) }
    }

    @Test(
        "documents inside a value are known by their first and last characters",
        arguments: [
            (#"{"email":"a@b.ca"}"#, NestedText.Form.json), ("[1, 2, 3]", .json), (" \n{\"a\": 1}\n", .json),
            (#"["x","y"]"#, .json), ("<order><n>1</n></order>", .xml), ("<?xml version='1.0'?><o/>", .xml),
            ("<cbc:ID schemeID='x'>1</cbc:ID>", .xml),
        ]
    )
    func documents(text: String, expected: NestedText.Form) {
        #expect(form(text) == expected)
    }

    @Test(
        "text is no document",
        arguments: [
            "[Note] see below]", "{name} {city}", "[2026-11-02 08:15:00]", "<- see the arrow ->", "{\"a\":1} and more",
            "<p>Call <b>Marie</b></p>", "<div class='x'>1</div>", "<!DOCTYPE html><html></html>", "short", "{}",
            "Bonjour, le monde", "A-1042/77", "unit_cost_per_kilogram_net", "https://example.com/orders/12/lines",
            "0f8fad5b-d9cb-469f-a165-70867728950e", "b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4",
            "50% off", "100%zz", "AKIAIOSFODNN7EXAMPLEAKIA", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF",
        ]
    )
    func plain(text: String) {
        #expect(decode(text) == nil)
    }

    @Test(
        "base64 of text is decoded, in both alphabets, with lines, padding or the head of a data URL",
        arguments: [
            ("TWFyaWUgVHJlbWJsYXksIDUxNC01NTUtMDE5OQ==", "Marie Tremblay, 514-555-0199", NestedText.Content.text),
            ("TWFyaWUgVHJlbWJsYXksIDUxNC01NTUtMDE5OQ", "Marie Tremblay, 514-555-0199", .text),
            ("TWFyaWUgVHJlbWJs\nYXksIDUxNC01NTUt\r\nMDE5OQ==\n", "Marie Tremblay, 514-555-0199", .text),
            ("eyJlbWFpbCI6ImFubkBleGFtcGxlLmNhIn0=", #"{"email":"ann@example.ca"}"#, .json),
            ("PG9yZGVyPjxuPjc8L24-PC9vcmRlcj4", "<order><n>7</n></order>", .xml),
            (
                "data:application/json;base64,eyJlbWFpbCI6ImFubkBleGFtcGxlLmNhIn0=", #"{"email":"ann@example.ca"}"#,
                .json
            ),
            ("TW9udHLDqWFsLCBRdcOpYmVjLCBDYW5hZGE=", "Montréal, Québec, Canada", .text),
        ]
    )
    func base64(text: String, plain: String, content: NestedText.Content) throws {
        let found = try #require(decode(text))
        #expect(found.text == plain && found.content == content)
    }

    @Test(
        "percent-encoding is decoded, `+` as a space only in a query that has no other",
        arguments: [
            ("ann%40example.com", "ann@example.com"), ("Montr%C3%A9al%20QC", "Montréal QC"),
            ("https://x.ca/?a=24+Sussex&e=ann%40x.ca", "https://x.ca/?a=24 Sussex&e=ann@x.ca"),
            ("%2B1+613+520%2D0190", "+1+613+520-0190"), ("a%20b=c+d", "a b=c+d"),
            ("%7B%22a%22%3A1%7D", #"{"a":1}"#),
        ]
    )
    func percent(text: String, plain: String) throws {
        let found = try #require(decode(text))
        #expect(found.text == plain)
        #expect(found.content == (plain.hasPrefix("{") ? .json : .text))
        #expect(found.origins.count == plain.utf8.count + 1 && found.origins.last == Int32(text.utf8.count))
    }

    @Test("a byte of base64 comes from the digit in which it begins")
    func origins() throws {
        let found = try #require(decode("TWFyaWUgVHJlbWJsYXksIDUxNC01NTUtMDE5OQ=="))
        #expect(found.origins.prefix(7) == [0, 1, 2, 4, 5, 6, 8] && found.origins.last == 40)
    }

    @Test("what decodes to no text is left alone")
    func binary() {
        // A PNG's head, and random bytes.
        #expect(decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAA=") == nil)
        #expect(decode("%FF%FE%00%01abcdef") == nil)
        #expect(decode("3q2+796tvu/erb7v3q2+796tvu/erb7v") == nil)
    }

    @Test("paths of a nested document continue those of its value, in other scopes and at a shared depth")
    func below() {
        var paths = PathTrie(seed: 1)
        var json = JSONLeaves()
        var xml = XMLLeaves()
        var outer: [Leaf] = []
        let bytes = Array(#"{"data":{"body":"x"}}"#.utf8)
        _ = json.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &outer)
        var inner: [Leaf] = []
        let nested = Array(#"{"items":[{"price":2}],"n":1}"#.utf8)
        let ending = json.read(nested.span, below: outer[0].node, limits: ReadLimits(), paths: &paths, leaves: &inner)
        #expect(ending.condition == .whole)
        let markup = Array("<o a='1'><p>3</p></o>".utf8)
        _ = xml.read(markup.span, below: outer[0].node, limits: ReadLimits(), paths: &paths, leaves: &inner)
        #expect(
            inner.map { paths.text(of: $0.node) } == [
                "/data/body/items/*/price", "/data/body/n", "/data/body/o/@a", "/data/body/o/p",
            ]
        )
        #expect(Set(inner.map(\.scope)).intersection(outer.map(\.scope)).isEmpty)
        #expect(inner[2].scope == inner[3].scope && Set(inner.map(\.scope)).count == 3)
        let deep = Array(#"{"a":{"b":1}}"#.utf8)
        let bounded = json.read(
            deep.span,
            below: outer[0].node,
            limits: ReadLimits(depth: 3),
            paths: &paths,
            leaves: &inner
        )
        #expect(bounded.condition == .truncated)
        // The reader serves payloads again.
        outer = []
        _ = json.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &outer)
        #expect(paths.text(of: outer[0].node) == "/data/body" && outer[0].scope < 10)
    }

    @Test("property: any value is decoded or not, with places inside it that never go back")
    func anyBytes() {
        let favourites = Array("%4aA=+/-_{}[]<>\"\n".utf8)
        for seed in UInt64(0)..<4_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...70, biasedTo: favourites).map { seed % 2 == 0 ? $0 & 0x7F : $0 }
            let lower = Int.random(in: 0...bytes.count, using: &random)
            guard let form = NestedText.form(of: bytes.span, lower..<bytes.count) else { continue }
            var output: [UInt8] = []
            var origins: [Int32]? = []
            guard NestedText.decode(form, bytes.span, lower..<bytes.count, into: &output, origins: &origins) != nil,
                let origins
            else { continue }
            #expect(origins.count == output.count + 1 && output.count <= bytes.count - lower, "seed \(seed)")
            #expect(zip(origins, origins.dropFirst()).allSatisfy(<=), "seed \(seed)")
            #expect(origins.allSatisfy { lower...bytes.count ~= Int($0) }, "seed \(seed)")
        }
    }
}
