import Domain

/// What field names mean: words in English and French and technical names, against the last segments of a path.
///
/// The table of known vocabularies speaks first. Then the longest phrase in a segment wins; among equals the last, since
/// English puts the noun there. A name that says little by itself takes its parent's meaning. A word that turns the
/// meaning (`email_count`) voids it.
struct PathDictionary: Sendable {
    private struct Entry {
        var category: Category?
        var isWeak = false
        var trait = Verdict.Trait.none
    }

    private var phrases: [String: Entry] = [:]
    private var wholes: [String: Entry] = [:]
    private var technical: [String: Entry] = [:]
    private var contexts: [String: DetectorSet] = [:]
    private var roles: [String: Verdict.Role] = [:]
    private var businessPersons: Set<String> = []
    private let numberNames = Set(PathWords.phrases(DetectorWords.numberNames))
    private var longest = 1

    static let standard = PathDictionary()

    private init() {
        for list in [PathWords.english, PathWords.french, PathWords.neighbours] {
            for (category, words) in list { add(words, Entry(category: category)) }
        }
        addShortened()
        for (category, words) in PathWords.whole {
            for phrase in PathWords.phrases(words) { wholes[phrase] = Entry(category: category) }
        }
        for (category, words) in PathWords.weak { add(words, Entry(category: category, isWeak: true)) }
        add(PathWords.weakSecrets, Entry(category: .securitySecret, trait: .weakSecret))
        add(PathWords.cardDetails, Entry(category: .financialCard, trait: .cardDetail))
        add(PathWords.meaningless, Entry(category: nil))
        for (category, words) in PathWords.technical {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                technical[String(word)] = Entry(category: category)
            }
        }
        for (set, words) in DetectorWords.contexts {
            for phrase in PathWords.phrases(words) { contexts[phrase, default: []].formUnion(set) }
        }
        for (role, words) in PathWords.roles {
            for phrase in PathWords.phrases(words) { roles[phrase] = role }
        }
        businessPersons = Set(PathWords.phrases(PathWords.businessPersons))
        addJoined()
    }

    private mutating func add(_ words: String, _ entry: Entry) {
        for phrase in PathWords.phrases(words) {
            phrases[phrase] = entry
            longest = max(longest, phrase.split(separator: " ").count)
        }
    }

    /// `prixRevient` beside « prix de revient »: names of fields leave the small words of French out.
    private mutating func addShortened() {
        for (phrase, entry) in phrases {
            let words = phrase.split(separator: " ")
            let rest = words.filter { !PathWords.smallWords.contains(String($0)) }
            let short = rest.joined(separator: " ")
            if rest.count > 1, rest.count < words.count, phrases[short] == nil { phrases[short] = entry }
        }
    }

    /// `firstname` and `creditlimit`, as systems without capitals write the phrases of two words and more.
    private mutating func addJoined() {
        for (phrase, entry) in phrases where !entry.isWeak {
            let joined = phrase.filter { $0 != " " }
            guard joined.count < phrase.count, joined.count >= 5, phrases[joined] == nil else { continue }
            phrases[PathTokens.singular(joined)] = entry
        }
        for (phrase, set) in contexts {
            let joined = phrase.filter { $0 != " " }
            if joined.count < phrase.count, joined.count >= 5 { contexts[joined, default: []].formUnion(set) }
        }
    }

    /// The verdict for a field `name` below a path with the verdict `parent`; `row` is what the table of fields says.
    func verdict(
        name: String,
        isAttribute: Bool,
        below parent: Verdict,
        row: FieldTable.Entry? = nil
    ) -> Verdict {
        let tokens = PathTokens.split(name)
        let compact = PathTokens.compact(name)
        var verdict = Verdict()
        verdict.isBusiness = parent.isBusiness
        verdict.isPurchase = parent.isPurchase || PathWords.purchases.contains(tokens.joined(separator: " "))
        verdict.role = role(of: tokens, below: parent)
        verdict.isTransparent = !tokens.isEmpty && tokens.allSatisfy(PathWords.transparent.contains)
        verdict.isQualifier = PathWords.qualifiers.contains(compact)
        verdict.namesDocument = PathWords.documentNames.contains(compact)

        let whole = technical[compact] ?? wholes[tokens.joined(separator: " ")]
        let match = whole.map { ($0, 0..<tokens.count) } ?? bestPhrase(in: tokens)
        let turned = tokens.indices.contains { index in
            PathWords.negative.contains(tokens[index]) && !(match?.1.contains(index) ?? false)
        }
        verdict.veto = veto(for: tokens)
        // `<uuid@host>` has the form of an address and is none.
        if PathWords.messageNames.contains(compact) { verdict.veto.insert(.email) }
        if let row, !row.isFallback {
            verdict.context = context(of: tokens).union(row.context)
            if verdict.isTransparent { verdict.context.formUnion(parent.context) }
            apply(row, tokens, below: parent, to: &verdict)
        } else if turned {
            verdict.veto = .numeric
            verdict.isTransparent = false
        } else {
            verdict.context = context(of: tokens)
            if let entry = match?.0, !(entry.isWeak && verdict.isTransparent && parent.category != nil) {
                verdict.category = entry.category
                verdict.trait = entry.trait
            }
            if verdict.isTransparent { inherit(parent, into: &verdict) }
            verdict.category = refined(verdict, tokens, isAttribute: isAttribute, below: parent)
            if verdict.category == nil, let row { apply(row, tokens, below: parent, to: &verdict) }
            askValue(tokens, isAttribute: isAttribute, &verdict)
        }
        verdict.veto.subtract(verdict.context)
        return verdict
    }

    /// A transparent name means what its parent means, up to three levels.
    private func inherit(_ parent: Verdict, into verdict: inout Verdict) {
        // What a document is called says nothing of its number and its name.
        guard !parent.isDocument else { return }
        if verdict.category == nil, parent.distance < 2 {
            verdict.category = parent.category
            verdict.trait = parent.trait
            verdict.distance = parent.distance + 1
        }
        verdict.context.formUnion(parent.context)
        verdict.veto.formUnion(parent.veto)
    }

    private func bestPhrase(in tokens: [String]) -> (Entry, Range<Int>)? {
        var best: (entry: Entry, range: Range<Int>, score: Int)?
        for start in tokens.indices {
            for end in (start + 1)...min(start + longest, tokens.count) where end <= tokens.count {
                guard let entry = phrases[tokens[start..<end].joined(separator: " ")] else { continue }
                let score = entry.isWeak ? 1 : 2 * (end - start)
                if score >= best?.score ?? 0 { best = (entry, start..<end, score) }
            }
        }
        return best.map { ($0.entry, $0.range) }
    }

    private func context(of tokens: [String]) -> DetectorSet {
        matches(of: tokens, in: contexts).reduce(into: []) { $0.formUnion($1) }
    }

    private func role(of tokens: [String], below parent: Verdict) -> Verdict.Role {
        guard let role = matches(of: tokens, in: roles).last else { return parent.role }
        // What a bill of materials lists are its parts.
        if role == .product, parent.role == .bom { return .bom }
        guard role == .person, parent.isBusiness else { return role }
        // Between businesses a buyer is a company; only who is shipped to may be a person.
        return spans(of: tokens).contains { businessPersons.contains($0) } ? .person : parent.role
    }

    private func matches<Value>(of tokens: [String], in table: [String: Value]) -> [Value] {
        spans(of: tokens).compactMap { table[$0] }
    }

    /// All runs of up to three words, in the order of their ends.
    private func spans(of tokens: [String]) -> [String] {
        tokens.indices.flatMap { end in
            (max(0, end - 2)...end).map { tokens[$0...end].joined(separator: " ") }
        }
    }

    private func veto(for tokens: [String]) -> DetectorSet {
        tokens.contains(where: numberNames.contains) ? .numeric : []
    }
}
