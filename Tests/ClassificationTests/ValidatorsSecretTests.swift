import Testing

@testable import Classification

@Suite("Secrets by their form")
struct ValidatorsSecretTests {
    private static let hex32 = String(repeating: "0123456789abcdef", count: 2)
    /// No key of anybody: the alphabet, as long as it must be.
    private static func filler(_ length: Int) -> String {
        String(String(repeating: "aB3dE6gH9jK2mN5pQ8", count: length / 18 + 1).prefix(length))
    }

    static let whole: [String] = [
        "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "LTAI" + filler(20), "AIza" + filler(35), "xoxb-" + filler(40),
        "sk_live_" + filler(24), "rk_live_" + filler(24), "sk_test_" + filler(24), "shpat_" + hex32, "shpss_" + hex32,
        "shpca_" + hex32, "shppa_" + hex32, "Atzr|IwEB" + filler(60), "Atza|" + filler(60), "Atz.sprdt|" + filler(60),
        "amzn1.oa2-cs.v1." + hex32 + hex32, "github_pat_" + filler(22) + "_" + filler(59), "glpat-" + filler(20),
        "SG." + filler(22) + "." + filler(43), "npm_" + filler(36), "pypi-" + filler(60), "hf_" + filler(34),
        "AccountKey=" + filler(86) + "==", "Bearer " + filler(20), "Basic dXNlcjpwYXNzd29yZA==", "whsec_" + filler(32),
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
    ]

    @Test("an issuer's prefix and what follows it are a secret to the end", arguments: whole)
    func prefixes(text: String) {
        let bytes = Array(("\"" + text + "\" x").utf8)
        #expect(SecretPattern.end(at: 1, in: bytes.span, bounds: bytes.indices) == text.utf8.count + 1)
        #expect(IdentifierCheck.isValid(kind: "SECRET", value: Array(text.utf8)) == true)
    }

    @Test(
        "what only looks like one is none",
        arguments: [
            "AKIAshort", "AKIAIOSFODNN7EXAMPLE1", "AKIA0OSFODNN7EXAMPLE", "shpat_0123456789abcdef",
            "shipping_method_code_x",
            "skip_to_main_content", "Bearer of good news", "Bearer authentication-required", "basic information here",
            "Basic understanding", "eyJhbGciOiJIUzI1NiJ9",
            "eyJpbWFnZSI6InBuZyJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3",
            "global_location_number", "document_type_version", "glpat-short", "xoxb-short",
            "-----BEGIN CERTIFICATE-----",
        ]
    )
    func lookalikes(text: String) {
        let bytes = Array(text.utf8)
        #expect(SecretPattern.end(at: 0, in: bytes.span, bounds: bytes.indices) == nil)
    }

    @Test("GitHub's token with a wrong checksum is a placeholder, as GitHub takes it")
    func gitHubChecksum() {
        let body = "0123456789abcdefghijABCDEFGHIJ"
        let right = "ghp_" + body + Self.gitHubTail
        let bytes = Array(right.utf8)
        #expect(SecretPattern.end(at: 0, in: bytes.span, bounds: bytes.indices) == 40)
        for position in 4..<40 {
            var wrong = bytes
            wrong[position] = wrong[position] == 0x61 ? 0x62 : 0x61
            #expect(SecretPattern.end(at: 0, in: wrong.span, bounds: wrong.indices) == nil, "\(position)")
        }
    }

    /// CRC-32 of the thirty characters above, in base 62.
    private static let gitHubTail = "3mpbCX"

    @Test("credentials in an address are found from its scheme on")
    func credentials() {
        for (text, start) in [
            ("https://user:pa55@db.example.com/x", 8), ("redis://:pa55@cache", 8), ("amqp://a:b:c@mq:5672", 7),
            ("https://user@example.com", nil), ("http://example.com:8080/a@b", nil), ("mailto:ann@example.com", nil),
            ("https://user:@example.com", nil),
        ] as [(String, Int?)] {
            let bytes = Array(text.utf8)
            let at = bytes.firstIndex(of: UInt8(ascii: "@")) ?? 0
            #expect(SecretPattern.credentials(before: at, in: bytes.span, bounds: bytes.indices) == start, "\(text)")
        }
    }

    @Test("a private key goes up to the line that ends it")
    func privateKey() {
        let key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIGH\\nabcd1234\n-----END EC PRIVATE KEY-----"
        let bytes = Array((key + "\nafter").utf8)
        #expect(SecretPattern.end(at: 0, in: bytes.span, bounds: bytes.indices) == key.utf8.count)
        #expect(IdentifierCheck.isValid(kind: "PRIVATE_KEY", value: Array(key.utf8)) == true)
        #expect(IdentifierCheck.isValid(kind: "PRIVATE_KEY", value: bytes) == false)
        let cut = Array("-----BEGIN PRIVATE KEY-----\nMHcCAQEEIIGH".utf8)
        #expect(SecretPattern.end(at: 0, in: cut.span, bounds: cut.indices) == cut.count)
        #expect(IdentifierCheck.isValid(kind: "PRIVATE_KEY", value: cut) == false)
    }
}
