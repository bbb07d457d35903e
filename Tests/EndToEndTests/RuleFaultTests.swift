import Domain
import Foundation
import Testing

@testable import vigie

@Suite("Faults in files of rules")
struct RuleFaultTests {
    private func faults(_ text: String) -> [RuleFault] {
        do throws(RuleFile.Faults) {
            _ = try RuleFile.compile(Data(text.utf8), file: "rules.yaml")
            return []
        } catch { return error.faults }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let key: String
        /// What the English sentence says of it.
        let words: String
        var testDescription: String { key + ": " + words }

        init(_ text: String, _ line: Int, _ key: String, _ words: String) {
            self.text = text
            self.line = line
            self.key = key
            self.words = words
        }
    }

    static let cases: [Case] = [
        // The file as a whole.
        Case("", 0, "", "empty"),
        Case("version: 1\npaths: [a\n", 3, "", "YAML"),
        Case("version: 1\n\tpaths: 2\n", 2, "", "YAML"),
        Case("version: 1\n---\nversion: 2\n", 2, "", "YAML"),
        Case("version: *nobody\n", 1, "", "YAML"),
        Case("version: 1\nversion: 2\n", 1, "version", "twice"),
        Case("- version\n", 1, "", "keys with their values"),
        // Names and kinds of values.
        Case("paths: []\n", 1, "version", "required"),
        Case("version:\n", 1, "version", "required"),
        Case("version: a b\n", 1, "version", "1 to 32"),
        Case("version: [1]\n", 1, "version", "1 to 32"),
        Case("version: 1\npath: []\n", 2, "path", "paths"),
        Case("version: 1\npaths:\n  path: /a\n", 3, "paths", "a list"),
        Case("version: 1\n? [a, b]\n: 1\n", 3, "?", "word"),
        // Categories.
        Case(
            "version: 1\ncategories:\n  commercial.prise: {weight: 0.1}\n",
            3,
            "categories[\"commercial.prise\"]",
            "commercial.price"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.price:\n    level: secret\n",
            4,
            "categories[\"commercial.price\"].level",
            "confidential"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.price: {level: unknown}\n",
            3,
            "categories[\"commercial.price\"].level",
            "public"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.price: {weight: 1.5}\n",
            3,
            "categories[\"commercial.price\"].weight",
            "0 to 1"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.price:\n    weight: 0,35\n",
            4,
            "categories[\"commercial.price\"].weight",
            "0 to 1"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.price: {weight: nan}\n",
            3,
            "categories[\"commercial.price\"].weight",
            "0 to 1"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.price: {is: commercial.bom}\n",
            3,
            "categories[\"commercial.price\"].is",
            "unknown key"
        ),
        Case(
            "version: 1\ncategories:\n  boreal.recipe:\n    is: commercial.bum\n",
            4,
            "categories[\"boreal.recipe\"].is",
            "commercial.bom"
        ),
        Case("version: 1\ncategories:\n  Recette: {is: commercial.bom}\n", 3, "categories.Recette", "group.name"),
        Case(
            "version: 1\ncategories:\n  a.b: {is: commercial.bom, level: internal}\n",
            3,
            "categories[\"a.b\"].level",
            "commercial.bom"
        ),
        Case(
            "version: 1\ncategories:\n  a.b: {is: commercial.bom, weight: 0.2}\n",
            3,
            "categories[\"a.b\"].weight",
            "0.7"
        ),
        Case(
            "version: 1\ncategories:\n  commercial.bom: {weight: 0.95}\n  a.b: {is: commercial.bom, weight: 0.9}\n",
            4,
            "categories[\"a.b\"].weight",
            "0.95"
        ),
        Case(
            "version: 1\ncategories:\n  a.b:\n    is: commercial.bom\n    label: {fr: Recette}\n",
            5,
            "categories[\"a.b\"].label.en",
            "required"
        ),
        Case(
            "version: 1\ncategories:\n  a.b: {is: commercial.bom}\n  a.c: {is: a.b}\n",
            4,
            "categories[\"a.c\"].is",
            "not a category"
        ),
        Case(
            "version: 1\ncategories:\n" + (0...64).map { "  a.b\($0): {is: text.free}\n" }.joined(),
            67,
            "categories[\"a.b64\"]",
            "64"
        ),
        // Paths.
        Case("version: 1\npaths:\n  - /a\n", 3, "paths[0]", "keys with their values"),
        Case("version: 1\npaths:\n  - {path: items/x, category: text.free}\n", 3, "paths[0].path", "begins with /"),
        Case("version: 1\npaths:\n  - path: /a\n", 3, "paths[0].category", "required"),
        Case("version: 1\npaths:\n  - category: none\n", 3, "paths[0].path", "required"),
        Case("version: 1\npaths:\n  - path: /a\n    category: nothing\n", 4, "paths[0].category", "not a category"),
        Case(
            "version: 1\npaths:\n  - path: /a\n    category: none\n    platforme: x\n",
            5,
            "paths[0].platforme",
            "platform"
        ),
        Case(
            "version: 1\npaths:\n  - path: /a\n    category: none\n    platform: Ali baba\n",
            5,
            "paths[0].platform",
            "a-z"
        ),
        Case(
            "version: 1\npaths:\n" + (0...64).map { "  - {path: /a, category: none, platform: p\($0)}\n" }.joined(),
            67,
            "paths[64]",
            "64"
        ),
        // Words.
        Case(
            "version: 1\nliterals:\n  - category: commercial.ip\n    words: [ab]\n",
            4,
            "literals[0].words[0]",
            "3 to 100"
        ),
        Case(
            "version: 1\nliterals:\n  - category: commercial.ip\n    words:\n      - Boréal\n      - BOREAL\n",
            6,
            "literals[0].words[1]",
            "above"
        ),
        Case("version: 1\nliterals:\n  - words: [abc]\n", 3, "literals[0].category", "required"),
        Case("version: 1\nliterals:\n  - {category: text.free, words: abc}\n", 3, "literals[0].words", "a list"),
        // Harmless values.
        Case("version: 1\nallow:\n  - detector: e-mail\n    domains: [example.ca]\n", 3, "allow[0].detector", "email"),
        Case(
            "version: 1\nallow:\n  - {detector: secret, values: [abcdef]}\n",
            3,
            "allow[0].detector",
            "not a detector"
        ),
        Case("version: 1\nallow:\n  - {detector: card, domains: [example.ca]}\n", 3, "allow[0].domains", "email only"),
        Case(
            "version: 1\nallow:\n  - detector: email\n    domains:\n      - ca\n",
            5,
            "allow[0].domains[0]",
            "domain name"
        ),
        Case(
            "version: 1\nallow:\n  - {detector: email, domains: [\"*.example.ca\"]}\n",
            3,
            "allow[0].domains[0]",
            "domain name"
        ),
        Case("version: 1\nallow:\n  - detector: email\n", 3, "allow[0]", "domains or values"),
        Case("version: 1\nallow:\n  - {detector: card, values: [[1]]}\n", 3, "allow[0].values[0]", "a text"),
        // Agreements.
        Case("version: 1\nplatforms:\n  alibaba: {}\n", 3, "platforms.alibaba.allows", "required"),
        Case(
            "version: 1\nplatforms:\n  alibaba: {allows: [produit.*]}\n",
            3,
            "platforms.alibaba.allows[0]",
            "product.*"
        ),
        Case(
            "version: 1\nplatforms:\n  alibaba: {allows: [\"*\"]}\n  alibaba_icbu: {allows: []}\n",
            4,
            "platforms.alibaba_icbu",
            "above"
        ),
        Case("version: 1\nplatforms:\n  Alibaba: {allows: []}\n", 3, "platforms.Alibaba", "a-z"),
        Case(
            "version: 1\ncategories:\n  a.b: {is: commercial.bom}\nplatforms:\n  ups: {allows: [a.b]}\n",
            5,
            "platforms.ups.allows[0]",
            "not a category"
        ),
    ]

