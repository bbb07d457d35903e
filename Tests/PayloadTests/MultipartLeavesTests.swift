import Domain
import TestSupport
import Testing

@testable import Payload

@Suite("Multipart leaves")
struct MultipartLeavesTests {
    private func reading(
        _ text: String,
        _ contentType: String? = "multipart/form-data; boundary=xY",
        limits: ReadLimits = ReadLimits()
    ) -> TableReading {
        TableReading(multipart: Array(text.utf8), contentType: contentType, limits: limits)
    }

    private let body = """
        ignored\r
        --xY\r
        Content-Disposition: form-data; name="client[name]"\r
        \r
        Marie Tremblay\r
        --xY\r
        content-disposition: form-data; filename="cv \\"2\\".txt"; name=scan\r
        Content-Type: text/plain\r
        \r
        first line\r
        --xYz is not a boundary\r
        --xY\r
        Content-Disposition: form-data; name="total"\r
        \r
        12.50\r
        --xY--\r
        epilogue

        """

    private let leaves = [
        "/client/name = Marie Tremblay", #"/scan/@filename = cv \"2\".txt"#,
        "/scan = first line\r\n--xYz is not a boundary", "/total = 12.50",
    ]

    @Test(
        "each part is a leaf at its name, whether the content type names the boundary or not",
        arguments: [
            "multipart/form-data; boundary=xY", "multipart/form-data; charset=utf-8; Boundary=\"xY\"",
            "multipart/form-data", nil,
        ]
    )
    func parts(contentType: String?) {
        let reading = reading(body, contentType)
        #expect(reading.leaves == leaves)
        #expect(reading.kinds == [.string, .string, .string, .number] && reading.condition == .whole)
    }

    @Test("lines may end in LF alone")
    func lineFeeds() {
        #expect(reading(body.replacing("\r\n", with: "\n")).leaves.last == "/total = 12.50")
    }

    @Test("a part that is not text is passed over, and the payload is not whole")
    func binary() {
        let image = reading(
            "--xY\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.png\"\r\n\r\n\u{1}\u{0}\r\n--xY--"
        )
        #expect(image.leaves == ["/a/@filename = b.png"] && image.condition == .truncated)
        let text = "--xY\r\nContent-Transfer-Encoding: BASE64\r\n\r\nTWFyaWU=\r\n--xY--"
        let encoded = reading(text)
        #expect(encoded.leaves == [] && encoded.condition == .truncated)
        #expect(encoded.ending.inspected == text.utf8.count - 8)
    }

    @Test("a part without a name stands at /part, and a name that is a value is withheld")
    func names() {
        #expect(reading("--xY\nContent-Type: text/xml\n\n<a/>\n--xY--").leaves == ["/part = <a/>"])
        let value = reading("--xY\nContent-Disposition: form-data; name=\"ann@example.com\"\n\n1\n--xY--")
        #expect(value.leaves == ["/{value} = 1"])
    }

    @Test("a body without its end is malformed, or truncated past a limit; what is there counts")
    func cut() {
        let open = reading("--xY\nContent-Disposition: form-data; name=a\n\n123")
        #expect(open.leaves == ["/a = 123"] && open.condition == .malformed)
        let limited = reading(body, limits: ReadLimits(bytes: 90))
        #expect(limited.condition == .truncated && limited.leaves.count == 1)
        #expect(reading("nothing here").condition == .malformed)
        #expect(reading("--xY\nContent-Disposition: form-data; name=a").condition == .malformed)
        #expect(reading(body, limits: ReadLimits(leaves: 2)).condition == .truncated)
    }

    @Test("property: any bytes end in some condition with ranges inside the input")
    func anyBytes() {
        let bytes = Array(body.utf8)
        for seed in UInt64(0)..<3_000 {
            var random = SplitMix64(seed: seed)
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0..<mutated.count, using: &random)
                if Bool.random(using: &random) {
                    mutated[place] = Array("-xY\r\n;=\"\\ ".utf8).randomElement(using: &random) ?? 0
                } else {
                    mutated.remove(at: place)
                }
            }
            let limits = ReadLimits(bytes: Int.random(in: 0...bytes.count, using: &random))
            let type = Bool.random(using: &random) ? "multipart/form-data; boundary=xY" : nil
            #expect(
                TableReading(multipart: mutated, contentType: type, limits: limits).leaves.count < 20,
                "seed \(seed)"
            )
        }
    }
}
