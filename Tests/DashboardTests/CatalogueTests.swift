import Domain
import Testing

@testable import Dashboard

@Suite("Catalogue")
struct CatalogueTests {
    /// Names and marks that are the same in both languages.
    private static let shared: Set<String> = [
        "Conformité", "CSV", "JSON", "Document", "Volume", "Platform", "Note", "Description", "Sources", "Suggestion",
        "Source", "Occurrences", "Total", "Version", "Action", "Public", "Message", "Messages", "active", "violation",
        "Nature",
    ]

    @Test("every key has its text in both languages, and they differ unless the word is the same")
    func complete() {
        var count = 0
        for words in Catalogue.all {
            for child in Mirror(reflecting: words).children {
                guard let text = child.value as? Bilingual, let name = child.label else { continue }
                count += 1
                #expect(!text.fr.isEmpty && !text.en.isEmpty, "\(name)")
                #expect(text.fr != text.en || CatalogueTests.shared.contains(text.fr), "\(name): \(text.fr)")
            }
        }
        #expect(count > 300, "the structures are walked")
    }

    @Test("French text has no space that could break before its marks, nor straight quotes")
    func typography() {
        for words in Catalogue.all {
            for child in Mirror(reflecting: words).children {
                guard let text = child.value as? Bilingual else { continue }
                for mark in [" :", " »", "« ", " %", " ?", " !", "'", "\""] {
                    #expect(!text.fr.contains(mark), "\(text.fr)")
                }
                #expect(!text.en.contains(" :") && !text.en.contains("'"), "\(text.en)")
            }
        }
    }

    @Test("counts agree with their nouns as each language counts")
    func plurals() {
        #expect(Catalogue.progress(days: 9, of: 14) == Bilingual(fr: "9\u{A0}jours sur 14", en: "9 of 14 days"))
        #expect(Catalogue.progress(days: 1, of: 14).fr == "1\u{A0}jour sur 14")
        #expect(Catalogue.eventCount(0) == Bilingual(fr: "0\u{A0}événement", en: "0 events"))
        #expect(Catalogue.eventCount(1_812).fr == "1\u{A0}812\u{A0}événements")
        #expect(Catalogue.categoryCount(1).en == "1 category")
    }
}
