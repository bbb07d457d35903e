package import Domain
package import Payload

/// Tells what payloads carry: reads a payload once and gives categories, level and score, never a value.
///
/// Keeps the paths it has met with what their names mean, so that in the steady state a payload costs one walk over its
/// bytes. One at a time; `ClassifierPool` has one for each thread that needs it.
package struct Classifier: Sendable {
    let table: PathTable
    let limits: ReadLimits
    private let seed: UInt64
    private let dictionary = PathDictionary.standard
    let words = QualifierWords.standard
    let rules: RuleSet

    var trie: PathTrie
    /// What each path's name means, beside the trie's nodes.
    var verdicts: [Verdict] = []
    /// What the organization's rules say of each path.
    var rulings: PathRulings
    /// What the platform of this event may receive, if anything says.
    var allowed: CategorySet?
    var readers = PayloadReaders()
    var party = EDIParty()
    private(set) var leaves: [Leaf] = []
    /// What stands in values of the payload, one level deep.
    var nested = NestedLeaves()
    /// Where things were recognised, when somebody asked.
    var spans: [ValueSpan]?
    var origins = TextOrigins()
    var hits: [Hit] = []
    var wordHits: [LiteralMatcher.Hit] = []
    var scratch: [UInt8] = []
    private var inflated: [UInt8] = []
    private var transcoded: [UInt8] = []
    var tally: EventTally
    /// Who the event is about, where somebody counts people.
    var people = SubjectCollector()
    /// The key of this month's hashes, where there is one.
    package var subjectKey: SubjectKey? { people.key }
    var evidence = Evidence()
    var qualifiers = ScopeQualifiers()
    var isPurchase = false
    /// What the payload was read as.
    private(set) var format: PayloadFormat?
    private var xmlTypes: [PathNode: BodyType] = [:]
    /// A member was met that may name the operation.
    var isOperation = false

    /// The longest value that is unescaped to be looked into, in bytes; the rest of it is not.
    static let longestValue = 64 << 10

    /// A classifier that has met no path yet.
    ///
    /// The seed is random, so that nobody can choose values or keys that collide; it is never stored.
    package init(
        paths: PathTable,
        limits: ReadLimits = ReadLimits(),
        rules: RuleSet = .builtIn,
        seed: UInt64
    ) {
        table = paths
        self.rules = rules
        rulings = PathRulings(rules)
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
        format = nil
        let kind = DocumentKind(platform: platform, type: documentType)
        guard Gunzip.begins(payload.span) else { return classify(text: payload.span, contentType, kind, .whole) }
        var text: [UInt8] = []
        swap(&text, &inflated)
        defer { swap(&text, &inflated) }
        let ending = Gunzip.inflate(payload.span, into: &text, limit: limits.bytes)
        guard !text.isEmpty else { return .unread }
        var result = classify(text: text.span, contentType, kind, ending.condition)
        result.inspectedBytes = Int64(payload.count)
        // Nothing stands at such a place of the payload.
        if spans != nil { spans = [] }
        return result
    }

    /// Classifies text in any encoding; `condition` says how far it could be had.
    private mutating func classify(
        text bytes: Span<UInt8>,
        _ contentType: String?,
        _ kind: DocumentKind,
        _ condition: Classification.Condition
    ) -> Classification {
        var text: [UInt8] = []
        swap(&text, &transcoded)
        defer { swap(&text, &transcoded) }
        var places: [Int32]? = spans == nil ? nil : []
        guard PayloadText.decode(bytes, contentType: contentType, into: &text, origins: &places, limit: limits.bytes)
        else { return classify(utf8: bytes, contentType, kind, condition) }
        if let places { origins.push(places) }
        defer { origins.pop() }
        var result = classify(utf8: text.span, contentType, kind, condition)
        // Places in the text are not those of the bytes; where it broke off is not worth another walk.
        let length = Int64(bytes.count)
        result.inspectedBytes = result.condition == .whole ? length : min(result.inspectedBytes, length)
        return result
    }

    private mutating func classify(
        utf8 bytes: Span<UInt8>,
        _ contentType: String?,
        _ kind: DocumentKind,
        _ condition: Classification.Condition
    ) -> Classification {
        var dialect: TableDialect?
        guard let format = PayloadFormat(sniffing: bytes, contentType: contentType, dialect: &dialect) else {
            return .unread
        }
        self.format = format
        forgetIfFull()
        leaves.removeAll(keepingCapacity: true)
        nested.reset()
        let ending = readers.read(
            bytes,
            as: format,
            dialect,
            contentType: contentType,
            limits: limits,
            paths: &trie,
            leaves: &leaves
        )
        guard ending.condition != .unread else { return .unread }
        begin(platform: kind.platform, documentType: kind.type)
        isPurchase = kind.isPurchase
        noteQualifiers(of: leaves, in: bytes)
        for index in leaves.indices { examine(leaves[index], number: Int32(truncatingIfNeeded: index), in: bytes) }
        let type = documentType(of: bytes, format, kind)
        var result = finish(
            condition: condition == .whole ? ending.condition : condition,
            leaves: Int32(truncatingIfNeeded: leaves.count + nested.count),
            inspected: Int64(ending.inspected),
            hasSeenValues: true
        )
        result.documentType = type
        return result
    }

    /// What the body says that it is, where its sender does not; whether that is a purchase counts in any case.
    private mutating func documentType(
        of bytes: Span<UInt8>,
        _ format: PayloadFormat,
        _ kind: DocumentKind
    ) -> String? {
        let isEDI = format == .x12 || format == .edifact
        // In JSON only members of a few names tell.
        guard isEDI || !kind.isSaid, isOperation || (format != .json && format != .jsonLines) else { return nil }
        let found = format == .xml ? typeOfXML(bytes) : BodyType(bytes, format)
        if found.isPurchase { isPurchase = true }
        return kind.isSaid ? nil : found.name
    }

    /// Known by the last element where that stands below the one that names the document; else looked for again.
    private mutating func typeOfXML(_ bytes: Span<UInt8>) -> BodyType {
        let last = leaves.last?.node
        if let last, let known = xmlTypes[last] { return known }
        let found = BodyType(bytes, .xml)
        if let last, let name = found.name, isBelow(name, last), xmlTypes.count < 4_096 { xmlTypes[last] = found }
        return found
    }

    /// Whether a segment of the path above `node` is called so.
    private func isBelow(_ name: String, _ node: PathNode) -> Bool {
        var current: PathNode? = node
        while let step = current {
            if trie.segment(of: step) == .name, trie.name(of: step) == name { return true }
            current = trie.parent(of: step)
        }
        return false
    }

    /// Prepares for an event whose paths are all in the trie.
    mutating func begin(platform: String?, documentType: String) {
        learn()
        rulings.begin(platform: platform, documentType: documentType, paths: trie)
        allowed = rules.allowed(platform: platform)
        tally.begin(nodes: trie.count)
        people.reset()
        evidence.reset()
        qualifiers.reset()
        party.reset()
        isPurchase = false
        isOperation = false
    }

    /// Finds what the names of new paths mean.
    mutating func learn() {
        // Parents stand before their children.
        while verdicts.count < trie.count { verdicts.append(verdict(at: trie.node(at: verdicts.count))) }
    }

    func verdict(of node: PathNode) -> Verdict { verdicts[Int(node.index)] }

    /// A sender of ever new field names fills the trie; starting over costs less than never learning again.
    mutating func forgetIfFull() {
        guard trie.isFull else { return }
        trie = PathTrie(seed: seed)
        tally = EventTally(seed: seed)
        verdicts.removeAll(keepingCapacity: true)
        rulings.forget()
        xmlTypes.removeAll()
    }

    private func verdict(at node: PathNode) -> Verdict {
        guard let parent = trie.parent(of: node) else {
            var verdict = Verdict()
            verdict.isBusiness = node == .xmlRoot
            return verdict
        }
        let above = verdicts[Int(parent.index)]
        switch trie.segment(of: node) {
        case .root, .withheld, .overflow: return above
        case .item:
            var verdict = above
            verdict.isItem = true
            return verdict
        case .attribute, .name:
            var verdict = dictionary.verdict(of: node, in: trie, below: above)
            // In the document, or in the first one of a list.
            let isOutermost = parent == .jsonRoot || trie.parent(of: parent) == .jsonRoot && above.isItem
            verdict.namesOperation = isOutermost && BodyDocument.names.contains(trie.name(of: node))
            return verdict
        }
    }
}

extension Gunzip.Ending {
    var condition: Classification.Condition {
        switch self {
        case .whole: .whole
        case .limited: .truncated
        case .ended, .malformed: .malformed
        }
    }
}
