import Foundation

/// Made-up values in every corner where one might slip through, sent whatever else is there.
enum SyntheticDocuments {
    static let email = "zebulon.trudel-gagne@courriel.exemple.ca"
    static let card = "4929 6543 2109 8764"
    static let sin = "527 418 934"
    static let iban = "DE44 5001 0517 5407 3249 31"
    static let phone = "+1 418 555-0172"
    static let name = "Zébulon Trudel-Gagné"
    static let token = "ghp_Qm7Zt2Kx9Vb4Nc8Lp3Rs6Wd1Fy5Hj0Ag2TuE"
    static let live = "sk_live_7Tq2Zx81LmNoPa4Rb9Vd3Wk6"
    static let password = "Tr0ub4dor&3-Zxqv"
    static let cost = "19731.4257"

    static let values: [(text: String, kind: String)] = [
        (email, "EMAIL"), (card, "CREDIT_CARD"), (sin, "CA_SIN"), (iban, "IBAN"), (phone, "PHONE"), (name, "NAME"),
        (token, "SECRET"), (live, "SECRET"), (password, "SECRET"), (cost, "COST"),
    ]

    /// The documents, whole and broken, with keys that are values and values where names belong.
    static let documents: [PrivacyDocument] = [
        json("{\"buyer\":{\"email\":\"\(email)\",\"name\":\"\(name)\",\"nas\":\"\(sin)\"},\"unit_cost\":\(cost)}"),
        json("{\"customers\":{\"\(email)\":{\"card\":\"\(card)\"},\"\(token)\":{\"phone\":\"\(phone)\"}}}"),
        json("{\"\(card)\":1,\"\(sin)\":2,\"\(phone)\":{\"\(iban)\":3},\"\(live)\":[{\"\(password)\":4}]}"),
        json("{\"inner\":\"{\\\"\(email)\\\":\\\"\(token)\\\"}\",\"blob\":\"\(encoded("{\"nas\":\"\(sin)\"}"))\"}"),
        json("{\"method\":\"\(token)\",\"type\":\"\(live)\",\"feedType\":\"\(email)\",\"api_key\":\"\(password)\"}"),
        json("{\"query\":\"mutation \(token) { add(card: \\\"\(card)\\\") { id } }\"}"),
        json("[[[[{\"\(email)\":\"\(card)\"}]]]"),
        json("{\"buyer\":\"\(email)\" \"\(token)\":1}"),
        xml(
            "<cXML><Header><Sender><SharedSecret>\(xmlText(password))</SharedSecret></Sender></Header>"
                + "<Request><OrderRequest><Email>\(email)</Email></OrderRequest></Request></cXML>"
        ),
        xml("<Order \(token)=\"1\"><\(live)>\(card)</\(live)><Name>\(name)</Name>"),
        xml("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY \(token) \"\(email)\">]><a b=\"&\(token);\">&\(live);</a>"),
        PrivacyDocument(text: "email,\(email),\(token)\n\(name),\"\(card)\n\(sin),\(iban)", format: "csv", values: []),
        PrivacyDocument(text: "\(email);\(phone)\n\(card);\(token)\n", format: "csv", values: []),
        PrivacyDocument(
            text:
                "ISA*00*          *00*\(password.padding(toLength: 10, withPad: " ", startingAt: 0))*ZZ*A              *ZZ*"
                + "B              *261120*1200*U*00401*000000001*0*P*>~GS*PO*A*B*20261120*1200*1*X*004010~ST*850*0001~"
                + "N1*ST*\(name)~PER*IC*\(name)*TE*\(phone)*EM*\(email)~\(token)*\(card)~REF*\(live)*\(sin)~SE*5*0001~",
            format: "x12",
            values: []
        ),
        PrivacyDocument(
            text: "UNB+UNOC:3+A+B+261120:1200+1'UNH+1+\(token):D:96A:UN'NAD+BY+++\(name)'COM+\(email):EM'UNT+4+1",
            format: "text",
            values: []
        ),
        PrivacyDocument(
            text: "access_token=\(token)&email=\(email)&\(live)=1&next=https://\(name):\(password)@x.example/\(card)",
            format: "text",
            values: []
        ),
        PrivacyDocument(
            text: "Bonjour, \(name) (\(email), \(phone)), carte \(card), NAS \(sin).",
            format: "text",
            values: []
        ),
    ]

    /// Requests that are wrong in a way that tempts the answer or the log to quote them.
    static func requests(time: String) -> [PrivacyRequest] {
        let head = "\"source\":\"erp/out\",\"time\":\"\(time)\",\"platform\":\"alibaba\""
        return [
            PrivacyRequest(
                body: "{\"id\":\"u1\",\"source\":\"erp/out\",\"time\":\"\(time)\",\"url\":"
                    + "\"https://\(live):\(token)@api.alibaba.com/\(token)?access_token=\(token)&m=\(card)#\(live)\",\"payload\":{}}"
            ),
            PrivacyRequest(
                body: "{\"id\":\"p1\",\(head),\"bytes\":\"\(card)\",\"status\":\"\(token)\",\"records\":\"\(sin)\"}"
            ),
            PrivacyRequest(
                body: "{\"id\":\"p2\",\"source\":\"erp/out\",\"platform\":\"alibaba\",\"time\":\"\(token)\"}"
            ),
            PrivacyRequest(
                body: "{\"id\":\"p3\",\(head),\"categories\":{\"\(email)\":1,\"personal.name\":\"\(name)\"}}"
            ),
            PrivacyRequest(
                body: "{\"id\":\"p4\",\(head),\"fields\":[{\"path\":\"/buyers/\(email)/\(card)\",\"count\":2},"
                    + "{\"path\":\"/\(token)\",\"count\":\"\(sin)\",\"category\":\"\(live)\"}]}"
            ),
            PrivacyRequest(
                body: "{\"id\":\"p5\",\(head),\"fields\":[{\"path\":\"/buyers/\(email)/name\",\"count\":2},"
                    + "{\"path\":\"/keys/\(token)/\(live)\",\"count\":1},{\"path\":\"/cards/4929654321098764\",\"count\":1}]}"
            ),
            PrivacyRequest(body: "{\"id\":\"p6\",\(head),\"\(email)\":\"\(token)\",\"payload\":{\"a\":1}}"),
            PrivacyRequest(body: "{\"id\":\"p7\",\(head),\"content_type\":\"\(live)\",\"payload\":\"\(token)\"}"),
            PrivacyRequest(body: "{\"id\":\"p8\",\(head),\"payload_base64\":\"\(token)!\(email)\"}"),
            PrivacyRequest(body: "{\"id\":\"p9\",\(head),\"subjects\":[\"\(email)\",\"\(name)\",{\"\(sin)\":1}]}"),
            PrivacyRequest(body: "\(token) \(email)"),
            PrivacyRequest(body: "[{\"id\":\"q1\",\(head),\"payload\":{\"card\":\"\(card)\"}},\(token),{\"\(email)\":"),
            PrivacyRequest(body: "{\"id\":\"q2\",\(head)}\n{\"\(token)\":\(email)}\n", type: "application/x-ndjson"),
            PrivacyRequest(body: "<a>\(email)</a>", type: "text/\(token.lowercased())"),
            PrivacyRequest(
                body: "{\"email\":\"\(email)\"}",
                type: "application/json",
                headers: [
                    ("ce-specversion", "1.0"), ("ce-type", "vigie.outbound.order"), ("ce-id", "h1"),
                    ("ce-source", "erp/out"), ("ce-subject", "alibaba"), ("ce-customer", email),
                    ("Cookie", "s=\(token)"),
                    ("X-Amz-Access-Token", live), ("Referer", "https://x.example/?token=\(token)"),
                    ("User-Agent", live),
                    ("traceparent", token), ("Vigie-Request-Id", live), ("Accept-Language", token),
                ]
            ),
        ]
    }

    /// Looked for by a person who pastes a value where a name belongs: the answer may say it again, the log may not.
    static let queries = [
        "/v1/events?filter=platform:\(live)", "/v1/events?filter=\(token):x", "/v1/events/\(token)", "/v1/\(live)",
        "/v1/trends?by=\(token)", "/v1/platforms/\(token.lowercased())", "/v1/events?cursor=\(token)", "/?lang=\(live)",
    ]

    private static func json(_ text: String) -> PrivacyDocument {
        PrivacyDocument(text: text, format: "json", values: [])
    }

    private static func xml(_ text: String) -> PrivacyDocument {
        PrivacyDocument(text: text, format: "xml", values: [])
    }

    private static func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private static func xmlText(_ text: String) -> String { text.replacingOccurrences(of: "&", with: "&amp;") }
}
