import Domain
import FoundationEssentials
import TestSupport
import Testing

@Suite("JSON writer")
struct AlertJSONWriterTests {
    @Test("commas, nesting and empty containers are where they belong")
    func shape() {
        let text = JSONWriter.text { json in
            json.object { json in
                json.member("a", 1)
                json.member("b", String?.none)
                json.member("c") { _ in }
                json.name("d")
                json.array { json in
                    json.array { _ in }
                    json.bool(true)
                    json.object { $0.member("e", "é\n\u{1}\"\\") }
                }
                json.name("f")
                json.raw(#"{"x":1}"#)
                json.member("g", ["h"])
            }
        }
        #expect(
            text == #"{"a":1,"b":null,"c":{},"d":[[],true,{"e":"é\n\u0001\"\\"}],"f":{"x":1},"g":["h"]}"#
        )
    }

    @Test(
        "numbers are JSON's: whole ones without a fraction, what is no number as null",
        arguments: [
            (42_611_872.0, "42611872"), (0.1, "0.1"), (-0.5, "-0.5"), (.nan, "null"), (-.infinity, "null"),
            (1e300, "1e+300"), (9_007_199_254_740_992, "9007199254740992"),
        ] as [(Double, String)]
    )
    func numbers(value: Double, text: String) {
        #expect(JSONWriter.text { $0.number(value) } == text)
    }

    @Test("property: any text and any finite number read back as they were")
    func roundTrip() throws {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...40, biasedTo: Array("\"\\/\n\r\t\u{0}\u{7F}{}".utf8))
            let text = String(decoding: bytes, as: UTF8.self)
            let number = Double(bitPattern: random.next())
            let json = JSONWriter.text { json in
                json.object { json in
                    json.member(text, text)
                    json.member(text + "n", number)
                }
            }
            let read = try JSONDecoder().decode([String: Value].self, from: Data(json.utf8))
            #expect(read[text]?.text == text, "seed \(seed)")
            if number.isFinite { #expect(read[text + "n"]?.number == number, "seed \(seed)") }
        }
    }

    private struct Value: Decodable {
        var text: String?
        var number: Double?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try? container.decode(String.self)
            number = try? container.decode(Double.self)
        }
    }
}
