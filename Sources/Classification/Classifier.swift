package import Domain
package import Payload

/// Tells what payloads carry: reads a payload once and gives categories, level and score, never a value.
///
/// Keeps the paths it has met with what their names mean, so that in the steady state a payload costs one walk over its
/// bytes. One at a time; `ClassifierPool` has one for each thread that needs it.
package struct Classifier: Sendable {
    let table: PathTable
    private let limits: ReadLimits
    private let seed: UInt64
    private let dictionary = PathDictionary.standard
    private let qualifiers = QualifierWords.standard
    private let labels = LabelWords.standard

    var trie: PathTrie
    /// What each path's name means, beside the trie's nodes.
    private var verdicts: [Verdict] = []
    private var json = JSONLeaves()
    private var xml = XMLLeaves()
    private var rows = TableLeaves()
    private var form = FormLeaves()
    private var multipart = MultipartLeaves()
    private var edi = EDILeaves()
    private var party = EDIParty()
    private(set) var leaves: [Leaf] = []
    /// Where things were recognised, when somebody asked.
    var spans: [ValueSpan]?
    private var hits: [Hit] = []
    private var scratch: [UInt8] = []
    var tally: EventTally
    var evidence = Evidence()
    private var qualifier: (scope: Int32, meaning: QualifierWords.Meaning) = (-1, .init())
    var isPurchase = false

    /// The longest value that is unescaped to be looked into, in bytes; the rest of it is not.
    private static let longestValue = 64 << 10

    /// A classifier that has met no path yet.
    ///
    /// The seed is random, so that nobody can choose values or keys that collide; it is never stored.
    package init(paths: PathTable, limits: ReadLimits = ReadLimits(), seed: UInt64) {
        table = paths
        self.limits = limits
        self.seed = seed
        trie = PathTrie(seed: seed)
        tally = EventTally(seed: seed)
    }

    /// Classifies a payload.
    ///
    /// Never fails: what cannot be read is `unread`, `truncated` or `malformed`, and not `public`.
    package mutating func classify(
        payload: ArraySlice<UInt8>,
        contentType: String?,
        platform: String?,
        documentType: String
    ) -> Classification {
        let bytes = payload.span
        guard let format = PayloadFormat(sniffing: bytes, contentType: contentType) else { return .unread }
        forgetIfFull()
        leaves.removeAll(keepingCapacity: true)
        let ending =
            switch format {
            case .json: json.read(bytes, limits: limits, paths: &trie, leaves: &leaves)
            case .jsonLines: json.readLines(bytes, limits: limits, paths: &trie, leaves: &leaves)
            case .xml: xml.read(bytes, limits: limits, paths: &trie, leaves: &leaves)
            case .table: rows.read(bytes, limits: limits, paths: &trie, leaves: &leaves)
            case .form: form.read(bytes, limits: limits, paths: &trie, leaves: &leaves)
            case .multipart:
                multipart.read(bytes, contentType: contentType, limits: limits, paths: &trie, leaves: &leaves)
            case .x12, .edifact: edi.read(bytes, limits: limits, paths: &trie, leaves: &leaves)
            }
        guard ending.condition != .unread else { return .unread }
        begin()
        let kind = documentType.utf8Span.span
        isPurchase = PurchaseWords.occur(in: kind, 0..<kind.count)
        if format == .x12 || format == .edifact, let type = edi.documentType {
            isPurchase = isPurchase || EDIDictionary.standard.isPurchase(bytes, type)
        }
        for index in leaves.indices { examine(leaves[index], number: Int32(truncatingIfNeeded: index), in: bytes) }
        return finish(
            condition: ending.condition,
            leaves: Int32(truncatingIfNeeded: leaves.count),
            inspected: Int64(ending.inspected),
            hasSeenValues: true
        )
    }

    /// Prepares for an event whose paths are all in the trie.
    mutating func begin() {
        // Parents stand before their children.
        while verdicts.count < trie.count { verdicts.append(verdict(at: trie.node(at: verdicts.count))) }
        tally.begin(nodes: trie.count)
        evidence.reset()
        qualifier.scope = -1
        party.reset()
        isPurchase = false
    }

    func verdict(of node: PathNode) -> Verdict { verdicts[Int(node.index)] }

    /// A sender of ever new field names fills the trie; starting over costs less than never learning again.
    mutating func forgetIfFull() {
        guard trie.isFull else { return }
        trie = PathTrie(seed: seed)
        tally = EventTally(seed: seed)
        verdicts.removeAll(keepingCapacity: true)
    }

    private func verdict(at node: PathNode) -> Verdict {
        guard let parent = trie.parent(of: node) else {
            var verdict = Verdict()
            verdict.isBusiness = node == .xmlRoot
            return verdict
        }
        let above = verdicts[Int(parent.index)]
        switch trie.segment(of: node) {
        case .root, .item, .withheld, .overflow: return above
        case .attribute, .name:
            return dictionary.verdict(of: node, in: trie, below: above)
        }
    }
}

