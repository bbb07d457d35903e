import Capture
import Domain
import Testing

@Suite("Native events")
struct NativeEventTests {
    @Test("an event with all members is read whole, and its URL leaves only the host")
    func allMembers() throws {
        let text = #"""
            {"id":"exch-88121","source":"odoo-amont/price_feed","time":"2026-11-14T14:59:58Z","platform":"alibaba",
             "url":"https://gw.open.1688.com:443/openapi/param2/1/com.alibaba.product/update/4711?access_token=x",
             "method":"POST","doc_type":"price_list","content_type":"application/json","bytes":48211,"records":240,
             "status":200,"duration_ms":120,"actor":"svc","correlation_id":"so-1","subjects":["a","b","a",7,7],
             "received":"ignored","x-unknown":{"y":[1]},"payload":{"items":[{"sku":"QC","price":19.9}]}}
            """#
        let event = try #require(decode(text)?.first?.event)
        #expect(event.pointer == "")
        #expect(event.id == Array("exch-88121".utf8))
        #expect(event.source == "odoo-amont/price_feed")
        #expect(event.system == "odoo-amont")
        #expect(event.time == Timestamp(rfc3339: "2026-11-14T14:59:58Z"))
        #expect(event.platform == "alibaba")
        #expect(event.host == "gw.open.1688.com")
        #expect(event.method == "POST")
        #expect(event.documentType == "price_list")
        #expect(event.contentType == "application/json")
        #expect(event.bytes == 48_211)
        #expect(event.records == 240)
        #expect(event.status == 200)
        #expect(event.durationMilliseconds == 120)
        #expect(event.actor == "svc")
        #expect(event.correlationID == "so-1")
        #expect(event.subjects == 3)
        #expect(event.payloadText == #"{"items":[{"sku":"QC","price":19.9}]}"#)
    }

    @Test("what the sender leaves out has a stated default")
    func defaults() throws {
        let event = try #require(decode(native(#""time":null,"payload":null"#))?.first?.event)
        #expect(event.summary.hasSuffix("alibaba - - unspecified | - - 0 1 -1 | -1 - - -1 | envelope"))
    }

    @Test(
        "a payload is its own text, and its size counts where the sender gives none",
        arguments: [
            (#""payload": {"a" : 1} "#, #"{"a" : 1}"#), (#""payload":[1,2]"#, "[1,2]"), (#""payload":12.50"#, "12.50"),
            (#""payload":true"#, "true"), (#""payload":"<a>\u00e9</a>\n""#, "<a>é</a>\n"), (#""payload":"""#, ""),
            (#""payload_base64":"U1QqODU2""#, "ST*856"), (#""payload_base64":"PGE\/Pg==""#, "<a?>"),
        ]
    )
    func payloads(member: String, text: String) throws {
        let event = try #require(decode(native(member))?.first?.event)
        #expect(event.payloadText == text)
        #expect(event.bytes == Int64(text.utf8.count))
    }

    @Test("labels and shapes are read without values")
    func depths() throws {
        let labels = try #require(
            decode(native(#""categories":{"personal.contact":3,"commercial.price":1e2}"#))?.first?.event
        )
        guard case .labels(let list) = labels.content else { Issue.record("no labels"); return }
        #expect(list == [.init(category: .personalContact, count: 3), .init(category: .commercialPrice, count: 100)])

        let fields =
            #""fields":[{"path":"/items/*/cost_price","count":240,"category":"commercial.unit_cost"},{"path":"/a"}]"#
        let shape = try #require(decode(native(fields))?.first?.event)
        guard case .shape(let entries) = shape.content else { Issue.record("no shape"); return }
        #expect(
            entries == [
                .init(path: "/items/*/cost_price", count: 240, category: .commercialUnitCost),
                .init(path: "/a", count: 1, category: nil),
            ]
        )
        // The deepest capture counts, whatever the order.
        let both = try #require(decode(native(#""payload":[],"categories":{"text.free":1},"fields":[]"#))?.first?.event)
        #expect(both.payloadText == "[]")
    }