    @Test("a fault is told with its line and key, in both languages", arguments: cases)
    func names(_ fault: Case) throws {
        let faults = faults(fault.text)
        let found = try #require(faults.first)
        #expect(faults.count == 1, "\(faults)")
        #expect(found.line == fault.line && found.key == fault.key, "\(found)")
        #expect(found.message.en.contains(fault.words), "\(found.message.en)")
        #expect(!found.message.fr.isEmpty && found.message.fr != found.message.en)
        let sentence = found.sentence(file: "rules.yaml", in: .english)
        #expect(sentence.hasPrefix(fault.line > 0 ? "rules.yaml:\(fault.line): " : "rules.yaml: "))
    }

    @Test("all faults are told at once, in the order of the lines")
    func all() {
        let faults = faults("platforms:\n  ups: {}\npaths:\n  - {path: a, category: b}\nwords: 1\n")
        #expect(faults.map(\.line) == [1, 2, 4, 4, 5])
    }

    @Test(
        "no fault repeats a word or a value of the file",
        arguments: [
            "version: 1\nliterals:\n  - {category: commercial.ip, words: [Zyx, zyx]}\n",
            "version: 1\nliterals:\n  - {category: commercial.ip, words: [Zyx\n",
            "version: 1\nallow:\n  - {detector: email, domains: [Zyx]}\n",
            "version: 1\nallow:\n  - {detector: zip, values: [Zyx]}\n",
        ]
    )
    func keepsWords(text: String) {
        for fault in faults(text) {
            for language in Language.allCases {
                #expect(!fault.sentence(file: "f", in: language).lowercased().contains("zyx"))
            }
        }
        #expect(!faults(text).isEmpty)
    }

    @Test("deep or wide nonsense is a fault and no crash")
    func nonsense() {
        #expect(!faults("version: " + String(repeating: "[", count: 100_000)).isEmpty)
        #expect(!faults(String(repeating: "a:\n ", count: 5_000)).isEmpty)
        #expect(!faults("version: 1\nx: &x [1]\ny: &y [*x,*x,*x,*x]\nz: [*y,*y,*y,*y]\n").isEmpty)
        #expect(!faults("\u{FEFF}").isEmpty)
    }
}
