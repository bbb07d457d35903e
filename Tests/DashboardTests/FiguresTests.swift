import Domain
import Testing

@testable import Dashboard

@Suite("Figures")
struct FiguresTests {
    @Test(
        "bytes have at most three digits and the unit of each language",
        arguments: [
            (0, "0 o", "0 B"), (999, "999 o", "999 B"), (1_000, "1,0 ko", "1.0 kB"), (42_611_872, "42,6 Mo", "42.6 MB"),
            (999_949, "1,0 Mo", "1.0 MB"), (473_000_000, "473 Mo", "473 MB"), (-5, "0 o", "0 B"),
            (.infinity, "0 o", "0 B"), (1.2e15, "1 200 To", "1,200 TB"),
        ] as [(Double, String, String)]
    )
    func bytes(count: Double, french: String, english: String) {
        let figure = Figures.bytes(count)
        #expect(figure.fr == french.spaced && figure.en == english.spaced)
    }

    @Test(
        "long counts are grouped",
        arguments: [(7, "7", "7"), (1_234, "1 234", "1,234"), (-1_234_567, "-1 234 567", "-1,234,567")]
            as [(Int64, String, String)]
    )
    func counts(count: Int64, french: String, english: String) {
        #expect(Figures.count(count) == Bilingual(fr: french.spaced, en: english))
    }

    @Test("days have their names, before 1970 as well")
    func days() {
        #expect(Figures.day(0).en == "Thu 1\u{A0}Jan")
        #expect(Figures.day(0).fr == "jeu. 1er\u{A0}janv.")
        #expect(Figures.day(-1).en == "Wed 31\u{A0}Dec")
    }

    @Test("zero and one are singular in French, one alone in English")
    func plurals() {
        #expect(Catalogue.alerts(0).fr == "0 alerte" && Catalogue.alerts(0).en == "0 alerts")
        let line = Catalogue.headline(
            days: 7,
            bytes: Figures.bytes(Int64(1_000)),
            systems: 1,
            platforms: 0,
            jurisdictions: 2
        )
        #expect(line.fr == "En 7 jours, 1 système a envoyé 1,0 ko à 0 plateforme dans 2 juridictions.".spacedNumbers)
        #expect(line.en == "In 7 days, 1 system sent 1.0\u{A0}kB to 0 platforms in 2 jurisdictions.")
    }
}

extension String {
    /// Every space is one that does not break.
    fileprivate var spaced: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }

    /// Every space after a digit is one that does not break.
    fileprivate var spacedNumbers: String {
        var text = ""
        for character in self { text.append(character == " " && text.last?.isNumber == true ? "\u{A0}" : character) }
        return text
    }
}
