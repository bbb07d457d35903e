import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("JSON leaves")
struct JSONLeavesTests {
    @Test("leaves come with their paths, positions of arrays as *")
    func paths() {
        let reading = LeafReading(
            json:
                #"{"items":[{"sku":"A-1","price":19.90,"ok":true},{"sku":"B\u00e9","price":null}],"tags":["x",2],"e":{}}"#
        )
        #expect(
            reading.leaves == [
                "/items/*/sku = A-1", "/items/*/price = 19.90", "/items/*/ok = true", #"/items/*/sku = B\u00e9"#,
                "/items/*/price = ", "/tags/* = x", "/tags/* = 2",
            ]
        )
        #expect(reading.condition == .whole)
    }

    @Test("a byte order mark and space around the document are skipped")
    func mark() {
        let reading = LeafReading(json: [0xEF, 0xBB, 0xBF] + Array(" [1] \n".utf8))
        #expect(reading.leaves == ["/* = 1"] && reading.condition == .whole)
    }

    @Test(
        "what is not JSON is malformed, and what stood before counts",
        arguments: [
            #"{"a":1,}"#, #"{"a":1 "b":2}"#, #"{"a":1]"#, #"{"a":1}x"#, #"{"a":1,"b":tru}"#, #"{"a":1,"b":01}"#,
            #"{"a":1,"b":"\x"}"#, #"{"a":1,"b":"\u12g4"}"#, #"{"a":1,b:2}"#, #"{"a":1"#, #"{"a":1,"b":"x"#,
            #"{"a":1,"b":-}"#,
            #"{"a":1,"b":1.}"#, "{\"a\":1,\"b\":\"\u{1}\"}", #"{"a":1,"b"}"#, #"{"a":1,"b":"\"#,
        ]
    )
    func malformed(json: String) {
        let reading = LeafReading(json: json)
        #expect(reading.condition == .malformed)
        #expect(reading.leaves.first == "/a = 1")
    }

    @Test("past a limit the document is truncated, not malformed")
    func limits() {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(LeafReading(json: deep).condition == .truncated)
        #expect(LeafReading(json: "[1,2,3,4]", limits: ReadLimits(leaves: 3)).leaves.count == 3)
        let cut = LeafReading(json: #"{"a":1,"b":"long text"}"#, limits: ReadLimits(bytes: 15))
        #expect(cut.condition == .truncated && cut.leaves == ["/a = 1"])
    }

    @Test("siblings share a scope, items of different objects do not")
    func scopes() {
        var reader = JSONLeaves()
        var paths = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        let bytes = Array(#"[{"a":1,"b":{"c":2},"d":3},{"a":4}]"#.utf8)
        _ = reader.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
        #expect(leaves[0].scope == leaves[2].scope)
        #expect(Set(leaves.map(\.scope)).count == 3)
    }

    @Test("property: any bytes end in some condition with ranges inside the input")
    func anyBytes() {
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...80, biasedTo: Array(#"{}[]",:\u0019ae-."#.utf8))
            // The reading itself checks the ranges.
            #expect(LeafReading(json: bytes).leaves.count <= bytes.count, "seed \(seed)")
        }
    }

    @Test("property: a document cut anywhere is never whole and never gives another leaf")
    func anyCut() {
        let bytes = Array(#"{"a":[{"b":"x\n","c":-1.5e3},true,null],"dé":{"e":"f"}}"#.utf8)
        let whole = LeafReading(json: bytes).leaves
        for length in 1..<bytes.count {
            let reading = LeafReading(json: Array(bytes[..<length]))
            #expect(reading.condition == .malformed, "\(length)")
            #expect(whole.starts(with: reading.leaves.dropLast()), "\(length)")
        }
    }
}
