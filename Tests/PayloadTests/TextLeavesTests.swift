import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Text")
struct TextLeavesTests {
    private func format(_ text: String, _ contentType: String? = nil) -> PayloadFormat? {
        let bytes = Array(text.utf8)
        return PayloadFormat(sniffing: bytes.span, contentType: contentType)
    }

    private func read(_ bytes: [UInt8], from start: Int = 0, limits: ReadLimits = ReadLimits()) -> (ReadEnding, [Leaf])
    {
        var leaves: [Leaf] = []
        let ending = TextLeaves().read(bytes.span, from: start, limits: limits, leaves: &leaves)
        return (ending, leaves)
    }

    @Test("prose is one value at the root, without the space around it")
    func whole() {
        let bytes = Array(" Bonjour Marie,\nappelez le 514&nbsp;555-0199.\n\n".utf8)
        let (ending, leaves) = read(bytes)
        #expect(ending == ReadEnding(condition: .whole, inspected: bytes.count))
        #expect(leaves.count == 1 && leaves[0].range == 1..<(bytes.count - 2) && leaves[0].node == .jsonRoot)
        #expect(leaves[0].traits == .htmlReferences)
        #expect(read([]).1.isEmpty && read(Array(" \n".utf8)).1.isEmpty)
    }

    @Test("a long text is cut between lines, between words, or else between characters")
    func long() {
        for unit in ["une ligne de texte\n", "mot ", "é", "\n"] {
            let bytes = Array(String(repeating: unit, count: 200_000 / unit.utf8.count).utf8)
            let (ending, leaves) = read(bytes)
            #expect(ending.condition == .whole)
            #expect(leaves.allSatisfy { $0.range.count <= 32 << 10 })
            #expect(zip(leaves, leaves.dropFirst()).allSatisfy { $0.upper <= $1.lower })
            for leaf in leaves { #expect(String(validating: bytes[leaf.range], as: UTF8.self) != nil) }
            let kept = leaves.reduce(0) { sum, leaf in sum + bytes[leaf.range].count { $0 > 0x20 } }
            #expect(kept == bytes.count { $0 > 0x20 })
        }
    }

    @Test("limits cut and say so; a broken document's rest is read from where it broke")
    func limits() {
        let bytes = Array("Marie Tremblay".utf8)
        let cut = read(bytes, limits: ReadLimits(bytes: 5))
        #expect(cut.0 == ReadEnding(condition: .truncated, inspected: 5) && cut.1[0].range == 0..<5)
        #expect(read(bytes, limits: ReadLimits(leaves: 0)).0.condition == .truncated)
        #expect(read(bytes, from: 6).1[0].range == 6..<14)
        #expect(read(bytes, from: 99).1.isEmpty)
    }

    @Test(
        "text is what no other format is",
        arguments: [
            ("Bonjour, le client rappelle demain.", nil), ("[2026-11-02 08:15] INFO started", nil),
            ("<34>Nov  2 08:15:00 host app: x", nil), ("<!DOCTYPE html><html><body>x</body></html>", nil),
            ("<html lang='fr'><p>x</p></html>", nil), ("<div>x</div>", "text/html; charset=utf-8"), ("x", nil),
            ("[Note] rappeler", "text/plain"), ("\u{1B}[31mERROR\u{1B}[0m disk full", nil), ("été", nil),
            ("<page>x</page>", "text/html"),
        ] as [(String, String?)]
    )
    func known(text: String, contentType: String?) {
        #expect(format(text, contentType) == .text)
    }

    @Test(
        "other formats stay what they are",
        arguments: [
            ("[1,2]", nil, PayloadFormat.json), ("[]", nil, .json), ("[ null]", nil, .json), ("[-1.5e3]", nil, .json),
            ("{", nil, .json), ("[x]", "application/json", .json), ("[x]", "application/vnd.api+json; v=1", .json),
            ("\"a\"", "application/json; charset=utf-8", .json), ("12", "application/json", .json),
            ("<a/>", nil, .xml), ("<?xml version='1.0'?><html/>", nil, .xml), ("a=1&b=2", nil, .form),
            ("a;b;c\n1;2;3\n", "text/plain", .table),
        ] as [(String, String?, PayloadFormat)]
    )
    func others(text: String, contentType: String?, expected: PayloadFormat) {
        #expect(format(text, contentType) == expected)
    }

    @Test("what is no text has no format", arguments: [nil, "text/plain", "application/octet-stream"] as [String?])
    func binary(contentType: String?) {
        let heads: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], Array("PK\u{3}\u{4}\u{14}\0".utf8),
            Array("%PDF-1.7\n%abc\n1 0 obj".utf8), [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46],
            [0x1F, 0x8B, 0x08, 0],
            [0xC3, 0x28, 0xA0, 0xA1, 0xE9, 0xE9],
        ]
        for head in heads {
            let found = PayloadFormat(sniffing: head.span, contentType: contentType)
            #expect(found == nil, "\(head)")
        }
        #expect(format("Bonjour", "image/png") == nil && format("", "text/plain") == nil)
    }
}
