import Testing

@testable import Web

@Suite("CSV")
struct CSVWriterTests {
    private func cell(_ text: String) -> String {
        var csv = CSVWriter()
        csv.text(text)
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    @Test(
        "what a spreadsheet would take for a formula is a text",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\u{FF1D}1", "'\u{FF1D}1"),
            (" =1", " '=1"), ("\u{A0}=1", "\u{A0}'=1"), ("plain", "plain"), ("a-b@c.example", "a-b@c.example"),
            ("1=1", "1=1"), ("", ""),
        ]
    )
    func formulas(text: String, expected: String) {
        #expect(cell(text) == expected)
    }

    @Test(
        "a separator within cannot begin a formula in a cell of its own, quoted or not",
        arguments: [
            ("host;=cmd|' /C calc'!A0", "\"host;'=cmd|' /C calc'!A0\""), ("a\n=1", "\"a\n'=1\""),
            ("a,+1", "\"a,'+1\""), ("a;b", "\"a;b\""), ("\"=1", "\"\"\"'=1\""), ("a; -1", "\"a; '-1\""),
            ("\t=1", "\"'\t'=1\""),
        ]
    )
    func separators(text: String, expected: String) {
        #expect(cell(text) == expected)
    }

    @Test("property: no cell of any text begins with a formula, however a reader cuts it")
    func neverAFormula() {
        let pieces = ["=", "+", "-", "@", ";", ",", "\"", "\n", "\r", "\t", " ", "a", "1", "'", "|", "é", "\u{FF0B}"]
        for seed in UInt64(0)..<3_000 {
            var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
            var text = ""
            for _ in 0..<(seed % 9 + 1) {
                random ^= random << 13
                random ^= random >> 7
                random ^= random << 17
                text += pieces[Int(random % UInt64(pieces.count))]
            }
            let written = cell(text)
            for separator: Character in [",", ";", "\n", "\r", "\r\n", "\t"] {
                for part in written.split(separator: separator, omittingEmptySubsequences: false) {
                    let first = part.drop { $0 == "\"" || $0.isWhitespace }.first
                    #expect(!(first.map { "=+-@\u{FF0B}".contains($0) } ?? false), "seed \(seed): \(written)")
                }
            }
        }
    }
}
