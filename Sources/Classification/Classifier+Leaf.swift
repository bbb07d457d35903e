import Domain
import Payload

/// One value: what its name says, what stands beside it, what it holds.
extension Classifier {
    /// Finds the qualifiers of a document, so that it does not matter whether they stand before their values.
    mutating func noteQualifiers(of leaves: [Leaf], in bytes: Span<UInt8>) {
        for leaf in leaves where verdicts[Int(leaf.node.index)].isQualifier {
            guard case .string = leaf.kind, let position = qualifier(in: leaf, bytes) else { continue }
            qualifiers.note(position, of: leaf)
        }
    }

    /// What a value says of those beside it, if it is a word that qualifies.
    private func qualifier(in leaf: Leaf, _ bytes: Span<UInt8>) -> Int16? {
        guard let position = words.position(bytes, leaf.range) else { return nil }
        // Rare, so that the names above may be read once more.
        return words.isOfHeaders(position) && !isBelowHeaders(leaf.node) ? nil : position
    }

    /// Whether a name above says that these are the headers of a request: `headers`, `rawHeaders`, `http.request.header`.
    private func isBelowHeaders(_ node: PathNode) -> Bool {
        var current = trie.parent(of: node)
        while let step = current {
            let name = trie.name(of: step).lowercased()
            if name.hasSuffix("headers") || name.hasSuffix("header") { return true }
            current = trie.parent(of: step)
        }
        return false
    }

    mutating func examine(_ leaf: Leaf, number: Int32, in bytes: Span<UInt8>) {
        // Patterns, not `==`: that of an enumeration of another module is a call.
        switch leaf.kind {
        case .boolean, .null: return
        case .string, .number: break
        }
        guard leaf.lower < leaf.upper else { return }
        var verdict = verdicts[Int(leaf.node.index)]
        if verdict.part != .none { verdict = party.resolve(verdict, of: leaf, in: bytes) }
        if verdict.namesOperation { isOperation = true }
        if verdict.namesDocument, PurchaseWords.occur(in: bytes, leaf.range) { isPurchase = true }
        if verdict.isQualifier, qualifier(in: leaf, bytes) != nil { return }
        let qualifier = qualifiers.position(for: leaf, verdict)
        if verdict.isItem { qualifiers.note(item: self.qualifier(in: leaf, bytes), of: leaf) }
        // The shortest things that a detector knows have five characters, and no name speaks for this one.
        if verdict.category == nil, qualifier == nil, leaf.upper - leaf.lower < 5, rulings[leaf.node] == nil,
            rules.literals.isEmpty
        {
            return
        }
        let isPlain =
            leaf.traits.isEmpty || (leaf.traits == .beyondASCII && !ValueShape(bytes, leaf.range).mayHoldNumber)
        if isPlain {
            look(at: leaf, verdict, qualifier, number: number, bytes, leaf.range)
        } else {
            var text: [UInt8] = []
            swap(&text, &scratch)
            write(leaf, of: bytes, into: &text)
            look(at: leaf, verdict, qualifier, number: number, text.span, 0..<text.count)
            if spans != nil { origins.pop() }
            swap(&text, &scratch)
        }
    }

    /// Undoes the writing of a leaf.
    private mutating func write(_ leaf: Leaf, of bytes: Span<UInt8>, into text: inout [UInt8]) {
        guard spans != nil else {
            return PlainText.write(leaf, of: bytes, into: &text, limit: Classifier.longestValue)
        }
        var places: [Int32] = []
        PlainText.write(leaf, of: bytes, into: &text, origins: &places, limit: Classifier.longestValue)
        origins.push(places)
    }

