import Domain
import Testing

@testable import Dashboard

@Suite("Dates and counts")
struct DatesTests {
    @Test("a day has its weekday and number, before 1970 as well, and its month where one begins")
    func days() {
        #expect(Dates.day(1) == Bilingual(fr: "ven.\u{A0}2", en: "Fri\u{A0}2"))
        #expect(Dates.day(0) == Bilingual(fr: "1er\u{A0}janv.", en: "1\u{A0}Jan"))
        #expect(Dates.day(-1) == Bilingual(fr: "mer.\u{A0}31", en: "Wed\u{A0}31"))
    }

    @Test("zero and one are singular in French, one alone in English")
    func plurals() {
        #expect(Catalogue.alerts(0).fr == "0\u{A0}alerte" && Catalogue.alerts(0).en == "0\u{A0}alerts")
        func line(_ jurisdictions: Int, elsewhere: Bool) -> Bilingual {
            Catalogue.headline(
                days: 7,
                bytes: 1_000,
                systems: 1,
                platforms: 0,
                jurisdictions: jurisdictions,
                elsewhere: elsewhere
            )
        }
        #expect(
            line(2, elsewhere: false).fr
                == "En 7 jours, 1 système a envoyé 1,0 ko à 0 plateforme dans 2 juridictions.".spacedNumbers
        )
        #expect(
            line(1, elsewhere: true).en
                == "In 7 days, 1 system sent 1.0\u{A0}kB to 0 platforms in 1 jurisdiction and an unknown region."
        )
        #expect(line(0, elsewhere: true).fr.hasSuffix("plateforme dans une région inconnue."))
        #expect(Catalogue.learning(days: 1, needed: 14).fr == "apprentissage\u{A0}: 1\u{A0}jour sur 14")
        #expect(Catalogue.learning(days: 0, needed: 14).en == "still learning: 0 of 14 days")
    }
}

extension String {
    /// Every space after a digit is one that does not break.
    fileprivate var spacedNumbers: String {
        var text = ""
        for character in self { text.append(character == " " && text.last?.isNumber == true ? "\u{A0}" : character) }
        return text
    }
}
