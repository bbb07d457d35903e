import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Paths")
struct PathTests {
    @Test(
        "a key that is a value never becomes part of a path",
        arguments: [
            "ann@example.com", "4539148803436467", "2026-11-14", "H2X 1Y4", "b1946ac92492d2347c6235b4d2611184",
            "514-555-0199",
            "0f8fad5b-d9cb-469f-a165-70867728950e", "AKIAIOSFODNN7EXAMPLE", "", "12.5",
            "a name that is much longer than any field of any system would ever be named", "eyJhbGciOiJIUzI1NiJ9",
        ]
    )
    func withheld(key: String) {
        #expect(LeafReading(json: #"{"m":{"\#(key)":1}}"#).leaves == ["/m/{value} = 1"])
    }

    @Test(
        "names of fields stay",
        arguments: [
            "cost_price", "AddressLine1", "coûtant", "x-amz-access-token", "shipmentTransportationConfigurations",
            "Unit Cost",
            "E1EDKA1", "cbc:ID", "address2", "phone_validated?", "externallyAssignedProductIdentifier",
        ]
    )
    func names(key: String) {
        #expect(LeafReading(json: #"{"m":{"\#(key)":1}}"#).leaves == ["/m/\(key) = 1"])
    }

    @Test("an escaped key is shown unescaped, with / and ~ as RFC 6901 writes them")
    func escapes() {
        #expect(LeafReading(json: #"{"co\u00fbt":1,"a\/b~":2}"#).leaves == ["/coût = 1", "/a~1b~0 = 2"])
    }

    @Test("a path given as text is the same place, and is screened alike")
    func givenAsText() {
        var trie = PathTrie(seed: 3)
        for (text, shown) in [
            ("/items/*/cost_price", "/items/*/cost_price"), ("items[]/cost_price", "/items/*/cost_price"),
            ("/items/0/cost_price", "/items/*/cost_price"), ("/a~1b/@id", "/a~1b/@id"),
            ("/m/ann@example.com", "/m/{value}"),
        ] {
            let node = trie.node(ofPath: text)
            #expect(trie.text(of: node) == shown)
        }
        let brackets = trie.node(ofPath: "items[]/cost_price")
        let pointer = trie.node(ofPath: "/items/*/cost_price")
        #expect(brackets == pointer)
    }

    @Test("a table gives one number for one path and stays within its bounds")
    func table() {
        let table = PathTable(capacity: 3)
        let first = table.id(of: "/a")
        #expect(table.id(of: "/a") == first && table.text(of: first) == "/a")
        _ = table.id(of: "/b")
        #expect(table.id(of: "/c") == PathTable.overflow && table.text(of: PathTable.overflow) == "…")
        #expect(table.id(of: "/" + String(repeating: "x", count: 600)) == PathTable.overflow)
        #expect(table.text(of: PathID(rawValue: 99)) == "…")
    }

    @Test("a sender of endless new names fills neither a level nor the trie")
    func bounded() {
        var trie = PathTrie(seed: 5, capacity: 100, widest: 10)
        var shown: Set<String> = []
        for position in 0..<50 {
            let node = trie.node(ofPath: "/m/k\(position)x")
            shown.insert(trie.text(of: node))
        }
        #expect(shown.count == 11 && shown.contains("/m/{value}"))
        for position in 0..<500 { _ = trie.node(ofPath: "/n\(position % 9)x/o\(position % 7)x/p\(position % 5)x") }
        #expect(trie.count == 100 && trie.isFull)
    }

    @Test("property: the same key finds the same node however many there are")
    func stable() {
        var random = SplitMix64(seed: 11)
        var trie = PathTrie(seed: random.next(), widest: 5_000)
        let names = (0..<3_000).map { "/f\(String($0, radix: 26))x/\($0 % 3 == 0 ? "*" : "g")" }
        let nodes = names.map { trie.node(ofPath: $0) }
        let again = names.map { trie.node(ofPath: $0) }
        #expect(nodes == again)
        #expect(zip(names, nodes).allSatisfy { $0 == trie.text(of: $1) || trie.text(of: $1).contains("{value}") })
    }

    @Test("the first bytes decide the format, whatever the content type says")
    func formats() {
        func format(_ bytes: [UInt8], _ type: String? = nil) -> PayloadFormat? {
            PayloadFormat(sniffing: bytes.span, contentType: type)
        }
        #expect(format(Array(" \n{".utf8), "text/plain") == .json)
        #expect(format([0xEF, 0xBB, 0xBF, 0x3C, 0x61], "application/json") == .xml)
        #expect(format(Array("ISA*00*".utf8)) == .x12)
        #expect(format([]) == nil)
        #expect(format([0xFF, 0xFE, 0x7B, 0x00]) == nil)
        #expect(format([0x7B, 0x00, 0x22, 0x00]) == nil)
        #expect(format(Array("<html>".utf8), "text/html; charset=utf-8") == .text)
    }

    @Test("typography is made plain, so that a number is seen however it was typed")
    func plainText() {
        var trie = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        var reader = JSONLeaves()
        let bytes = Array("[\"514\u{A0}555\u{2011}0199 \\u00e9\\ud83d\\ude00\\n５\"]".utf8)
        _ = reader.read(bytes.span, limits: ReadLimits(), paths: &trie, leaves: &leaves)
        var text: [UInt8] = []
        PlainText.write(leaves[0], of: bytes.span, into: &text, limit: 100)
        #expect(String(decoding: text, as: UTF8.self) == "514 555-0199 é😀\n5")
    }
}
