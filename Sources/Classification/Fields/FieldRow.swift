import Domain

/// One row of `fields.tsv`: vocabulary, path, what it is, and the kind of value that stands there, if one does.
struct FieldRow {
    let vocabulary: FieldVocabulary
    let pattern: FieldPattern
    let entry: FieldTable.Entry

    init(_ columns: [Substring]) throws(FieldFault) {
        guard 3...4 ~= columns.count else { throw .columns }
        guard let vocabulary = FieldVocabulary(rawValue: String(columns[0])) else { throw .vocabulary }
        guard let pattern = FieldPattern(columns[1]) else { throw .path }
        self.vocabulary = vocabulary
        self.pattern = pattern
        var entry = FieldTable.Entry()
        entry.trait = .known
        entry.isFallback = columns[2].last == "?"
        let what = entry.isFallback ? columns[2].dropLast() : columns[2]
        switch what {
        case "-": entry.meaning = .structure
        case "owner.address": entry.meaning = .ownerAddress
        case "owner.contact": entry.meaning = .ownerContact
        case "contact.name": entry.meaning = .contactName
        case "contact.number": entry.meaning = .contactNumber
        case "party.name": entry.meaning = .partyName
        case "party.contact": entry.meaning = .partyContact
        // A card's expiry or code: a category only beside its number.
        case "financial.card.detail": (entry.meaning, entry.trait) = (.category(.financialCard), .cardDetail)
        default:
            guard let category = Category(word: String(what)) else { throw .category }
            entry.meaning = .category(category)
        }
        if columns.count > 3 {
            for word in columns[3].split(separator: " ") {
                guard let detector = Detector.allCases.first(where: { $0.word == word }) else { throw .detector }
                entry.context.insert(detector)
            }
        }
        self.entry = entry
    }
}

/// What is wrong with a row of our tables.
enum FieldFault: Error {
    case columns
    case vocabulary
    case path
    case category
    case detector
    case place
    case strength
}
