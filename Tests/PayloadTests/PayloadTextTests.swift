import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Encodings")
struct PayloadTextTests {
    private static let sample = #"<?xml version="1.0" encoding="X"?><a>Montréal 514 555‑0199 œuvre 12 €</a>"#

    private func decode(_ bytes: [UInt8], _ contentType: String? = nil, limit: Int = 1 << 20) -> (String, [Int32])? {
        var output: [UInt8] = [1]
        var origins: [Int32]? = [9]
        let isWritten = PayloadText.decode(
            bytes.span,
            contentType: contentType,
            into: &output,
            origins: &origins,
            limit: limit
        )
        return isWritten ? (String(decoding: output, as: UTF8.self), origins ?? []) : nil
    }

    static func utf16(_ text: String, isBig: Bool, hasMark: Bool) -> [UInt8] {
        ((hasMark ? [0xFEFF] : []) + Array(text.utf16))
            .flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(
        "UTF-16 is read in both orders, with a mark or by its first character",
        arguments: [true, false],
        [true, false]
    )
    func utf16(isBig: Bool, hasMark: Bool) {
        let text = #"{"ville":"Trois-Rivières 😀"}"#
        let bytes = PayloadTextTests.utf16(text, isBig: isBig, hasMark: hasMark)
        #expect(decode(bytes)?.0 == text)
        let broken =
            PayloadTextTests.utf16("{\"a\":\"", isBig: isBig, hasMark: hasMark)
            + (isBig ? [0xD8, 0x3D] : [0x3D, 0xD8])
        #expect(decode(broken + [0x41])?.0 == "{\"a\":\"\u{FFFD}")
    }

    @Test(
        "a declared encoding of one byte a character is read where the bytes are not UTF-8",
        arguments: [
            (#"<?xml version="1.0" encoding="ISO-8859-1"?><a>"#, nil), ("<?xml encoding='windows-1252' ?><a>", nil),
            ("<?xml encoding='ISO_8859-15'?><a>", nil), ("a;b\n", "text/csv; charset=ISO-8859-1"),
            ("a;b\n", "text/csv; header=present; charset=\"latin1\""), ("a;b\n", "text/plain;charset=CP1252"),
            ("UNB+UNOC:3+A+B'", nil), ("UNA:+.? 'UNB+UNOC:3+A+B'", nil), ("CIF_I_V3.0\nCHARSET:8859_1\n", nil),
            ("<html><head><meta charset=\"iso-8859-1\">", nil), ("a;b\n", "text/csv; charset=us-ascii"),
        ] as [(String, String?)]
    )
    func declared(head: String, contentType: String?) {
        let bytes = Array(head.utf8) + [0x4D, 0xE9, 0xA0, 0x31]
        #expect(decode(bytes, contentType)?.0 == head + "Mé\u{A0}1")
        let already = Array((head + "Mé\u{A0}1").utf8)
        #expect(decode(already, contentType) == nil)
    }

    @Test("Windows-1252 has its quotes and euro, ISO-8859-15 its own")
    func specials() {
        #expect(decode([0x80, 0x93, 0x9C, 0x81, 0xE9], "a/b; charset=windows-1252")?.0 == "€“œ\u{81}é")
        #expect(decode([0xA4, 0xBD, 0xE9], "a/b; charset=iso-8859-15")?.0 == "€œé")
    }

    @Test(
        "without a declaration nothing is written over",
        arguments: ["a;b\nM", "{\"a\":\"", "<a>", "UNB+UNOW:4+", ""]
    )
    func undeclared(head: String) {
        #expect(decode(Array(head.utf8) + [0xE9, 0x20]) == nil)
        #expect(decode(Array(head.utf8) + [0xE9, 0x20], "application/json") == nil)
        #expect(decode(Array(head.utf8) + [0xE9, 0x20], "text/plain; charset=utf-8") == nil)
        #expect(decode(Array(head.utf8) + [0xE9, 0x20], "text/plain; charset=big5") == nil)
    }

    @Test("each byte knows where it comes from, and past the limit one character tells that more follows")
    func origins() throws {
        let (text, origins) = try #require(decode([0x41, 0xE9, 0x80, 0x42], "a/b; charset=windows-1252"))
        #expect(text == "Aé€B" && origins == [0, 1, 1, 2, 2, 2, 3, 4])
        let cut = try #require(decode([0x41, 0xE9, 0x80, 0x42], "a/b; charset=windows-1252", limit: 3))
        #expect(cut.0 == "Aé€" && cut.1 == [0, 1, 1, 2, 2, 2, 3])
    }

    @Test("XML in an encoding that was written over is read; one that nobody knows is unread")
    func reading() throws {
        let bytes = Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>Montr"#.utf8) + [0xE9] + Array("al</a>".utf8)
        let text = try #require(decode(bytes)?.0)
        #expect(LeafReading(xml: text).leaves == ["/a = Montréal"])
        let wide = try #require(
            decode(
                PayloadTextTests.utf16(#"<?xml version="1.0" encoding="UTF-16"?><a>é</a>"#, isBig: false, hasMark: true)
            )
        )
        #expect(LeafReading(xml: wide.0).leaves == ["/a = é"])
    }

    @Test("property: any bytes give text and places that never go back or outside")
    func anyBytes() {
        let heads: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x7B, 0], Array("<?xml encoding='latin1'?>".utf8), []]
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let bytes =
                (heads.randomElement(using: &random) ?? []) + random.bytes(count: 0...60, biasedTo: [0xD8, 0xDC, 0])
            guard let (text, origins) = decode(bytes, "x/y; charset=latin1", limit: 40) else { continue }
            #expect(origins.count == text.utf8.count + 1 && text.utf8.count <= 44, "seed \(seed)")
            #expect(zip(origins, origins.dropFirst()).allSatisfy(<=), "seed \(seed)")
            #expect(origins.allSatisfy { 0...bytes.count ~= Int($0) }, "seed \(seed)")
        }
    }
}
