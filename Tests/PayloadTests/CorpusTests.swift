import Domain
import Foundation
import Testing

@testable import Payload

/// Public collections of hard cases, if they lie in `shared` beside the repository.
private let corpora = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .appending(path: "../../../shared/data/corpora")
    .standardizedFileURL

private let isPresent = FileManager.default.fileExists(atPath: corpora.path)

private func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpora.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
}

@Suite("Corpora", .enabled(if: isPresent, "no ../shared beside the repository"))
struct CorpusTests {
    @Test("JSONTestSuite: what must be read is read whole, what must be refused is malformed")
    func json() throws {
        var decided = 0
        for (name, bytes) in try files(in: "JSONTestSuite/test_parsing")
        where name.hasPrefix("y_") || name.hasPrefix("n_") {
            // The deepest of the files are cut by the limit of depth, which is no reading either.
            let condition = LeafReading(json: bytes).condition
            #expect((condition == .whole) == name.hasPrefix("y_"), "\(name): \(condition)")
            decided += 1
        }
        #expect(decided == 283)
    }

    @Test("JSONTestSuite: what may be read or not is answered alike by a reader that has read anything before")
    func undecided() throws {
        let all = try files(in: "JSONTestSuite/test_parsing")
        let undecided = all.filter { $0.name.hasPrefix("i_") }
        var reader = JSONLeaves()
        var paths = PathTrie(seed: 1)
        var leaves: [Leaf] = []
        for (_, bytes) in all { _ = reader.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves) }
        for (name, bytes) in undecided {
            leaves = []
            let ending = reader.read(bytes.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
            let fresh = LeafReading(json: bytes)
            #expect(ending.condition == fresh.condition && leaves.count == fresh.leaves.count, "\(name)")
        }
        #expect(undecided.count == 35)
    }

    @Test("attacks on XML readers end soon, expand nothing and open nothing")
    func xml() throws {
        let attacks = try files(in: "generated/xml")
        for (name, bytes) in attacks {
            var output: [UInt8] = []
            var origins: [Int32]?
            let isWritten = PayloadText.decode(
                bytes.span,
                contentType: nil,
                into: &output,
                origins: &origins,
                limit: ReadLimits().bytes
            )
            let text = isWritten ? output : bytes
            var reader = XMLLeaves()
            var paths = PathTrie(seed: 1)
            var leaves: [Leaf] = []
            let clock = ContinuousClock()
            let time = clock.measure {
                _ = reader.read(text.span, limits: ReadLimits(), paths: &paths, leaves: &leaves)
            }
            #expect(time < .seconds(5), "\(name)")
            // Every leaf is bytes of the payload: nothing is made of an entity.
            #expect(leaves.count <= ReadLimits().leaves, "\(name)")
            #expect(leaves.allSatisfy { $0.lower >= 0 && Int($0.upper) <= text.count }, "\(name)")
            let values = leaves.reduce(0) { $0 + $1.range.count }
            #expect(values <= text.count, "\(name)")
            var plain: [UInt8] = []
            for leaf in leaves {
                PlainText.write(leaf, of: text.span, into: &plain, limit: 1 << 20)
                #expect(plain.count <= leaf.range.count * 3, "\(name)")
                #expect(!String(decoding: plain, as: UTF8.self).contains("root:x:0"), "\(name)")
            }
        }
        #expect(attacks.count >= 12)
    }

    @Test("naughty strings are values in every format: none breaks a reader or leaves the input")
    func naughty() throws {
        let data = try Data(contentsOf: corpora.appending(path: "blns/blns.json"))
        let strings = try JSONDecoder().decode([String].self, from: data)
        for text in strings {
            let json = Array(#"{"a":"#.utf8) + [UInt8](try JSONEncoder().encode(text)) + Array("}".utf8)
            #expect(LeafReading(json: json).condition == .whole)
            let reading = TableReading(json: json)
            #expect(reading.leaves == ["/a = " + PlainForm.of(text)], "\(text.debugDescription)")
            let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            #expect(LeafReading(xml: "<a>\(escaped)</a>").condition == .whole)
            let quoted = "sku,note\nA,\"\(text.replacing("\"", with: "\"\""))\"\n"
            #expect(TableReading(table: quoted).condition == .whole)
            #expect(TableReading(form: Array("a=1&b=\(text)".utf8)).condition == .whole)
            _ = TableReading(multipart: Array("--b\r\n\r\n\(text)\r\n--b--\r\n".utf8), contentType: nil)
            _ = EDIReading(EDIReading.x12("N3*\(text)~"))
            _ = EDIReading(EDIReading.edifact("FTX+AAI+++\(text)'"))
            _ = LeafReading(json: text)
            _ = LeafReading(xml: text)
            _ = TableReading(table: text)
            everyHelper(Array(text.utf8))
        }
        #expect(strings.count == 515)
    }

    /// What looks at bytes beside the readers.
    private func everyHelper(_ bytes: [UInt8]) {
        let format = PayloadFormat(sniffing: bytes.span, contentType: nil)
        var output: [UInt8] = []
        var origins: [Int32]? = []
        if let form = NestedText.form(of: bytes.span, 0..<bytes.count) {
            _ = NestedText.decode(form, bytes.span, 0..<bytes.count, into: &output, origins: &origins)
        }
        _ = PayloadText.decode(
            bytes.span,
            contentType: "x/y; charset=latin1",
            into: &output,
            origins: &origins,
            limit: 99
        )
        if let format, let range = BodyDocument.type(of: bytes.span, format: format) {
            #expect(0...bytes.count ~= range.upperBound)
        }
    }
}

/// What `PlainText` makes of a string that JSON escaped: references of HTML and typography made plain.
private enum PlainForm {
    static func of(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let leaf = Leaf(
            node: .jsonRoot,
            range: 0..<bytes.count,
            scope: 0,
            kind: .string,
            traits: [.beyondASCII, .htmlReferences]
        )
        var output: [UInt8] = []
        PlainText.write(leaf, of: bytes.span, into: &output, limit: 1 << 20)
        return String(decoding: output.map { $0 == 0x08 || $0 == 0x0C ? 0x20 : $0 }, as: UTF8.self)
    }
}
