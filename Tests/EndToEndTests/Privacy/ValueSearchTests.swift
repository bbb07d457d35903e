import Foundation
import Testing

@Suite("Search for values")
struct ValueSearchTests {
    private let values = [
        ("gaston.lagaffe@exemple.ca", "EMAIL"), ("4532 0151 1283 0366", "CREDIT_CARD"), ("847130", "HS_CODE"),
        ("H9C 2K1", "CA_POSTAL_CODE"), ("Élise \"Zoé\" <Côté>", "PERSON"),
    ]
    private var search: ValueSearch { ValueSearch(values.map { (text: $0.0, kind: $0.1) }) }

    @Test(
        "a value is found however it is written",
        arguments: [
            ("x gaston.lagaffe@exemple.ca y", 0), ("mailto=gaston.lagaffe%40exemple.ca", 0),
            ("GASTON gaston.lagaffe@exemple.ca", 0), ("\\x676173746f6e2e6c616761666665406578656d706c652e6361", 0),
            (Data("gaston.lagaffe@exemple.ca".utf8).base64EncodedString(), 0),
            (Data("ab gaston.lagaffe@exemple.ca".utf8).base64EncodedString(), 0),
            (Data("a gaston.lagaffe@exemple.ca".utf8).base64EncodedString(), 0),
            ("\t4532015112830366\t", 1), ("4532 0151 1283 0366", 1), ("{\"hs\":847130}", 2), ("\t847130\n", 2),
            ("H9C 2K1", 3), ("\\u00c9lise \\\"Zo\\u00e9\\\" <C\\u00f4t\\u00e9>", 4),
            ("Élise &quot;Zoé&quot; &lt;Côté&gt;", 4),
        ] as [(String, Int)]
    )
    func finds(text: String, value: Int) {
        let hits = search.hits(in: Array(text.utf8), place: "here")
        #expect(hits.map(\.value) == [value])
        #expect(hits.allSatisfy { hit in !values.contains { hit.description.contains($0.0) } })
    }

    @Test(
        "what only looks like a value is not one",
        arguments: [
            "12:34:56.847130+00", "1847130", "a847130", "gaston@exemple.ca", "AH9C 2K1", "9453201511283036", "",
            "84713", "2aH9C 2K19",
        ]
    )
    func passes(text: String) { #expect(search.hits(in: Array(text.utf8), place: "here") == []) }
}
