import TestSupport
import Testing

@testable import Payload

@Suite("Document in the body")
struct BodyDocumentTests {
    private func type(_ text: String, _ format: PayloadFormat) -> String? {
        let bytes = Array(text.utf8)
        return BodyDocument.type(of: bytes.span, format: format).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "XML is known by its root or by what its envelope holds",
        arguments: [
            (
                "<?xml version='1.0'?><!DOCTYPE cXML SYSTEM 'x.dtd'>\n<cXML a='>'><Header/><Request mode='x'><OrderRequest>",
                "OrderRequest"
            ),
            ("<cXML><Response><Status code='200'/><ProfileResponse e='1'>", "ProfileResponse"),
            ("<cXML><Response><Status code='200'>OK</Status></Response></cXML>", "Response"),
            ("<cXML><Message><PunchOutOrderMessage>", "PunchOutOrderMessage"),
            ("<!-- <a> --><ubl:Invoice xmlns:ubl='urn:x'><cbc:ID>", "Invoice"),
            ("<CEB311Message guid='1'>", "CEB311Message"),
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><MetaData>", "MetaData"),
            ("<s:Envelope><s:Header/><s:Body>\n<ns2:createShipment>", "createShipment"),
            ("<AmazonEnvelope><Header/><MessageType> Inventory </MessageType>", "Inventory"),
            ("<IDOC BEGIN='1'>", "IDOC"),
        ]
    )
    func xml(text: String, expected: String) {
        #expect(type(text, .xml) == expected)
    }

    @Test(
        "an operation in JSON is a member that a platform defines",
        arguments: [
            (
                #"{"query":"mutation productSet($a: B!) {\n productSet(input: $a) { id } }","variables":{"query":"x"}}"#,
                "productSet"
            ),
            (
                ##"{"variables":{"email":"a@b.ca"},"query":"# c\n mutation { orderCreate(x: 1) { id } }"}"##,
                "orderCreate"
            ),
            (#"{"query":"{ o: orders(first: 1) { id } }"}"#, "orders"),
            (#"[{"query":"query Shop { shop { name } }"}]"#, "Shop"),
            (#"{"query":"mutation A { a } mutation B { b }","operationName":"B"}"#, "B"),
            (#"{"app_key":"x","type":"bg.order.list.v2.get","sign":"y"}"#, "bg.order.list.v2.get"),
            (#"{"method":"taobao.trade.fullinfo.get","type":"a.b.c"}"#, "taobao.trade.fullinfo.get"),
            (#"{"feedType":"JSON_LISTINGS_FEED","marketplaceIds":["A"]}"#, "JSON_LISTINGS_FEED"),
        ]
    )
    func json(text: String, expected: String) {
        #expect(type(text, .json) == expected)
    }

    @Test(
        "what is data is no name of a document",
        arguments: [
            (#"{"type":"customer","method":"POST","query":"Marie Tremblay"}"#, PayloadFormat.json),
            (#"{"operationName":"ann@example.com"}"#, .json), (#"{"operationName":"5145550199"}"#, .json),
            (#"{"feedType":"Marie"}"#, .json), (#"{"a":{"query":"mutation x { y }","type":"a.b.c.d"}}"#, .json),
            ("[1,2]", .json),
            (#"{"query":"#, .json), ("<", .xml), ("<a5145550199>", .xml), ("", .xml), ("method=get&name=x", .form),
            ("ISA*00", .x12), ("UNB+UNOC", .edifact), ("a;b\n1;2\n", .table), ("type: a.b.c", .text),
        ]
    )
    func none(text: String, format: PayloadFormat) {
        #expect(type(text, format) == nil)
    }

    @Test("EDI and forms name their document")
    func others() {
        #expect(type(EDIReading.x12("N3*a~", type: "856"), .x12) == "856")
        #expect(type(EDIReading.edifact("BGM+220'", type: "INVOIC"), .edifact) == "INVOIC")
        #expect(type("app_key=1&method=alibaba.icbu.product.add&sign=2", .form) == "alibaba.icbu.product.add")
        #expect(type("AWSAccessKeyId=x&Action=SubmitFeed", .form) == "SubmitFeed")
    }

    @Test("property: any bytes give a short name of plain characters inside the input, or none")
    func anyBytes() {
        let heads = [
            "<cXML><Request>", "<a><", "{\"query\":\"mutation ", "{\"type\":\"a.b.", "method=a.b.", "UNH+1+",
            "[{\"operationName\":\"",
            EDIReading.x12(""), "<Envelope><Body>", "<!DOCTYPE [", "<!--",
        ]
        for seed in UInt64(0)..<4_000 {
            var random = SplitMix64(seed: seed)
            let tail = random.bytes(count: 0...60, biasedTo: Array("<>/!-[]\"\\:{}.+'*~STabc".utf8))
            let bytes = Array(heads[Int(seed) % heads.count].utf8) + tail
            for format in [PayloadFormat.json, .jsonLines, .xml, .form, .x12, .edifact, .table, .multipart, .text] {
                guard let range = BodyDocument.type(of: bytes.span, format: format) else { continue }
                #expect(
                    0 <= range.lowerBound && range.upperBound <= bytes.count && 1...64 ~= range.count,
                    "seed \(seed)"
                )
                #expect(range.allSatisfy { BodyDocument.isNameByte(bytes[$0]) }, "seed \(seed)")
            }
        }
    }
}
