import Domain

/// One row of `secrets.tsv`: where a secret travels, its names, and whether the name alone is enough.
struct SecretRow {
    let vocabulary: FieldVocabulary
    let patterns: [FieldPattern]
    let entry: FieldTable.Entry
    /// The names as they stand in the table.
    let names: [Substring]
    let place: Place

    enum Place: String {
        /// Wherever a field has the name.
        case body
        /// Below something that is called `headers`.
        case header
        /// Below something that is called `query`.
        case query
    }

    init(_ columns: [Substring]) throws(FieldFault) {
        guard columns.count == 4 else { throw .columns }
        guard let place = Place(rawValue: String(columns[0])) else { throw .place }
        guard let vocabulary = FieldVocabulary(rawValue: String(columns[1])) else { throw .vocabulary }
        guard columns[3] == "name" || columns[3] == "random" else { throw .strength }
        self.place = place
        self.vocabulary = vocabulary
        names = columns[2].split(separator: "|")
        let parents = SecretRow.parents(of: place)
        var patterns: [FieldPattern] = []
        for parent in parents {
            guard let pattern = FieldPattern(parent + columns[2]) else { throw .path }
            patterns.append(pattern)
        }
        self.patterns = patterns
        entry = FieldTable.Entry(
            meaning: .category(.securitySecret),
            trait: columns[3] == "random" ? .weakSecret : vocabulary == .any ? .none : .known,
            context: [.secret]
        )
    }

    /// As logs, recordings of browsers and telemetry call the place.
    private static func parents(of place: Place) -> [Substring] {
        switch place {
        case .body: [""]
        case .header: ["*headers|*header/"]
        case .query: ["*query|*querystring|*queryparams|*queryparameters|*searchparams|params|args/"]
        }
    }
}
