import Domain
import Testing

@testable import Classification

@Suite("Table of fields")
struct FieldTableTests {
    private func path(_ text: String) -> [FieldPattern.Segment] {
        text.split(separator: "/").reversed()
            .map { part in
                FieldPattern.Segment(name: PathTokens.compact(String(part)), isAttribute: part.first == "@")
            }
    }

    private func matches(_ pattern: Substring, _ text: String) -> Bool? { FieldPattern(pattern)?.matches(path(text)) }

    @Test("a pattern is compared from the last segment up, by words and not by spelling")
    func patterns() {
        #expect(matches("PostalAddress/Country", "/x/PostalAddress/Country") == true)
        #expect(matches("PostalAddress/Country", "/PostalAddress/x/Country") == false)
        #expect(matches("item|package/net_weight", "/a/Package/netWeight") == true)
        #expect(matches("*address/pays", "/adresse/livraisonAddress/pays") == true)
        #expect(matches("Country/@iso", "/Country/iso") == false)
        #expect(matches("Country/@iso", "/Country/@iso") == true)
        #expect(matches("a/**/c", "/a/c") == true)
        #expect(matches("a/**/c", "/a/b/b/c") == true)
        #expect(matches("a/*/c", "/a/c") == false)
        #expect(matches("a/b", "/b") == false)
    }

    @Test("a pattern without a last segment of its own is none", arguments: ["", "a//b", "a/**", "/a", "a|/b", "-"])
    func malformed(pattern: String) {
        #expect(FieldPattern(pattern[...]) == nil)
    }

    @Test("every row of both tables is understood, and no row stands twice")
    func rows() throws {
        var seen: Set<[Substring]> = []
        let fields = FieldTable.rows(PackageResources.fields_tsv)
        let secrets = FieldTable.rows(PackageResources.secrets_tsv)
        for row in fields {
            #expect(throws: Never.self, "\(row)") { try FieldRow(row) }
            #expect(seen.insert(Array(row.prefix(2))).inserted, "\(row)")
        }
        for row in secrets { #expect(throws: Never.self, "\(row)") { try SecretRow(row) } }
        #expect(fields.count > 200 && secrets.count > 15)
    }

    @Test(
        "a row that says nothing known is refused with its fault",
        arguments: [
            ("any\tx", FieldFault.columns), ("some\tx\t-", .vocabulary), ("any\t/x\t-", .path),
            ("any\tx\tprice", .category),
            ("any\tx\t-\tluck", .detector),
        ]
    )
    func faults(row: String, fault: FieldFault) {
        let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
        #expect(throws: fault) { try FieldRow(columns) }
    }

    @Test(
        "secrets are known by their names wherever they travel",
        arguments: [
            #"{"request":{"headers":{"x-amz-access-token":"Atza-abcd-1234"}}}"#,
            #"{"headers":{"X-Shopify-Access-Token":["shpxx_0a1b2c3d4e5f"]}}"#,
            #"{"requestHeaders":{"Cookie":"sid=4f5a6b7c8d9e"}}"#,
            #"{"headers":{"Authorization":"Basic dXNlcjpwYXNz"}}"#,
            #"{"query":{"access_token":"50000900a09abcdef"}}"#,
            #"{"queryParams":{"sign":"9F86D081884C7D659A2FEAA0C55AD015"}}"#,
            #"{"params":{"_aop_signature":"A1B2C3D4E5F60718293A"}}"#,
            "grant_type=refresh_token&refresh_token=abcd1234efgh",
            "app_key=23456789&session=6100e23abcf0d1e2f3a4b5c6d7e8f9&v=2.0",
            #"{"restrictedDataToken":"Atz.sprdt|IQEBLzAt"}"#,
            #"{"client_secret":"aBcD1234eFgH"}"#, #"{"motDePasse":"Soleil2026!"}"#,
            #"{"config":{"smtp":{"password":"hunter22"}}}"#,
            "<Envelope><Header><Security><UsernameToken><Password>Winter2026</Password></UsernameToken></Security></Header></Envelope>",
            "<cXML><Header><Sender><Credential domain=\"DUNS\"><SharedSecret>coyote</SharedSecret></Credential></Sender></Header></cXML>",
            #"{"headers":[{"name":"X-Api-Key","value":"kk-1234"}]}"#,
            #"{"request":{"headers":[{"name":"Accept","value":"*/*"},{"value":"sid=a1; theme=dark; lang=fr","name":"Cookie"}]}}"#,
            #"{"headers":[{"name":"x-amz-security-token","value":"plainwords"}]}"#,
            #"{"headers":[{"key":"X-Shopify-Access-Token","value":"shop1234"}]}"#,
            #"{"response":{"headers":[{"name":"Set-Cookie","value":"a=bcde; Path=/; HttpOnly"}]}}"#,
            #"{"headers":[{"name":"Authorization","value":"OAuth realm=x, oauth_token=y, oauth_nonce=z"}]}"#,
            #"{"rawHeaders":["Host","a.example","Cookie","sid=4f5a6b"]}"#,
            #"{"queryString":[{"name":"access_token","value":"hello1"}]}"#,
            #"{"cookies":[{"name":"sid","value":"4f5a6b7c8d9e0f1a2b3c4d5e"}]}"#,
            "<headers><header name=\"X-Api-Key\">kk-1234</header></headers>",
            "<UPSSecurity><ServiceAccessToken><AccessLicenseNumber>0DC7A1B2C3D4E5F6</AccessLicenseNumber></ServiceAccessToken></UPSSecurity>",
        ]
    )
    func secrets(text: String) {
        #expect(Reading(text).categories.contains("security.secret"))
    }

    @Test(
        "the name of a header names no secret elsewhere, and an ordinary header none at all",
        arguments: [
            #"{"fields":[{"name":"Cookie","value":"chocolat"}]}"#,
            #"{"lines":[{"name":"authorization","value":"A-1204"}]}"#,
            #"{"headers":[{"name":"Accept","value":"text/html"},{"name":"Host","value":"shop.example"}]}"#,
            #"{"headers":[{"name":"Cookie","value":""},{"name":"Accept-Language","value":"fr-CA"}]}"#,
        ]
    )
    func ordinaryPairs(text: String) {
        #expect(!Reading(text).categories.contains("security.secret"))
    }

    @Test("a name that may be a secret is one only with a value that is random enough")
    func weakSecrets() {
        #expect(
            !Reading(#"{"sign":"leo","token":"EUR","session":"morning","code":"QC"}"#).categories
                .contains("security.secret")
        )
        #expect(!Reading(#"{"query":{"code":"WELCOME10","state":"QC"}}"#).categories.contains("security.secret"))
    }
}
