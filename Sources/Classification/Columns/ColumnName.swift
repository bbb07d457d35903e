/// What the name of a column may mean, best first.
struct ColumnName: Sendable {
    /// One reading of the name.
    struct Meaning: Sendable, Hashable {
        let type: ColumnType
        /// The words have no other sense, so values need only not to contradict.
        let isCertain: Bool
    }

    let meanings: [Meaning]
    /// A count, a sum, a mean: about many, not about one.
    let isAggregate: Bool
    /// A type, a status, a check of something that another column holds.
    let describesAnother: Bool
    /// A city, a region, a camp: its names are not those of persons.
    let isPlace: Bool
    /// A part of the name is a product, a file, a team: its age is not a person's.
    let isThing: Bool
    /// `lat`, `lng`: one number is a coordinate.
    let isAxis: Bool
    /// The share of values that must hold a known given name before full names under this name are taken for persons'.
    let leastGivenNames: Double

    init(_ name: String, lexicon: ColumnLexicon) {
        let spoken = PathTokens.split(name)
        let tokens = lexicon.words(of: spoken)
        let found = lexicon.matches(in: tokens)
        let free = tokens.indices.filter { index in !found.contains { $0.range.contains(index) } }.map { tokens[$0] }
        isAggregate = free.contains(where: lexicon.aggregates.contains) || Self.counts(spoken, lexicon)
        describesAnother = free.contains(where: lexicon.descriptions.contains)
        isPlace = free.contains(where: lexicon.places.contains)
        isThing = free.contains(where: lexicon.things.contains)
        isAxis = tokens.contains(where: lexicon.axes.contains)
        let isAside = isPlace || isThing || describesAnother
        leastGivenNames = isAside ? 0.4 : lexicon.leastGivenNames(tokens)
        var meanings = found.compactMap { match in
            match.type.map { Meaning(type: $0, isCertain: match.isCertain) }
        }
        let isPerson = tokens.contains { lexicon.persons.contains($0) || lexicon.parties.contains($0) }
        // A role alone, such as `enumerator`, may hold names; whose name it is makes it sure.
        if free.contains(where: lexicon.names.contains) {
            if !isPlace, !isThing { meanings.append(Meaning(type: .personName, isCertain: isPerson)) }
        } else if isPerson {
            meanings.append(Meaning(type: .personName, isCertain: false))
        }
        if meanings.isEmpty, lexicon.endsInID(tokens) { meanings = [Meaning(type: .genericID, isCertain: false)] }
        self.meanings = meanings.filter(\.isCertain) + meanings.filter { !$0.isCertain }
    }

    /// `number of children`, `nombre d'enfants`, `num_rooms`; in `numéro de dossier` the number is a name.
    private static func counts(_ tokens: [String], _ lexicon: ColumnLexicon) -> Bool {
        guard let first = tokens.first, tokens.count > 1 else { return false }
        return lexicon.counts.contains(first)
            || zip(tokens, tokens.dropFirst())
                .contains { lexicon.numbers.contains($0) && lexicon.connectors.contains($1) }
    }
}
