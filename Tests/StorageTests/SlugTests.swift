import Storage
import Testing

@Suite("Slugs")
struct SlugTests {
    @Test(
        "a host becomes a slug that is valid",
        arguments: [
            ("api.foo.com", "api-foo-com"), ("API.Foo.com", "api-foo-com"), ("[2001:db8::1]", "2001-db8-1"),
            ("-.-", "overflow"), ("é.example", "example"),
        ]
    )
    func madeFromHost(host: String, slug: String) {
        #expect(Slug.made(from: host) == slug)
        #expect(Slug.isValid(slug))
    }

    @Test("a slug made from the longest host still fits")
    func longest() {
        let slug = Slug.made(from: String(repeating: "a.", count: 126))
        #expect(Slug.isValid(slug))
    }

    @Test(
        "the nearest known slug is offered when it is near, and nothing else is",
        arguments: [
            ("alibab", "alibaba"), ("alibaba1", "alibaba"), ("amazn_spapi", "amazon_spapi"), ("zzz", nil),
            ("", nil), (String(repeating: "a", count: 65), nil),
        ] as [(String, String?)]
    )
    func nearest(text: String, expected: String?) {
        #expect(Slug.nearest(to: text, among: ["alibaba", "amazon_spapi", "shopify"]) == expected)
    }

    @Test("words that no slug may be", arguments: ["", "Alibaba", "-a", ".a", "a b", "a/b", "é"])
    func invalid(text: String) {
        #expect(!Slug.isValid(text))
    }
}
