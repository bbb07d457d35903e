import Domain

/// What field names mean: words in English and French and technical names, against the last segments of a path.
///
/// The longest phrase in a segment wins; among equals the last, since English puts the noun there. A name that says
/// little by itself takes its parent's meaning. A word that turns the meaning (`email_count`) voids it.
struct PathDictionary: Sendable {
    private struct Entry {
        var category: Category?
        var isWeak = false
        var trait = Verdict.Trait.none
    }

    private var phrases: [String: Entry] = [:]
    private var technical: [String: Entry] = [:]
    private var contexts: [String: DetectorSet] = [:]
    private var roles: [String: Verdict.Role] = [:]
    private var businessPersons: Set<String> = []
    private let numberNames = Set(PathWords.phrases(DetectorWords.numberNames))
    private var longest = 1

    static let standard = PathDictionary()

    private init() {
        for list in [PathWords.english, PathWords.french] {
            for (category, words) in list { add(words, Entry(category: category)) }
        }
        for (category, words) in PathWords.weak { add(words, Entry(category: category, isWeak: true)) }
        add(PathWords.weakSecrets, Entry(category: .securitySecret, trait: .weakSecret))
        add(PathWords.cardDetails, Entry(category: .financialCard, trait: .cardDetail))
        add(PathWords.meaningless, Entry(category: nil))
        for (category, words) in PathWords.technical {
            for word in words.split(separator: " ") { technical[String(word)] = Entry(category: category) }
        }
        for (set, words) in DetectorWords.contexts {
            for phrase in PathWords.phrases(words) { contexts[phrase, default: []].formUnion(set) }
        }
        for (role, words) in PathWords.roles {
            for phrase in PathWords.phrases(words) { roles[phrase] = role }
        }
        businessPersons = Set(PathWords.phrases(PathWords.businessPersons))
    }

    private mutating func add(_ words: String, _ entry: Entry) {
        for phrase in PathWords.phrases(words) {
            phrases[phrase] = entry
            longest = max(longest, phrase.split(separator: " ").count)
        }
    }

    /// The verdict for a field `name` below a path with the verdict `parent`.
    func verdict(name: String, isAttribute: Bool, below parent: Verdict) -> Verdict {
        let tokens = PathTokens.split(name)
        let compact = PathTokens.compact(name)
        var verdict = Verdict()
        verdict.isBusiness = parent.isBusiness
        verdict.isPurchase = parent.isPurchase || PathWords.purchases.contains(tokens.joined(separator: " "))
        verdict.role = role(of: tokens, below: parent)
        verdict.isTransparent = !tokens.isEmpty && tokens.allSatisfy(PathWords.transparent.contains)
        verdict.isQualifier = PathWords.qualifiers.contains(compact)
        verdict.namesDocument = PathWords.documentNames.contains(compact)

        let match = technical[compact].map { ($0, 0..<tokens.count) } ?? bestPhrase(in: tokens)
        let turned = tokens.indices.contains { index in
            PathWords.negative.contains(tokens[index]) && !(match?.1.contains(index) ?? false)
        }
        verdict.veto = veto(for: tokens)
        // `<uuid@host>` has the form of an address and is none.
        if PathWords.messageNames.contains(compact) { verdict.veto.insert(.email) }
        if turned {
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

    private let contacts: CategorySet = [
        .init(.personalContact), .init(.organizationAddress), .init(.organizationContact),
    ]

    /// The category with whose data it is taken into account.
    private func refined(
        _ verdict: Verdict,
        _ tokens: [String],
        isAttribute: Bool,
        below parent: Verdict
    ) -> Category? {
        let isBusinessContact =
            verdict.role == .organization
            || (verdict.isBusiness && verdict.role != .person && verdict.role != .employee)
        let isName = verdict.isTransparent && tokens.contains(where: PathWords.nameWords.contains)
        // `<Phone name="work">` and the number of an address book's entry are nobody's data.
        if (isName && isAttribute) || (tokens.last == "id" && verdict.context.isEmpty),
            let category = verdict.category, contacts.contains(category)
        {
            return nil
        }
        switch verdict.category {
        case .organizationIdentifier? where parent.category == .organizationTaxID:
            return .organizationTaxID
        // A number of a price list or the date of a tax is no amount.
        case .financialAmount?, .commercialPrice?, .commercialUnitCost?, .commercialMargin?, .financialCredit?:
            if tokens.last == "id" { return nil }
            if tokens.last == "date" { return .documentSchedule }
            return verdict.category == .commercialPrice && verdict.isPurchase ? .commercialUnitCost : verdict.category
        // The name in an address is somebody's, not a part of the address.
        case .personalContact? where isName, .organizationAddress? where isName:
            return name(for: verdict) ?? verdict.category
        case nil where parent.isDocument && tokens.last == "id":
            return .documentReference
        case .personalDemographic? where tokens.last == "id":
            return nil
        case .personalEmployment? where isBusinessContact && tokens.contains("title"):
            return .organizationContact
        case .personalName?:
            return isBusinessContact ? .organizationContact : .personalName
        case .personalContact?:
            guard isBusinessContact else { return .personalContact }
            return tokens.contains(where: PathWords.placeWords.contains) ? .organizationAddress : .organizationContact
        case .personalDevice? where verdict.isBusiness:
            return nil
        case .organizationName? where parent.role == .supplier && !verdict.isBusiness:
            return .commercialSupplier
        case .productIdentifier?, .productDescription?, .commercialQuantity?:
            if verdict.role == .bom { return .commercialBOM }
            if verdict.role == .forecast, verdict.category == .commercialQuantity { return .commercialForecast }
            return verdict.category
        case .personalDemographic? where verdict.role == .product:
            return .productDescription
        case nil where isName:
            return name(for: verdict)
        default:
            return verdict.category
        }
    }

    /// Whose name a bare `name` is.
    private func name(for verdict: Verdict) -> Category? {
        switch verdict.role {
        case .person, .employee: .personalName
        case .organization: .organizationName
        case .supplier: verdict.isBusiness ? .organizationName : .commercialSupplier
        case .product: .productDescription
        case .bom: .commercialBOM
        case .none, .forecast, .card, .bank: nil
        }
    }
}
