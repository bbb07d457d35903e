/// The words of column names, compiled once.
struct ColumnLexicon: Sendable {
    /// A phrase found in a name.
    struct Match: Sendable {
        let range: Range<Int>
        /// Nil for a phrase that only takes its words away from others: `place of birth` is no date of birth.
        let type: ColumnType?
        let isCertain: Bool
    }

    private var phrases: [String: (type: ColumnType?, isCertain: Bool)] = [:]
    private var known: Set<String> = []
    private var longest = 1

    let connectors = ColumnLexicon.tokens(ColumnNameWords.connectors)
    let numbers = ColumnLexicon.tokens(ColumnNameWords.numbers)
    let counts = ColumnLexicon.tokens(ColumnNameWords.counts)
    let aggregates = ColumnLexicon.tokens(ColumnNameWords.aggregates)
    let descriptions = ColumnLexicon.tokens(ColumnNameWords.descriptions)
    let places = ColumnLexicon.tokens(ColumnNameWords.places)
    let axes = ColumnLexicon.tokens(ColumnNameWords.axes)
    let persons = ColumnLexicon.tokens(ColumnNameWords.persons)
    let parties = ColumnLexicon.tokens(ColumnNameWords.parties)
    let names = ColumnLexicon.tokens(ColumnNameWords.names)
    let things = ColumnLexicon.tokens(ColumnNameWords.things)

    static let standard = ColumnLexicon()

    private init() {
        for (type, words) in ColumnNameWords.certain { add(words, type, isCertain: true) }
        for (type, words) in ColumnNameWords.possible { add(words, type, isCertain: false) }
        add(ColumnNameWords.meaningless, nil, isCertain: false)
        known.formUnion(ColumnLexicon.tokens(ColumnNameWords.whole))
        for set in [numbers, aggregates, descriptions, places, axes, persons, parties, names, things] {
            known.formUnion(set)
        }
        for phrase in phrases.keys { known.formUnion(phrase.split(separator: " ").map(String.init)) }
    }

    private mutating func add(_ words: String, _ type: ColumnType?, isCertain: Bool) {
        for phrase in words.split(separator: ";") {
            let tokens = PathTokens.split(String(phrase)).filter { !connectors.contains($0) }
            guard !tokens.isEmpty else { continue }
            longest = max(longest, tokens.count)
            phrases[tokens.joined(separator: " ")] = (type, isCertain)
        }
    }

    /// The tokens without `of`, `de`, …; a token that is known words run together (`personid`) is taken apart.
    func words(of tokens: [String]) -> [String] {
        tokens.flatMap { token -> [String] in
            if connectors.contains(token) { return [] }
            return known.contains(token) ? [token] : runTogether(token) ?? [token]
        }
    }

    /// `sessionid`, of a word that is not in the lexicon.
    func endsInID(_ tokens: [String]) -> Bool {
        tokens.last.map { $0.count > 4 && $0.hasSuffix("id") && !known.contains($0) } ?? false
    }

    /// The share of given names that the role at the end of a name asks for, 0 to 1.
    ///
    /// An enumerator is somebody; a client may be a firm.
    func leastGivenNames(_ tokens: [String]) -> Double {
        let heads: Set<String> = ["head", "chef", "jefe", "chief"]
        if let last = tokens.last, persons.contains(last) { return 0 }
        if let first = tokens.first, heads.contains(first) { return 0 }
        return tokens.last.map(parties.contains) == true ? 0.2 : 0.3
    }

    /// Phrases of the name, longest first and among equals the last, where English puts the noun; none overlap.
    func matches(in tokens: [String]) -> [Match] {
        var matches: [Match] = []
        for length in stride(from: min(longest, tokens.count), through: 1, by: -1) {
            for start in (0...(tokens.count - length)).reversed() {
                let range = start..<(start + length)
                guard !matches.contains(where: { $0.range.overlaps(range) }),
                    let phrase = phrases[tokens[range].joined(separator: " ")]
                else { continue }
                matches.append(Match(range: range, type: phrase.type, isCertain: phrase.isCertain))
            }
        }
        return matches
    }

    /// The known words that make up all of `token`, connectors between left out: `dateofbirth` → `date`, `birth`.
    ///
    /// At most `parts` of them; the longest first word that works wins.
    private func runTogether(_ token: String, parts: Int = 3) -> [String]? {
        guard 4...40 ~= token.count, parts > 1 else { return nil }
        for cut in (2...(token.count - 2)).reversed() {
            let head = String(token.prefix(cut))
            guard known.contains(head), cut > 2 || head == "hh" else { continue }
            let tail = String(token.dropFirst(cut))
            let tails =
                [tail]
                + connectors.filter { $0.count > 1 && tail.hasPrefix($0) }.sorted()
                .map { String(tail.dropFirst($0.count)) }
            for tail in tails where tail.count > 1 {
                if known.contains(tail) { return [head, tail] }
                if let more = runTogether(tail, parts: parts - 1) { return [head] + more }
            }
        }
        return nil
    }

    private static func tokens(_ words: String) -> Set<String> {
        Set(words.split(separator: ";").flatMap { PathTokens.split(String($0)) })
    }
}
