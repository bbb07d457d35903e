import Capture
import Domain
import Testing

@Suite("CloudEvents")
struct CloudEventTests {
    private let headers = [
        (name: "ce-specversion", value: "1.0"), (name: "ce-id", value: "88121"),
        (name: "CE-Source", value: "/erp/feed"),
        (name: "ce-type", value: "vigie.outbound.message"), (name: "ce-subject", value: "alibaba"),
        (name: "ce-time", value: "2026-11-14T14:59:58Z"), (name: "ce-bytes", value: "4096"),
        (name: "ce-records", value: "3"),
        (name: "ce-url", value: "https://GW.open.1688.com/openapi"), (name: "ce-doctype", value: "price%20list"),
        (name: "ce-other", value: "%ZZ"), (name: "host", value: "vigie"),
    ]

    private let structured = #"""
        {"specversion":"1.0","id":"88121","source":"/erp/feed","type":"vigie.outbound.message","subject":"alibaba",
         "time":"2026-11-14T14:59:58Z","bytes":4096,"records":"3","url":"https://GW.open.1688.com/openapi",
         "doctype":"price list","datacontenttype":"application/xml","other":true,"data":"<a>1</a>"}
        """#

    @Test("the three modes give the same event")
    func modes() throws {
        let binary = BodyForm.cloudEventBinary(headers: headers, contentType: "application/xml")
        let one = try #require(decode("<a>1</a>", as: binary)?.first?.event)
        let two = try #require(decode(structured, as: .cloudEvent)?.first?.event)
        let three = try #require(decode("[\(structured)]", as: .cloudEventBatch)?.first?.event)
        #expect(one.summary == two.summary)
        #expect(one.summary == three.summary)
        #expect(one.payloadText == "<a>1</a>")
        #expect(one.documentType == "price list")
        #expect(one.system == "erp")
        #expect([one.pointer, two.pointer, three.pointer] == ["", "", "/0"])
    }

    @Test(
        "data is read as its content type and encoding say",
        arguments: [
            (#""data":{"a":1}"#, #"{"a":1}"#), (#""data":"text""#, #""text""#), (#""data":"{\"a\":1}""#, #"{"a":1}"#),
            (#""datacontenttype":"text/plain","data":"text""#, "text"),
            (#""data":"x","datacontenttype":"text/csv""#, "x"),
            (#""data_base64":"SGVsbG8=""#, "Hello"), (#""data":"SGVsbG8=","datacontentencoding":"base64""#, "Hello"),
            (#""data":7"#, "7"), (#""data":null"#, nil), ("\"x\":1", nil),
            (#""data":null,"data_base64":"NQ==""#, "5"), (#""data_base64":null,"data":5"#, "5"),
        ] as [(String, String?)]
    )
    func data(members: String, text: String?) throws {
        let event = try #require(decode(cloudEvent(members), as: .cloudEvent)?.first?.event)
        #expect(event.payloadText == text)
    }

    @Test(
        "each fault has its reason and its place",
        arguments: [
            (#"{"id":"1","source":"s","type":"vigie.outbound.x","subject":"p"}"#, .missingAttribute, "/specversion"),
            (
                #"{"specversion":"2.0","id":"1","source":"s","type":"vigie.outbound.x","subject":"p"}"#, .invalidValue,
                "/specversion"
            ),
            (
                #"{"specversion":"1.0","id":"","source":"s","type":"vigie.outbound.x","subject":"p"}"#,
                .missingAttribute, "/id"
            ),
            (#"{"specversion":"1.0","id":"1","type":"vigie.outbound.x","subject":"p"}"#, .missingAttribute, "/source"),
            (#"{"specversion":"1.0","id":"1","source":"s","subject":"p"}"#, .missingAttribute, "/type"),
            (
                #"{"specversion":"1.0","id":"1","source":"s","type":"mock.test","subject":"p"}"#, .unsupportedType,
                "/type"
            ),
            (
                #"{"specversion":"1.0","id":"1","source":"s","type":"vigie.outbound.x","subject":null}"#,
                .missingAttribute, "/subject"
            ),
            (cloudEvent(#""records":"many""#), .invalidValue, "/records"),
            (cloudEvent(#""time":"x""#), .invalidValue, "/time"),
            (cloudEvent(#""doctype":"a","doc_type":"b""#), .duplicateKey, "/doctype"), ("[]", .invalidType, ""),
        ] as [(String, Rejection.Reason, String)]
    )
    func rejections(text: String, reason: Rejection.Reason, pointer: String) throws {
        let rejection = try #require(decode(text, as: .cloudEvent)?.first?.rejection)
        #expect(rejection.reason == reason)
        #expect(rejection.pointer == pointer)
    }

    @Test("a single event is no batch")
    func batchOfNothing() {
        #expect(decode(cloudEvent(), as: .cloudEventBatch)?.first?.rejection?.reason == .invalidType)
    }

    @Test("version 0.3 is taken, and the type gives the document type")
    func oldVersion() {
        let text = cloudEvent().replacing("1.0", with: "0.3")
        #expect(decode(text, as: .cloudEvent)?.first?.event?.documentType == "order")
    }

    @Test(
        "types with a mapped beginning are taken",
        arguments: [("com.acme.", "order.sent"), ("com.acme.order.sent", "com.acme.order.sent"), ("org.", nil)]
            as [(String, String?)]
    )
    func mappedTypes(prefix: String, documentType: String?) {
        var limits = DecodeLimits()
        limits.mappedTypes = [MappedType(prefix: prefix)]
        let text = cloudEvent().replacing("vigie.outbound.order", with: "com.acme.order.sent")
        #expect(decode(text, as: .cloudEvent, limits: limits)?.first?.event?.documentType == documentType)
    }

    @Test("a mapped type names the platform of those that do not", arguments: [(nil, "coupa"), ("temu", "temu")])
    func mappedPlatform(subject: String?, platform: String) throws {
        var limits = DecodeLimits()
        limits.mappedTypes = [try #require(MappedType("com.acme.=coupa"))]
        let member = subject.map { #","subject":"\#($0)""# } ?? ""
        let text = #"{"specversion":"1.0","id":"1","source":"/s","type":"com.acme.order"\#(member)}"#
        #expect(decode(text, as: .cloudEvent, limits: limits)?.first?.event?.platform == platform)
    }

    @Test("what maps no type", arguments: ["", "=coupa", "com.acme.=", "com acme=x", "t=\u{E9}"])
    func unmappable(text: String) { #expect(MappedType(text) == nil) }

    @Test(
        "a time that cannot be is no time of a CloudEvent, and a reason to refuse it where all has to be right",
        arguments: [("9999-12-31T23:59:59Z", Rejection.Reason.inFuture), ("1970-01-01T00:00:00Z", .tooOld)]
    )
    func impossibleTimes(time: String, reason: Rejection.Reason) throws {
        let text = cloudEvent(#""time":"\#(time)""#)
        let event = try #require(decode(text, as: .cloudEvent)?.first?.event)
        #expect(event.time == nil)
        var limits = DecodeLimits()
        limits.isStrict = true
        let refused = try #require(decode(text, as: .cloudEvent, limits: limits)?.first?.rejection)
        #expect(refused.reason == reason && refused.pointer == "/time")
    }

    @Test(
        "control characters of a source are written as a URI writes them, all else stays",
        arguments: [
            (#"/a\r\n2026 ERROR"#, "/a%0D%0A2026 ERROR"), (#"/a\u001b[2J"#, "/a%1B[2J"), (#"\u0000"#, "%00"),
            ("/a\u{85}b\u{7F}", "/a%C2%85b%7F"), ("/é\u{202E}%0d", "/é\u{202E}%0d"), ("/\u{A0}", "/\u{A0}"),
        ]
    )
    func sources(written: String, source: String) throws {
        let text = cloudEvent().replacing("/erp/feed", with: written)
        #expect(try #require(decode(text, as: .cloudEvent)?.first?.event).source.utf8.elementsEqual(source.utf8))
    }

    @Test("a source that outgrows its limit by being written so is too large")
    func longSource() {
        let text = cloudEvent().replacing("/erp/feed", with: String(repeating: #"\u001b"#, count: 200))
        #expect(decode(text, as: .cloudEvent)?.first?.rejection == Rejection(.tooLarge, at: "/source", hint: "512"))
    }

    @Test(
        "header values are unquoted and percent-decoded once",
        arguments: [
            ("a%20b", "a b"), ("%E2%82%AC", "€"), ("%2541", "%41"), (#""a \"b\" %22""#, #"a "b" ""#),
            ("plain+plus", "plain+plus"),
        ]
    )
    func headerValues(value: String, text: String) {
        let form = BodyForm.cloudEventBinary(headers: headers + [("ce-actor", value)], contentType: nil)
        #expect(decode("", as: form)?.first?.event?.actor == text)
    }

    @Test(
        "bad header values are refused at their attribute",
        arguments: [
            ("ce-actor", "50%", .invalidValue, "/actor"), ("ce-actor", "%FF", .malformedEncoding, "/actor"),
            ("ce-actor", "a%00b", .invalidValue, "/actor"), ("ce-actor", "a%C2%9B31m", .invalidValue, "/actor"),
            ("ce-id", "2", .duplicateKey, "/id"),
            ("ce-status", "OK", .invalidValue, "/status"), ("ce-durationms", "1 ", .invalidValue, "/durationms"),
        ] as [(String, String, Rejection.Reason, String)]
    )
    func badHeaders(name: String, value: String, reason: Rejection.Reason, pointer: String) throws {
        let form = BodyForm.cloudEventBinary(headers: headers + [(name, value)], contentType: nil)
        let rejection = try #require(decode("", as: form)?.first?.rejection)
        #expect(rejection.reason == reason)
        #expect(rejection.pointer == pointer)
    }

    @Test("a binary body may hold any bytes, and none is an envelope")
    func binaryBodies() throws {
        let form = BodyForm.cloudEventBinary(
            headers: headers.filter { $0.name != "ce-bytes" },
            contentType: "image/png"
        )
        guard case .events(let events) = EventDecoder.decode([0xFF, 0x00, 0x89], as: form, now: now) else {
            Issue.record("refused whole")
            return
        }
        #expect(events.first?.event?.bytes == 3)
        #expect(decode("", as: form)?.first?.event?.bytes == 0)
    }
}