    private mutating func look(
        at leaf: Leaf,
        _ verdict: Verdict,
        _ qualifier: Int16?,
        number: Int32,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) {
        // A text without a field: nobody knows what it says.
        var category = leaf.node == .jsonRoot ? .textFree : verdict.category
        var given = ScanContext(context: verdict.context, veto: verdict.veto)
        if let qualifier {
            let meaning = words.meaning(at: qualifier)
            category = meaning.category.map { resolved($0, verdict) }
            given.context = meaning.context
            given.veto = meaning.veto.subtracting(meaning.context)
        }
        let isText = if case .string = leaf.kind { true } else { false }
        let map = TextMap(at: range.lowerBound, in: bytes, before: range.upperBound)
        let shape = ValueShape(bytes, range, map)
        if shape.mayNest, isText, !nested.isInside,
            lookInside(leaf, verdict, given, number: number, bytes, range)
        {
            return
        }
        let ruling = rulings[leaf.node]
        var isHarmless = false
        if shape.mayHold(given.context, isText: isText) {
            if !hits.isEmpty { hits.removeAll(keepingCapacity: true) }
            ValueScanner.scan(bytes, range, map, given, hits: &hits)
            var isSecret = false
            // By place: a loop over them would hold on to them.
            for place in 0..<hits.count {
                let hit = hits[place]
                // The register's number says more than the name of an identifier.
                if category == .organizationIdentifier, hit.detector.category == .organizationTaxID { category = nil }
                guard counts(hit, ruling, bytes) else {
                    // The name of its field speaks of nothing else.
                    if hit.range.count >= shape.length - shape.spaces { isHarmless = true }
                    continue
                }
                note(hit, leaf, verdict, number, bytes)
                if hit.isSecret { isSecret = true }
            }
            // Whatever the name says.
            if isSecret { return }
        }
        if case .nothing? = ruling { return }
        noteWords(leaf, number, bytes, range)
        if note(ruling, leaf, shape, number, bytes, range) || isHarmless { return }
        guard let category else { return }
        let confidence = Confirmation.confidence(
            of: category,
            trait: verdict.trait,
            distance: qualifier == nil ? verdict.distance : 0,
            value: shape,
            bytes: bytes,
            range: range
        )
        guard confidence > 0 else { return }
        if category == .financialCard, verdict.trait == .cardDetail { tally.hasCardDetail = true }
        // A finding by value in the same category already stands for this leaf.
        add(leaf.node, category, category == .securitySecret ? .secret : .path, confidence, number, bytes, range)
    }

    /// Takes what was recognised in a leaf into account.
    mutating func note(_ hit: Hit, _ leaf: Leaf, _ verdict: Verdict, _ number: Int32, _ bytes: Span<UInt8>) {
        let category = category(of: hit.detector, verdict)
        add(leaf.node, category, hit.detector, hit.confidence, number, bytes, hit.range)
        if hit.detector == .email { tally.distinct.insert(bytes, hit.range, for: DistinctValues.emails) }
        if hit.detector == .cardExpiry { tally.hasCardDetail = true }
        // The number of a health insurance is a number of the state's and says something of health.
        if hit.detector == .healthInsuranceNumber {
            add(leaf.node, .personalHealth, hit.detector, hit.confidence, number, bytes, hit.range)
        }
        noteSpan(hit.detector, category, hit.confidence, hit.range, leaf)
    }

    /// Says where something was recognised, if somebody asked.
    mutating func noteSpan(
        _ detector: Detector,
        _ category: Category,
        _ confidence: Float,
        _ range: Range<Int>,
        _ leaf: Leaf
    ) {
        guard spans != nil else { return }
        let span = ValueSpan(
            range: origins.range(range),
            detector: detector,
            category: category,
            path: trie.path(of: leaf.node, in: table),
            confidence: confidence
        )
        spans?.append(span)
    }

    mutating func add(
        _ node: PathNode,
        _ category: Category,
        _ detector: Detector,
        _ confidence: Float,
        _ number: Int32,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) {
        tally.add(node, category, detector, confidence, leaf: number)
        tally.distinct.insert(bytes, range, for: Int(category.rawValue))
        people.insert(bytes, range, category, detector)
    }

    private func category(of detector: Detector, _ verdict: Verdict) -> Category {
        // A business's postal code is a part of its address.
        if detector == .postalCode, verdict.category == .organizationAddress { return .organizationAddress }
        return resolved(detector.category, verdict)
    }

    /// Contacts in a document between businesses are business contacts.
    private func resolved(_ category: Category, _ verdict: Verdict) -> Category {
        guard category == .personalContact else { return category }
        let isPerson = verdict.role == .person || verdict.role == .employee
        return verdict.role == .organization || (verdict.isBusiness && !isPerson) ? .organizationContact : category
    }
}
