import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("NDJSON")
struct NDJSONTests {
    private func lines(_ text: String, limits: ReadLimits = ReadLimits()) -> TableReading {
        TableReading(lines: Array(text.utf8), limits: limits)
    }

    @Test("documents on lines share their paths, not their scopes", arguments: ["\n", "\r\n", "\n\n"])
    func shared(lineEnd: String) {
        let text = [#"{"a":1,"b":[2]}"#, #"{"a":3}"#, "[4]"].joined(separator: lineEnd)
        let leaves = ["/a = 1", "/b/* = 2", "/a = 3", "/* = 4"]
        for ending in ["", lineEnd] {
            #expect(LeafReading(json: text + ending).leaves == leaves)
            #expect(LeafReading(json: text + ending).condition == .whole)
            let reading = lines(text + ending)
            #expect(reading.leaves == leaves && reading.condition == .whole)
            #expect(reading.scopes[0] != reading.scopes[2])
        }
    }

    @Test("a line that is not JSON makes the payload malformed and hides no other line")
    func malformed() {
        let reading = lines("{\"a\":1}\n{\"a\":2\n{\"a\":3,}\noops\n{\"a\":4}\n")
        #expect(reading.leaves == ["/a = 1", "/a = 2", "/a = 3", "/a = 4"])
        #expect(reading.condition == .malformed && reading.ending.inspected == 37)
        // Found by its bytes, the first fault ends it.
        let found = LeafReading(json: "{\"a\":1}\n{\"a\":2,}\n{\"a\":3}")
        #expect(found.leaves == ["/a = 1", "/a = 2"] && found.condition == .malformed)
    }

    @Test("two documents on one line are not JSON", arguments: ["{}{}", "[] []", "{} 1", "1\n2"])
    func sameLine(text: String) {
        #expect(LeafReading(json: text).condition == .malformed)
    }

    @Test("past a limit the lines are truncated")
    func limits() {
        let text = "{\"a\":1}\n{\"a\":2}\n{\"a\":345}\n"
        let cut = lines(text, limits: ReadLimits(bytes: 22))
        #expect(cut.condition == .truncated && cut.leaves == ["/a = 1", "/a = 2"])
        let few = lines(text, limits: ReadLimits(leaves: 2))
        #expect(few.condition == .truncated && few.leaves.count == 2)
        let deep = lines("[[[1]]]\n{\"a\":1}", limits: ReadLimits(depth: 2))
        #expect(deep.condition == .truncated && deep.leaves == ["/a = 1"])
    }

    @Test("property: any bytes end in some condition with ranges inside the input")
    func anyBytes() {
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...80, biasedTo: Array("{}[]\",:\n1a".utf8))
            let limits = ReadLimits(bytes: Int.random(in: 0...100, using: &random))
            #expect(TableReading(lines: bytes, limits: limits).leaves.count <= bytes.count, "seed \(seed)")
            #expect(LeafReading(json: bytes, limits: limits).leaves.count <= bytes.count, "seed \(seed)")
        }
    }
}
