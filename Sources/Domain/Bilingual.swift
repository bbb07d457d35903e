/// A text for people, in the two languages of the house.
package struct Bilingual: Sendable, Hashable {
    package let fr: String
    package let en: String

    package init(fr: String, en: String) {
        self.fr = fr
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .french: fr
        case .english: en
        }
    }
}

package enum Language: String, Sendable, Hashable, CaseIterable {
    case french = "fr"
    case english = "en"
}
