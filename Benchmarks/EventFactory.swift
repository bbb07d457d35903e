import Domain

/// Makes distinct events of about 600 bytes with a payload of ten fields, as an ERP would send them.
struct EventFactory {
    let run: String
    private var next: UInt64 = 0
    private let flows: Int

    /// `run` keeps the ids of two runs apart; `flows` is how many flows the events spread over.
    init(run: String, flows: Int = 24) {
        self.run = run
        self.flows = flows
    }

    private static let platforms = [
        ("alibaba_icbu", "openapi-api.alibaba.com"), ("amazon_spapi", "sellingpartnerapi-na.amazon.com"),
        ("sap_ariba", "service.ariba.com"), ("shopify", "boutique-nord.myshopify.com"),
        ("salesforce", "amont.my.salesforce.com"), ("ups", "onlinetools.ups.com"),
    ]

    /// One event as JSON, with a `correlation_id` of its own so that a checker can find the row again.
    mutating func event(at time: Timestamp) -> (correlation: String, json: String) {
        let number = next
        next += 1
        let flow = Int(number % UInt64(flows))
        let (platform, host) = EventFactory.platforms[flow % EventFactory.platforms.count]
        let correlation = "\(run)-\(number)"
        let item = number &* 2_654_435_761 % 100_000
        let json = """
            {"id":"\(correlation)","source":"odoo-ventes/feed_\(flow)","time":"\(time.rfc3339)",\
            "platform":"\(platform)","url":"https://\(host)/v1/items","method":"POST","doc_type":"price_list",\
            "content_type":"application/json","bytes":\(900 + item % 700),"records":1,"status":200,\
            "duration_ms":\(20 + item % 90),"correlation_id":"\(correlation)","payload":{"sku":"QC-\(item)",\
            "title":"Table d'appoint en merisier","price":\(10 + item % 90).90,"currency":"CAD","quantity":\(item % 40),\
            "buyer_email":"client\(item)@exemple.ca","buyer_name":"Marie Gagnon",\
            "phone":"+1 514 555 0\(100 + item % 100)","postal_code":"H2X 1Y4","order_reference":"SO-\(item)"}}
            """
        return (correlation, json)
    }

    /// A whole HTTP request with so many events, and their correlation ids.
    mutating func request(events count: Int, at time: Timestamp, key: String) -> (
        bytes: [UInt8], correlations: [String]
    ) {
        var body = count == 1 ? "" : "["
        var correlations: [String] = []
        for index in 0..<count {
            let made = event(at: Timestamp(microseconds: time.microseconds + Int64(index)))
            if index > 0 { body += "," }
            body += made.json
            correlations.append(made.correlation)
        }
        if count != 1 { body += "]" }
        return (httpRequest("/v1/events", key: key, body: body), correlations)
    }
}

/// A POST of JSON over a connection that stays open.
func httpRequest(_ path: String, key: String, body: String) -> [UInt8] {
    Array(
        ("POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(key)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
            .utf8
    )
}
