extension ColumnForm {
    /// Words without a digit: what a person would answer.
    static func isProse(_ text: ColumnText) -> Bool {
        text.letterCount > 1 && text.digitCount == 0 && !text.bytes.contains { [0x40, 0x5F, 0x2F, 0x3D].contains($0) }
    }

    /// Two to four words as the names of persons are written, none of which places or organizations use.
    static func isFullName(_ text: ColumnText) -> Bool {
        guard isProse(text), text.count <= 60 else { return false }
        let written = String(decoding: text.bytes, as: UTF8.self).split { $0 == " " || $0 == "," || $0 == "." }
        let words = written.filter { !particles.contains(PathTokens.compact(String($0))) }
        guard 2...4 ~= words.count, words.allSatisfy({ $0.first?.isLowercase == false }) else { return false }
        return !text.words.contains {
            ColumnVocabulary.commonWords.contains($0) || ColumnVocabulary.organizationWords.contains($0)
                || ColumnVocabulary.streets.contains($0)
        }
            && !ColumnVocabulary.organizations.contains(text.key)
    }

    /// Whether the first or the last word is a given name.
    static func hasGivenName(_ text: ColumnText) -> Bool {
        [text.words.first, text.words.last].contains { $0.map(ColumnVocabulary.givenNames.contains) ?? false }
    }

    static func isOrganization(_ text: ColumnText) -> Bool {
        if ColumnVocabulary.organizations.contains(text.key) { return true }
        return text.letterCount > 3 && text.digitCount <= 4 && !text.bytes.contains(0x40)
            && text.words.contains(where: ColumnVocabulary.organizationWords.contains)
    }

    private static let particles: Set<String> = [
        "de", "du", "des", "da", "dos", "del", "la", "le", "van", "von", "der", "den", "di", "al", "el", "bin", "ben",
        "ibn", "y", "e",
    ]
}
