import Domain
import Foundation
import TestSupport
import Testing

@testable import vigie

@Suite("Parts of classify")
struct ClassifyPartsTests {
    @Test("offsets are counted in code points, as Python counts them")
    func offsets() {
        let text = "é😀 ada@exemple.ca ñ"
        let bytes = Array(text.utf8)
        // Two bytes, four bytes, a space.
        let ranges = [7..<21, 0..<2, 2..<6, 9..<24]
        #expect(ScalarOffsets.ranges(ranges, in: bytes) == [3..<17, 0..<1, 1..<2, 5..<19])
        #expect(ScalarOffsets.ranges([], in: bytes).isEmpty)
    }

    @Test("property: an offset in code points is the number of scalars before it")
    func offsetsProperty() {
        let letters: [Character] = ["a", "é", "…", "中", "😀", "🇨🇦", "e\u{301}", "\n", "\u{10FFFF}"]
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let text = String(
                (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
            )
            let scalars = Array(text.unicodeScalars)
            let ranges = (0..<6)
                .map { _ in
                    let ends = [
                        Int.random(in: 0...scalars.count, using: &random),
                        Int.random(in: 0...scalars.count, using: &random),
                    ]
                    return min(ends[0], ends[1])..<max(ends[0], ends[1])
                }
            let lengths = scalars.map { String($0).utf8.count }
            func offset(_ place: Int) -> Int { lengths.prefix(place).reduce(0, +) }
            let inBytes = ranges.map { offset($0.lowerBound)..<offset($0.upperBound) }
            #expect(ScalarOffsets.ranges(inBytes, in: Array(text.utf8)) == ranges, "seed \(seed)")
        }
    }

    @Test("property: the parts of a score are whole points and make the score")
    func parts() {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let points = (0..<Int.random(in: 1...8, using: &random))
                .map { _ in Double.random(in: 0...12, using: &random) }
            let score = points.reduce(0, +)
            let sum = ScoreSum(score: score, terms: points.map { ($0, Bilingual(fr: "Nom", en: "Name")) })
            #expect(sum.total == Int(score.rounded()), "seed \(seed)")
            #expect(sum.parts.reduce(0) { $0 + $1.points } == sum.total, "seed \(seed)")
            #expect(sum.parts.allSatisfy { $0.points > 0 })
        }
    }

    @Test("a score is written as the sum of its terms")
    func sum() {
        let sum = ScoreSum(
            score: 71.6,
            terms: [
                (40.7, Bilingual(fr: "Carte de paiement", en: "Payment card")),
                (22, Bilingual(fr: "Douane", en: "Customs")),
                (8.7, Bilingual(fr: "BOM", en: "BOM")), (0.2, Bilingual(fr: "Rien", en: "Nothing")),
            ]
        )
        #expect(sum.text(in: .french) == "72 = 41 carte de paiement + 22 douane + 9 BOM")
        #expect(sum.text(in: .english) == "72 = 41 payment card + 22 customs + 9 BOM")
        #expect(ScoreSum(score: 0, terms: []).text(in: .french) == "0")
    }

    @Test("lines are the same whatever the pieces they come in; blank ones are counted and passed over")
    func lines() throws {
        let folder = try PassingFolder()
        let path = folder.path + "/lines"
        try "\u{FEFF}{\"a\":1}\n\n  \r\n\(String(repeating: "x", count: 50))\n{}\r\nlast"
            .write(toFile: path, atomically: true, encoding: .utf8)
        for piece in [1, 2, 3, 7, 1_000] {
            var lines = try InputLines(path, piece: piece, longest: 20)
            var found: [String] = []
            while let line = try lines.next() {
                switch line {
                case .text(let text): found.append("\(lines.number) " + String(decoding: text, as: UTF8.self))
                case .tooLong: found.append("\(lines.number) too long")
                }
            }
            #expect(found == ["1 {\"a\":1}", "4 too long", "5 {}\r", "6 last"], "pieces of \(piece)")
        }
    }

    @Test("a line is taken apart with its values as they were written; what is none is named by its place")
    func partsOfLine() throws {
        let line = try JSONLine(Array(#" {"id": 1.50, "t":"\u00e9\"", "v":["a",null,2,true,{"x":1}], "t":"b"} "#.utf8))
        #expect(line.raw("id") == "1.50" && line.text("id") == nil && line.scalar("id") == Array("1.50".utf8))
        #expect(line.text("t") == Array("b".utf8))
        #expect(line.scalars("v")?.map { String(decoding: $0, as: UTF8.self) } == ["a", "", "2", "true", ""])
        #expect(line.raw("none") == nil && line.scalars("t") == nil)
        for bad in ["", "[]", "1", "{", "{}x", #"{"a":}"#, #"{"a":"\ud800"}"#] {
            #expect(throws: LineFault.self, "\(bad)") { try JSONLine(Array(bad.utf8)) }
        }
        #expect(throws: LineFault.self) { try JSONLine([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]) }
    }

    @Test("of a file no more is read than is inspected, and one byte")
    func bounded() throws {
        let folder = try PassingFolder()
        let path = folder.path + "/large"
        try Data(repeating: 0x20, count: 3_000).write(to: URL(fileURLWithPath: path))
        let part = try PayloadFile(path, limit: 1_000)
        #expect(part.bytes.count == 1_001 && part.size == 3_000)
        let whole = try PayloadFile(path, limit: 3_000)
        #expect(whole.bytes.count == 3_000 && whole.size == 3_000)
    }

    @Test("the words for formats are content types, and a content type stands for itself")
    func hints() {
        #expect(ContentTypeHint.contentType(of: "cXML") == "application/xml")
        #expect(ContentTypeHint.contentType(of: "tsv") == "text/tab-separated-values")
        #expect(ContentTypeHint.contentType(of: "Application/PDF") == "application/pdf")
        #expect(ContentTypeHint.contentType(of: "whatever") == nil)
    }

    @Test("what a terminal would obey is not written to it")
    func plain() {
        #expect(DocumentPage.plain("a\u{1B}[31m\n\u{202E}é\u{9B}") == "a\u{FFFD}[31m\u{FFFD}\u{FFFD}é\u{FFFD}")
    }
}
