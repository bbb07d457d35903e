import Domain
import Testing

@testable import Dashboard

@Suite("Pages")
struct PageTests {
    @Test("every page nests its tags, quotes its attributes and has one first heading", arguments: SamplePages.all)
    func wellFormed(page: String) {
        let markup = Markup(page)
        #expect(markup.fault == nil)
        #expect(markup.tags.filter { $0.name == "h1" }.count == 1)
        let ids = markup.tags.flatMap(\.attributes).filter { $0.name == "id" }.map(\.value)
        #expect(Set(ids).count == ids.count, "an id twice")
    }

    @Test(
        "nothing runs inline and nothing comes from elsewhere, so that a strict CSP holds",
        arguments: SamplePages.all
    )
    func strictPolicy(page: String) {
        for tag in Markup(page).tags {
            if tag.name == "script" { #expect(tag.attributes.contains { $0.name == "src" }) }
            #expect(tag.name != "style")
            for attribute in tag.attributes {
                #expect(attribute.name != "style" && !attribute.name.hasPrefix("on"))
                if ["src", "href", "action"].contains(attribute.name) {
                    #expect(attribute.value.hasPrefix("/") || attribute.value.hasPrefix("#"), "\(attribute)")
                }
            }
        }
    }

    @Test(
        "a sender’s name cannot become markup, wherever it is shown",
        arguments: ["<script>alert(1)</script>", "\" onload=\"x", "'><img src=x>", "&lt;b&gt;", "a\u{0}\u{1B}b"]
    )
    func hostileNames(name: String) {
        let pages = Language.allCases.flatMap { language in
            [
                SamplePages.home, SamplePages.alertPage, SamplePages.alertList, SamplePages.platformPage,
                SamplePages.policies,
            ]
            .map { $0(language, name) }
        }
        for page in pages {
            let markup = Markup(page)
            #expect(markup.fault == nil)
            #expect(markup.tags.filter { $0.name == "script" }.count <= 1)
            #expect(!markup.tags.contains { $0.name == "img" || $0.attributes.contains { $0.name == "onload" } })
            #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }
    }

    @Test("each language says so and has its own words")
    func languages() {
        let french = SamplePages.home(.french)
        let english = SamplePages.home(.english)
        #expect(french.contains("<html lang=\"fr\">") && english.contains("<html lang=\"en\">"))
        #expect(french.contains("Où vont nos données") && english.contains("Where our data goes"))
        #expect(french.contains("href=\"/?lang=en\"") && english.contains("href=\"/?lang=fr\""))
        #expect(french.contains("Parce que.") && !french.contains("Because."))
    }

    @Test("French never breaks a line before its colons and within its quotation marks", arguments: SamplePages.french)
    func noBreaks(page: String) {
        for mark in [" :", " »", "« ", " %", " ?", " !"] { #expect(!page.contains(mark), "\(mark)") }
    }

    @Test("French never parts a number from what it counts", arguments: SamplePages.french)
    func numbersStay(page: String) {
        let text = page.replacing(/<(script|style|code)[^>]*>.*?<\/\1>/, with: "").replacing(/<[^>]*>/, with: "\n")
        let parted = text.matches(of: /[0-9] (?:[0-9]|%|[kMG]?o\b|jours?|derniers|heures?|minutes?|événements?|octets)/)
        #expect(parted.isEmpty, "\(parted.map(\.output))")
    }

    @Test("a condition is said in words and as it is written; what is none stands as it is")
    func conditions() {
        let french = SamplePages.policies(.french)
        #expect(french.contains("Catégorie\u{A0}: <bdi>Coût unitaire, tout renseignement personnel</bdi>"))
        #expect(french.contains("Juridiction, sauf\u{A0}: <bdi>Canada</bdi>"))
        #expect(french.contains("category:commercial.unit_cost,<wbr>personal.*"))
        #expect(SamplePages.policies(.english).contains("Jurisdiction, except: <bdi>Canada</bdi>"))
    }

    @Test(
        "nothing is ever certain",
        arguments: [(0.5, "50\u{A0}%"), (0.9999, "plus de 99,9\u{A0}%"), (1, "plus de 99,9\u{A0}%")]
    )
    func confidence(share: Double, text: String) {
        #expect(Catalogue.confidence(share).fr == text)
    }

    @Test("instants are shown in local time and kept exact for machines")
    func instants() {
        // 2026-11-25T14:17:00Z is 9:17 in Montréal.
        let page = SamplePages.home(.french)
        #expect(
            page.contains("<time datetime=\"2026-11-25T14:17:00Z\">25\u{A0}nov.\u{A0}2026, 9\u{A0}h\u{A0}17</time>")
        )
    }

    @Test("every picture has its table, with a caption and headed rows")
    func tables() {
        let tags = Markup(SamplePages.home(.french)).tags
        #expect(tags.filter { $0.name == "table" }.count == 2)
        #expect(tags.filter { $0.name == "caption" }.count == 2)
        #expect(tags.contains { $0.name == "th" && $0.attributes.contains { $0 == ("scope", "row") } })
    }

    @Test("a page names its files by their content, and listens for alerts only where it is alive")
    func assets() {
        let page = SamplePages.home(.french)
        for file in Assets.all { #expect(page.contains("\"\(file.path)\""), "\(file.route)") }
        #expect(Set(Assets.all.map(\.version)).count == Assets.all.count)
        #expect(page.contains("data-stream=\"/v1/stream?events=alert.*\""))
        #expect(!SignInPage(language: .french).html().contains("app.js"))
    }
}
