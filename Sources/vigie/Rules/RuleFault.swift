import Domain

/// One thing that is wrong in a file of rules, with its place.
///
/// Words and values of the file are told only where they are no data: names of categories, detectors, platforms.
struct RuleFault: Error, Equatable {
    /// From 1; 0 where the file as a whole is at fault.
    let line: Int
    /// `paths[2].category`; empty for the whole file.
    let key: String
    let message: Bilingual

    init(line: Int, key: String, fr: String, en: String) {
        self.line = line
        self.key = key
        message = Bilingual(fr: fr, en: en)
    }

    /// `rules.yaml:12: paths[2].category: …`, the form in which editors and people look for places.
    func sentence(file: String, in language: Language = terminalLanguage) -> String {
        var place = file
        if line > 0 { place += ":\(line)" }
        let colon = language == .french ? "\u{A0}: " : ": "
        return place + ": " + (key.isEmpty ? "" : key + colon) + message[language]
    }
}
