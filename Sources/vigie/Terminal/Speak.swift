import Domain
import Foundation

/// The language of what the program says to its user: `VIGIE_LANG`, else the locale; French in a French locale.
let terminalLanguage: Language = {
    let environment = ProcessInfo.processInfo.environment
    let names = ["VIGIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("fr") ? .french : .english
}()

/// A text for the terminal, in the user's language.
func speak(fr: String, en: String) -> String {
    Bilingual(fr: fr, en: en)[terminalLanguage]
}
