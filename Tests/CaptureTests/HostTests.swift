import Capture
import Domain
import Foundation
import Testing

@Suite("Hosts")
struct HostTests {
    @Test(
        "the host of a URL, and nothing else of it",
        arguments: [
            ("https://gw.open.1688.com/openapi/param2/1/ns/api/APPKEY?x=1#f", "gw.open.1688.com"),
            ("HTTPS://User:Pa%20ss@API.Ebay.COM:443/", "api.ebay.com"), ("http://h.example.:8080?q", "h.example"),
            ("sftp://edi.example/in", "edi.example"), ("https://a@b@c.example/", "c.example"),
            ("https://h.example:/x", "h.example"),
            ("https://h.example#@evil.example", "h.example"), ("https://[2001:DB8::1]:8443/x", "[2001:db8::1]"),
            ("https://bücher.example/x", "bücher.example"), ("https://127.0.0.1", "127.0.0.1"),
            ("https://my_host.example", "my_host.example"),
            ("", nil), ("h.example/x", nil), ("//h.example", nil), ("https://", nil), ("https:///x", nil),
            ("https://:80/", nil),
            ("https://./", nil), ("https://a..b/", nil), ("https://h.example:99999/", nil),
            ("https://h.example:8a/", nil),
            (#"http://evil.example\@127.0.0.1/"#, nil), ("https://h example/", nil), ("https://h%2eexample/", nil),
            ("mailto:a@b.example", nil), ("1https://h.example", nil), ("https://[::1", nil), ("https://[]/", nil),
            ("https://[::1]x/", nil),
            ("https://\(String(repeating: "a", count: 64)).example/", nil),
        ] as [(String, String?)]
    )
    func hosts(url: String, host: String?) {
        let bytes = Array(url.utf8)
        let found = HostName.ofURL(bytes.span)
        #expect(found == host)
    }

    @Test(
        "a star stands for any run of characters, dots too",
        arguments: [
            ("*", "a.b", true), ("*.x.com", "a.x.com", true), ("*.x.com", "a.b.x.com", true),
            ("*.x.com", "x.com", false),
            ("*.x.com", "a.x.com.evil", false), ("t-na.s3*.aws.com", "t-na.s3.aws.com", true),
            ("t-na.s3*.aws.com", "t-na.s3.us-west-2.aws.com", true),
            ("mws*.amazonservices.*", "mws-eu.amazonservices.co.uk", true),
            ("mws*.amazonservices.*", "xmws.amazonservices.ca", false), ("a*b*c", "abbbc", true),
            ("a*b*c", "acb", false),
            ("a**c", "abc", true), ("abc", "abc", true), ("abc", "abcd", false), ("", "", true), ("", "a", false),
            ("a*", "a", true),
        ]
    )
    func globs(pattern: String, host: String, matches: Bool) {
        #expect(Glob(pattern).matches(Array(host.utf8)) == matches)
    }

    @Test("a pattern made to backtrack costs no more than host times pattern")
    func hostileGlob() {
        let glob = Glob(String(repeating: "*a", count: 2_000) + "b")
        #expect(!glob.matches(Array(repeating: UInt8(ascii: "a"), count: 20_000)))
    }

    @Test("an exact name wins, then the most particular pattern, then the catch-all, whatever the order")
    func precedence() {
        let entries: [(pattern: String, entry: Int)] = [
            ("*", 0), ("*.ariba.com", 1), ("*.au.cloud.ariba.com", 2), ("s1.ariba.com", 3), ("t-*.s3*.aws.com", 4),
            ("t-na.s3*.aws.com", 5),
        ]
        for table in [HostTable(entries), HostTable(entries.reversed())] {
            #expect(table.entry(for: "s1.ariba.com") == 3)
            #expect(table.entry(for: "x.au.cloud.ariba.com") == 2)
            #expect(table.entry(for: "other.ariba.com") == 1)
            #expect(table.entry(for: "t-na.s3.aws.com") == 5)
            #expect(table.match("t-fe.s3.us-west-2.aws.com")?.pattern == "t-*.s3*.aws.com")
            #expect(table.entry(for: "elsewhere.example") == 0)
        }
        #expect(HostTable(entries.dropFirst()).entry(for: "elsewhere.example") == nil)
    }

    @Test(
        "a region is a jurisdiction only where it plainly names one",
        arguments: [
            ("CN", "CN"), ("EU", "EU"), ("CN (overseas gateway)", "CN"), ("us-east-1 (US)", "US"),
            ("eu-west-1 (IE)", "IE"),
            ("unspecified", "unknown"), ("unspecified (SG/CN operated)", "unknown"), ("US/multi", "unknown"),
            ("US/IE", "unknown"),
            ("from label", "unknown"), ("by instance", "unknown"), ("by TLD", "unknown"), ("eu-west-1", "unknown"),
            ("instance region (CA exists on Hyperforce)", "unknown"), ("CA/US/other (multi-region)", "unknown"),
            ("region in host name", "unknown"), ("US or CA", "unknown"), ("", "unknown"),
        ]
    )
    func jurisdictions(region: String, word: String) {
        #expect(HostTableFile.jurisdiction(ofRegion: region).rawValue == word)
    }
}

@Suite("Resource tables")
struct ResourceTableTests {
    private func resource(_ name: String) throws -> [UInt8] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
        return [UInt8](try Data(contentsOf: sources.appending(path: "Storage/Resources/\(name)")))
    }

