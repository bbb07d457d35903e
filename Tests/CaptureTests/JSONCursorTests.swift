import Capture
import Domain
import TestSupport
import Testing

@Suite("JSON cursor")
struct JSONCursorTests {
    /// How deep a text that is one JSON value is nested; throws where the syntax breaks.
    private func depth(of text: [UInt8]) throws(JSONSyntaxError) -> Int {
        let bytes = text.span
        var cursor = JSONCursor()
        let depth = try cursor.skipValue(in: bytes).depth
        try cursor.end(in: bytes)
        return depth
    }

    @Test(
        "takes what RFC 8259 takes",
        arguments: [
            "{}", "[]", "null", "true", " false ", "0", "-0", "-0.0", "10", "0.5", "1e5", "1E+5", "1e-5", "0e1",
            "1.25e00",
            #""""#, #""a\"b\\c\/d\b\f\n\r\t""#, #""\u0041\u00e9""#, #""\uD83D\uDE00""#, #""é\#u{7F}\#u{2028}""#,
            "[1,2 , 3]", "[[[]],[{}]]", #"{"a":1,"b":{"c":[null]},"a":2}"#, "\t[\n1\r]\n", #"{"":0}"#,
            "1234567890123456789012345678901234567890",
        ]
    )
    func valid(text: String) throws {
        _ = try depth(of: Array(text.utf8))
    }

    @Test(
        "refuses everything else, and says at which byte",
        arguments: [
            ("", 0), (" ", 1), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), (#"{"a":1,}"#, 7), (#"{"a"}"#, 4),
            (#"{"a":}"#, 5),
            ("{1:2}", 1), ("{'a':1}", 1), ("{a:1}", 1), ("[1", 2), ("{", 1), (#"{"a":1"#, 6), ("[1}", 2),
            (#"{"a":1]"#, 6),
            ("01", 0), ("-", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1.e1", 2), ("1e", 2), ("1e+", 3), ("0x1F", 1),
            ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("nul", 3), ("True", 0), ("nullx", 4), ("1 2", 2),
            ("[]]", 2),
            (#"""#, 1), (#""abc"#, 4), (#""a\"#, 3), (#""\x""#, 1), (#""\u12""#, 1), (#""\u12G4""#, 1),
            ("\"a\u{1}b\"", 2),
            ("\"a\tb\"", 2), ("\"\n\"", 1), (#""\uD800""#, 1), (#""\uD800\u0041""#, 1), (#""\uDC00""#, 1),
            ("/*c*/1", 0),
            ("1//c", 1), ("\u{A0}1", 0), ("\u{0}", 0), ("[1\u{0}]", 2),
        ]
    )
    func invalid(text: String, offset: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try depth(of: Array(text.utf8)) }
        #expect(error?.offset == offset)
    }

    @Test("finds the end of a string, and what must not be in it, at every offset of a word")
    func everyOffset() {
        for length in 0..<20 {
            // Bytes that differ from a quote, a backslash or a space in one bit are text.
            let text = (0..<length).map { [0x23, 0x5D, 0x20, 0x7F, 0x21][$0 % 5] as UInt8 }
            #expect((try? depth(of: [0x22] + text + [0x22])) == 0, "\(length)")
            for byte in [0x00, 0x1F, 0x22, 0x5C] as [UInt8] {
                let broken = [0x22] + text + [byte] + Array(repeating: 0x61, count: 9) + [0x22]
                let error = #expect(throws: JSONSyntaxError.self) { try depth(of: broken) }
                #expect(error?.offset == length + (byte == 0x22 ? 2 : 1), "\(length)")
            }
        }
    }

    @Test("counts the depth of any nesting without recursion", arguments: [0, 1, 2, 63, 64, 65, 128, 129, 100_000])
    func nesting(depth: Int) throws {
        var random = SplitMix64(seed: UInt64(depth))
        let isObject = (0..<depth).map { _ in Bool.random(using: &random) }
        let opening = isObject.map { $0 ? #"{"k":"# : "[" }.joined()
        let closing = isObject.reversed().map { $0 ? "}" : "]" }.joined()
        #expect(try self.depth(of: Array((opening + "1" + closing).utf8)) == depth)
        guard depth > 0 else { return }
        // The innermost bracket closed by the other kind.
        let wrong = (isObject.last == true ? "]" : "}") + closing.dropFirst()
        #expect(throws: JSONSyntaxError.self) { try self.depth(of: Array((opening + "1" + wrong).utf8)) }
    }

    @Test("property: any bytes give a depth or an error within the input")
    func neverEscapesInput() {
        for seed in UInt64(0)..<4_000 {
            var random = SplitMix64(seed: seed)
            let text = random.bytes(count: 0...48, biasedTo: Array(#"[]{}",:\u0019.eE-+ntd8f"#.utf8))
            do throws(JSONSyntaxError) {
                _ = try depth(of: text)
            } catch {
                #expect(0...text.count ~= error.offset, "seed \(seed)")
            }
        }
    }

    @Test(
        "unescapes strings into UTF-8",
        arguments: [
            (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""caf\u00e9""#, "café"),
            (#""\uD83D\uDE00!""#, "😀!"), (#""\u0000""#, "\u{0}"), (#""é\u20AC""#, "é€"),
        ]
    )
    func unescapes(json: String, text: String) throws {
        let bytes = Array(json.utf8)
        var cursor = JSONCursor()
        let unescaped = try cursor.string(in: bytes.span).unescaped(in: bytes.span)
        #expect(unescaped == Array(text.utf8))
    }

    @Test(
        "reads numbers as integers exactly or not at all",
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("0e99999999999999999999", 0), ("42", 42), ("-42", -42), ("3.0", 3),
            ("1e3", 1_000),
            ("1.5e1", 15), ("1200e-2", 12), ("0.001e3", 1), ("100.00", 100), ("1E+2", 100),
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("9.223372036854775807e18", Int64.max),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1e19", nil),
            ("1e131071", nil), ("1e-131071", nil), ("0.5", nil), ("12e-1", nil), ("1e99999999999999999999", nil),
            ("1e-99999999999999999999", nil),
        ] as [(String, Int64?)]
    )
    func integers(text: String, value: Int64?) throws {
        let bytes = Array(text.utf8)
        var cursor = JSONCursor()
        let range = try cursor.number(in: bytes.span)
        let read = JSONInteger.value(of: range, in: bytes.span)
        #expect(range == 0..<bytes.count)
        #expect(read == value)
    }
}