// MARK: - One value

extension Classifier {
    private mutating func examine(_ leaf: Leaf, number: Int32, in bytes: Span<UInt8>) {
        guard leaf.kind == .string || leaf.kind == .number, leaf.lower < leaf.upper else { return }
        let verdict = party.resolve(verdicts[Int(leaf.node.index)], of: leaf, in: bytes)
        if verdict.namesDocument, PurchaseWords.occur(in: bytes, leaf.range) { isPurchase = true }
        if verdict.isQualifier, let meaning = qualifiers[bytes, leaf.range] {
            qualifier = (leaf.scope, meaning)
            return
        }
        // The shortest thing that a detector knows is `a@b.ca`, and no name speaks for this one.
        if verdict.category == nil, !verdict.isTransparent, leaf.element == 0, leaf.upper - leaf.lower < 6 { return }
        // Typography matters only where numbers and addresses are looked for.
        let isPlain =
            leaf.traits.isEmpty || (leaf.traits == .beyondASCII && !ValueShape(bytes, leaf.range).mayHoldNumber)
        guard isPlain else {
            var text: [UInt8] = []
            swap(&text, &scratch)
            PlainText.write(leaf, of: bytes, into: &text, limit: Classifier.longestValue)
            examine(leaf, verdict, number: number, text.span, 0..<text.count)
            swap(&text, &scratch)
            return
        }
        examine(leaf, verdict, number: number, bytes, leaf.range)
    }

    private mutating func examine(
        _ leaf: Leaf,
        _ verdict: Verdict,
        number: Int32,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) {
        var category = verdict.category
        var context = verdict.context
        var veto = verdict.veto
        // An attribute of the element itself always speaks; a sibling only for names that say little.
        let isQualified =
            qualifier.scope >= 0
            && ((leaf.element != 0 && qualifier.scope == leaf.element)
                || (verdict.isTransparent && qualifier.scope == leaf.scope))
        if isQualified {
            category = qualifier.meaning.category.map { resolved($0, verdict) }
            context = qualifier.meaning.context
            veto = qualifier.meaning.veto
        }

        let shape = ValueShape(bytes, range)
        if shape.mayHoldNumber || shape.hasAt || (shape.length >= 12 && leaf.kind == .string) {
            hits.removeAll(keepingCapacity: true)
            ValueScanner.scan(bytes, range, context: context, veto: veto, labels: labels, hits: &hits)
            if let secret = hits.last, secret.detector == .secret {
                add(leaf.node, .securitySecret, secret.detector, secret.confidence, number, bytes, secret.range)
                return
            }
            for hit in hits {
                add(
                    leaf.node,
                    self.category(of: hit.detector, verdict),
                    hit.detector,
                    hit.confidence,
                    number,
                    bytes,
                    hit.range
                )
                if hit.detector == .email { tally.distinct.insert(bytes, hit.range, for: DistinctValues.emails) }
            }
        }
        guard let category else { return }
        let confidence = Confirmation.confidence(
            of: category,
            trait: verdict.trait,
            distance: isQualified ? 0 : verdict.distance,
            value: shape,
            bytes: bytes,
            range: range
        )
        guard confidence > 0 else { return }
        if category == .financialCard, verdict.trait == .cardDetail { tally.hasCardDetail = true }
        // A finding by value in the same category already stands for this leaf.
        add(leaf.node, category, category == .securitySecret ? .secret : .path, confidence, number, bytes, range)
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
    }

    private func category(of detector: Detector, _ verdict: Verdict) -> Category {
        resolved(detector.category, verdict)
    }

    /// Contacts in a document between businesses are business contacts.
    private func resolved(_ category: Category, _ verdict: Verdict) -> Category {
        guard category == .personalContact else { return category }
        let isPerson = verdict.role == .person || verdict.role == .employee
        return verdict.role == .organization || (verdict.isBusiness && !isPerson) ? .organizationContact : category
    }
}
