import Testing

@testable import Delivery

@Suite("Webhook signature")
struct WebhookSignatureTests {
    @Test(
        "the published vectors come out",
        arguments: [
            // Of the reference libraries of Standard Webhooks 1.0.0.
            (
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", Int64(1_614_265_330),
                #"{"test": 2432232314}"#, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            ),
            // Of the API's own documentation.
            (
                "whsec_dmlnaWUtZXhhbXBsZS1zZWNyZXQtMzItYnl0ZXMhISE=", "msg_01JCP8000000000000000000",
                Int64(1_794_668_645),
                #"{"type":"alert.opened","timestamp":"2026-11-14T15:04:05Z","data":{"id":"al_01JCP7ZK3V","number":1042,"severity":"critical","platform":"alibaba"}}"#,
                "v1,ntKtAgf9e0r/7QG2AF3MadUY5DVpQUewhvkUsQf58Eo="
            ),
        ]
    )
    func vectors(secret: String, id: String, seconds: Int64, body: String, signature: String) throws {
        let key = try #require(WebhookSignature.key(of: secret))
        #expect(WebhookSignature.header(id: id, seconds: seconds, body: Array(body.utf8), keys: [key]) == signature)
    }

    @Test("two secrets give two signatures, the newest first")
    func rotation() throws {
        let keys = [[UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32)]
        let both = WebhookSignature.header(id: "msg_1", seconds: 1, body: [], keys: keys)
        let each = keys.map { WebhookSignature.header(id: "msg_1", seconds: 1, body: [], keys: [$0]) }
        #expect(both == each.joined(separator: " ") && each[0] != each[1])
    }

    @Test("what is no secret is none", arguments: ["whsec_", "whsec_AAAA", "whsec_%%%%", "", "v1,AAAA"])
    func noSecret(text: String) { #expect(WebhookSignature.key(of: text) == nil) }
}