    @Test(
        "numbers serve as ids, by their digits",
        arguments: [
            ("7", "7"), ("-7", "-7"), ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1e3", "1000"),
        ]
    )
    func numericID(number: String, id: String) {
        let event = decode(#"{"id":\#(number),"source":"s","platform":"p"}"#)?.first?.event
        #expect(event?.id == Array(id.utf8))
    }

    @Test(
        "each fault of an event has its reason and its place",
        arguments: [
            (#"{"source":"s","platform":"p"}"#, .missingAttribute, "/id"),
            (#"{"id":"","source":"s","platform":"p"}"#, .missingAttribute, "/id"),
            (#"{"id":"1","platform":"p"}"#, .missingAttribute, "/source"),
            (#"{"id":"1","source":"s"}"#, .missingAttribute, "/platform"),
            (#"{"id":[],"source":"s","platform":"p"}"#, .invalidType, "/id"),
            (#"{"id":1.5,"source":"s","platform":"p"}"#, .invalidValue, "/id"),
            (#"{"id":"1","source":5,"platform":"p"}"#, .invalidType, "/source"),
            (#"{"id":"a\u0000b","source":"s","platform":"p"}"#, .invalidValue, "/id"),
            (#"{"id":"1","source":"s\n","platform":"p"}"#, .invalidValue, "/source"),
            ("5", .invalidType, ""), (#""text""#, .invalidType, ""), ("null", .invalidType, ""),
            (native(#""id":"2""#), .duplicateKey, "/id"), (native(#""\u0069d":"2""#), .duplicateKey, "/id"),
            (native(#""x":1,"x":2"#), .duplicateKey, ""), (native(#""x":1,"\u0078":2"#), .duplicateKey, ""),
            (native(#""doc_type":"a\u001fb""#), .invalidValue, "/doc_type"),
            (native(#""time":"yesterday""#), .invalidValue, "/time"), (native(#""time":5"#), .invalidType, "/time"),
            (native(#""time":"2026-11-14T15:10:01Z""#), .inFuture, "/time"),
            (native(#""time":"2025-10-10T14:59:59Z""#), .tooOld, "/time"),
            (native(#""time":"9999-12-31T23:59:59Z""#), .inFuture, "/time"),
            (native(#""bytes":-1"#), .invalidValue, "/bytes"), (native(#""bytes":"9""#), .invalidType, "/bytes"),
            (native(#""bytes":1.5"#), .invalidValue, "/bytes"), (native(#""bytes":1e131071"#), .invalidValue, "/bytes"),
            (native(#""bytes":99999999999999999999"#), .invalidValue, "/bytes"),
            (native(#""records":2147483648"#), .invalidValue, "/records"),
            (native(#""status":true"#), .invalidType, "/status"),
            (native(#""status":1000"#), .invalidValue, "/status"),
            (native(#""duration_ms":-5"#), .invalidValue, "/duration_ms"),
            (native(#""url":"not a url""#), .invalidValue, "/url"), (native(#""url":{}"#), .invalidType, "/url"),
            (native(#""subjects":{}"#), .invalidType, "/subjects"),
            (native(#""subjects":["a",[]]"#), .invalidType, "/subjects/1"),
            (native(#""subjects":-1"#), .invalidValue, "/subjects"),
            (native(#""categories":[]"#), .invalidType, "/categories"),
            (native(#""categories":{"secret-word":1}"#), .invalidValue, "/categories"),
            (native(#""categories":{"text.free":"x"}"#), .invalidType, "/categories/text.free"),
            (native(#""categories":{"text.free":1,"text.free":1}"#), .duplicateKey, "/categories/text.free"),
            (native(#""fields":{}"#), .invalidType, "/fields"), (native(#""fields":[1]"#), .invalidType, "/fields/0"),
            (native(#""fields":[{"path":"/a"},{"count":1}]"#), .missingAttribute, "/fields/1/path"),
            (native(#""fields":[{"path":"/a","count":1.5}]"#), .invalidValue, "/fields/0/count"),
            (native(#""fields":[{"path":"/a","category":"nope"}]"#), .invalidValue, "/fields/0/category"),
            (native(#""payload_base64":5"#), .invalidType, "/payload_base64"),
            (native(#""payload_base64":"a===""#), .invalidValue, "/payload_base64"),
            (native(#""payload_base64":"QUI""#), .invalidValue, "/payload_base64"),
            (native(#""payload":[1e131071]"#), .invalidValue, "/payload"),
            (native(#""payload":{"a":-1e6145}"#), .invalidValue, "/payload"),
            (native(#""payload":1.5e-6145"#), .invalidValue, "/payload"),
            (native(#""x":[1E+99999]"#), .invalidValue, ""),
            (native("\"payload\":1" + String(repeating: "0", count: 6_144)), .invalidValue, "/payload"),
            (native(#""payload":1,"payload_base64":"QUI=""#), .duplicateKey, "/payload_base64"),
            (native(#""payload_base64":"QUI=","payload":1"#), .duplicateKey, "/payload"),
            (native(#""payload_base64":"QUI=","payload":"x""#), .duplicateKey, "/payload"),
        ] as [(String, Rejection.Reason, String)]
    )
    func rejections(text: String, reason: Rejection.Reason, pointer: String) throws {
        let rejection = try #require(decode(text)?.first?.rejection)
        #expect(rejection.reason == reason)
        #expect(rejection.pointer == pointer)
        // The same fault in a batch is named there, and its neighbours are kept.
        let batch = try #require(decode("[\(native()),\(text),\(native())]"))
        #expect(batch.map { $0.event != nil } == [true, false, true])
        #expect(batch[1].rejection?.pointer == "/1" + pointer)
    }

    @Test(
        "texts have limits, in bytes",
        arguments: [
            ("id", 512), ("source", 512), ("platform", 64), ("doc_type", 128), ("method", 32), ("content_type", 256),
        ]
    )
    func lengths(member: String, limit: Int) throws {
        func text(_ length: Int) -> String {
            let members = ["id": "1", "source": "s", "platform": "p"]
                .merging([
                    member: String(repeating: "é", count: length / 2) + (length % 2 == 1 ? "x" : "")
                ]) { $1 }
            return "{" + members.map { #""\#($0)":"\#($1)""# }.joined(separator: ",") + "}"
        }
        #expect(decode(text(limit))?.first?.event != nil)
        #expect(decode(text(limit + 1))?.first?.rejection == Rejection(.tooLarge, at: "/" + member, hint: "\(limit)"))
    }

    @Test("times at the edge of the tolerance are taken", arguments: ["2026-11-14T15:10:00Z", "2025-10-10T15:00:00Z"])
    func toleratedTimes(time: String) {
        #expect(decode(native(#""time":"\#(time)""#))?.first?.event?.time?.rfc3339 == time)
    }

    @Test("an event that is too deep is refused alone, and one just within the limit is taken")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            native(#""payload":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        }
        let batch = try #require(decode("[\(nested(63)),\(nested(64)),\(nested(5_000)),\(native())]"))
        #expect(batch.map { $0.rejection?.reason } == [nil, .tooDeep, .tooDeep, nil])
        #expect(batch[1].rejection?.pointer == "/1/payload")
    }

    @Test(
        "numbers that somebody may mean are taken, as they are written",
        arguments: [
            "1e400", "1e-400", "0e1", "9223372036854775808", "1e6144", "-0.1E-6144", "123456789012345678901234567890",
        ]
    )
    func largeNumbers(number: String) {
        #expect(decode(native(#""payload":\#(number)"#))?.first?.event?.payloadText == number)
    }

    @Test("an object with too many members is refused")
    func members() {
        let many = (0..<260).map { #""m\#($0)":0"# }.joined(separator: ",")
        #expect(decode(native(many))?.first?.rejection == Rejection(.tooLarge, at: "", hint: "256"))
    }

    @Test("no hint or pointer repeats a value of the request")
    func hintsAreSilent() {
        let secret = "s3cr3t"
        for member in ["time", "url", "payload_base64", "content_type"] {
            let rejection = decode(native(#""\#(member)":"\#(secret)\u0007""#))?.first?.rejection
            #expect(rejection.map { "\($0)".contains(secret) } == false, "\(member)")
        }
        #expect(
            decode(native(#""categories":{"\#(secret)":1}"#))?.first?.rejection.map { "\($0)".contains(secret) }
                == false
        )
    }
}
