import Capture
import Domain
import Testing

@Suite("Request bodies")
struct BodyTests {
    @Test(
        "broken JSON is refused whole, with the byte",
        arguments: [
            ("", 0), ("[", 1), ("[{},", 4), (native() + "x", native().utf8.count),
            ("[\(native())}", native().utf8.count + 1),
        ]
    )
    func broken(text: String, offset: Int) {
        #expect(fault(Array(text.utf8)) == RequestFault(.malformedJSON, offset: offset))
    }

    @Test(
        "bytes that are not UTF-8, and a byte order mark, are refused",
        arguments: [.json, .cloudEvent] as [BodyForm]
    )
    func encoding(form: BodyForm) {
        let text = Array(native().utf8)
        #expect(fault([0xEF, 0xBB, 0xBF] + text, as: form) == RequestFault(.malformedEncoding, offset: 0))
        #expect(fault(Array(text.dropLast()) + [0xC3, 0x28, 0x7D], as: form)?.reason == .malformedEncoding)
        #expect(fault(Array(#"{"a":""#.utf8) + [0xED, 0xA0, 0x80, 0x22, 0x7D], as: form)?.offset == 6)
        // UTF-16: valid as bytes of UTF-8, but no JSON.
        #expect(fault(text.flatMap { [$0, 0] }, as: form)?.reason == .malformedJSON)
    }

    @Test("a thousand events are a batch, one more is too many, in every form that holds several")
    func batches() {
        func array(_ count: Int, _ event: String) -> [UInt8] {
            Array(("[" + Array(repeating: event, count: count).joined(separator: ",") + "]").utf8)
        }
        func lines(_ count: Int) -> [UInt8] {
            Array(Array(repeating: native(), count: count).joined(separator: "\n\n").utf8)
        }
        let tooLarge = RequestFault(.batchTooLarge, hint: "1000")
        #expect(decode(String(decoding: array(1_000, native()), as: UTF8.self))?.count == 1_000)
        #expect(fault(array(1_001, native())) == tooLarge)
        #expect(fault(array(1_001, cloudEvent()), as: .cloudEventBatch) == tooLarge)
        #expect(fault(lines(1_000), as: .ndjson) == nil)
        #expect(fault(lines(1_001), as: .ndjson) == tooLarge)
    }

    @Test("NDJSON skips blank lines, counts them, and refuses a bad line alone")
    func lines() throws {
        let text = native() + "\r\n\n  \n{\"id\":}\n[]\n" + native() + " " + native() + "\n" + native()
        let events = try #require(decode(text, as: .ndjson))
        #expect(events.map { $0.event?.pointer ?? $0.rejection?.pointer } == ["/0", "/3", "/4", "/5", "/6"])
        #expect(events.map { $0.rejection?.reason } == [nil, .malformedJSON, .invalidType, .malformedJSON, nil])
        #expect(events[1].rejection?.hint == "6")
        #expect(decode("\n\n", as: .ndjson)?.isEmpty == true)
    }

    @Test("an NDJSON line that is not UTF-8 is refused alone, at a byte of the line")
    func badLine() throws {
        let line = Array(native().utf8)
        let body = line + [0x0A, 0x22, 0xFF, 0x22, 0x0A] + line
        guard case .events(let events) = EventDecoder.decode(body, as: .ndjson, now: now) else {
            Issue.record("refused whole")
            return
        }
        #expect(events.map { $0.rejection } == [nil, Rejection(.malformedEncoding, at: "/1", hint: "1"), nil])
    }

    @Test(
        "the media type chooses the form",
        arguments: [
            ("application/json", "json"), ("Application/JSON; charset=\"UTF-8\"", "json"), (nil, "json"),
            ("application/x-ndjson", "ndjson"), ("application/jsonl", "ndjson"),
            ("application/cloudevents+json; charset=utf-8", "cloudEvent"),
            ("application/cloudevents-batch+json", "cloudEventBatch"), ("application/cloudevents+xml", nil),
            ("application/json; charset=utf-16", nil), ("text/html", nil), ("application/x-www-form-urlencoded", nil),
            ("", nil),
        ] as [(String?, String?)]
    )
    func forms(contentType: String?, name: String?) {
        let form = try? BodyForm(contentType: contentType, headers: [("accept", "*/*")])
        #expect(form.map { "\($0)" } == name)
    }

    @Test("ce- headers make any message a CloudEvent, unless its type says structured")
    func binaryForm() throws {
        let headers = [(name: "Ce-Specversion", value: "1.0")]
        let binary = try BodyForm(contentType: "application/xml", headers: headers)
        guard case .cloudEventBinary(_, "application/xml") = binary else { Issue.record("\(binary)"); return }
        let structured = try BodyForm(contentType: "application/cloudevents+json", headers: headers)
        guard case .cloudEvent = structured else { Issue.record("\(structured)"); return }
    }
}