    @Test("the host table and the platform table are whole and fit together")
    func tablesFit() throws {
        let hosts = try HostTableFile.parse(resource("hosts.tsv"))
        let platforms = try PlatformFile.parse(resource("platforms.tsv"))
        #expect(hosts.count >= 76)
        #expect(Set(hosts.map(\.platform)) == Set(platforms.map(\.slug)))
        for (slug, alias) in [
            ("alibaba_icbu", "alibaba"), ("amazon_spapi", "amazon"), ("sap_ariba", "ariba"), ("ewtp_my", "ewtp"),
        ] {
            #expect(platforms.first { $0.slug == slug }?.aliases.contains(alias) == true)
        }
    }

    @Test(
        "well-known hosts lead to their platform and its jurisdiction",
        arguments: [
            ("gw.open.1688.com", "alibaba_1688", "CN"), ("sellingpartnerapi-na.amazon.com", "amazon_spapi", "US"),
            ("tortuga-prod-eu.s3.eu-west-1.amazonaws.com", "amazon_spapi", "IE"),
            ("service.ariba.com", "sap_ariba", "US"),
            ("new.ariba.com", "sap_ariba", "unknown"), ("mws.amazonservices.ca", "amazon_mws", "unknown"),
            ("boutique.myshopify.com", "shopify", "unknown"), ("swapp.singlewindow.cn", "cn_single_window", "CN"),
        ]
    )
    func knownHosts(host: String, platform: String, jurisdiction: String) throws {
        let rows = try HostTableFile.parse(resource("hosts.tsv"))
        let row = HostTable(rows.map { ($0.pattern, $0) }).entry(for: host)
        #expect(row?.platform == platform)
        #expect(row?.jurisdiction.rawValue == jurisdiction)
    }

    @Test(
        "a table that is not whole names its line",
        arguments: [
            ("", 1, .otherColumns), ("slug\tname\n", 1, .otherColumns),
            (ResourceTableTests.header + "a\tA\tO\tCA\n", 2, .otherColumns),
            (ResourceTableTests.header + "a\tA\tO\tCanada\t\n", 2, .badCountry),
            (header + "a\t\tO\tCA\t\n", 2, .emptyCell),
            (ResourceTableTests.header + "# remark\na\tA\tO\tCA\tx\nb\tB\tO\tCA\tx\n", 4, .repeatedName),
        ] as [(String, Int, TableFile.Fault.Problem)]
    )
    func brokenTables(text: String, line: Int, problem: TableFile.Fault.Problem) {
        let error = #expect(throws: TableFile.Fault.self) { try PlatformFile.parse(Array(text.utf8)) }
        #expect(error?.line == line)
        #expect(error?.problem == problem)
    }

    fileprivate static let header = "slug\tname\toperator\toperator_country\taliases\n"
}
