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
    let words = QualifierWords.standard
    let rules: RuleSet

    var trie: PathTrie
    /// What each path's name means, beside the trie's nodes.
    var verdicts: [Verdict] = []
    /// What the organization's rules say of each path.
    var rulings: PathRulings
    /// What the platform of this event may receive, if anything says.
    var allowed: CategorySet?
    private var json = JSONLeaves()
    private var xml = XMLLeaves()
    private var rows = TableLeaves()
    private var form = FormLeaves()
    private var multipart = MultipartLeaves()
    private var edi = EDILeaves()
    var party = EDIParty()
    private(set) var leaves: [Leaf] = []
    /// Where things were recognised, when somebody asked.
    var spans: [ValueSpan]?
    var hits: [Hit] = []
    var wordHits: [LiteralMatcher.Hit] = []
    var scratch: [UInt8] = []
    var tally: EventTally
    /// Who the event is about, where somebody counts people.
    var people = SubjectCollector()
    var evidence = Evidence()
    var qualifiers = ScopeQualifiers()
    var isPurchase = false

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
            case .text: TextLeaves().read(bytes, limits: limits, leaves: &leaves)
            }
        guard ending.condition != .unread else { return .unread }
        begin(platform: platform, documentType: documentType)
        let kind = documentType.utf8Span.span
        isPurchase = PurchaseWords.occur(in: kind, 0..<kind.count)
        if format == .x12 || format == .edifact, let type = edi.documentType {
            isPurchase = isPurchase || EDIDictionary.standard.isPurchase(bytes, type)
        }
        noteQualifiers(in: bytes)
        for index in leaves.indices { examine(leaves[index], number: Int32(truncatingIfNeeded: index), in: bytes) }
        return finish(
            condition: ending.condition,
            leaves: Int32(truncatingIfNeeded: leaves.count),
            inspected: Int64(ending.inspected),
            hasSeenValues: true
        )
    }

    /// Prepares for an event whose paths are all in the trie.
    mutating func begin(platform: String?, documentType: String) {
        // Parents stand before their children.
        while verdicts.count < trie.count { verdicts.append(verdict(at: trie.node(at: verdicts.count))) }
        rulings.begin(platform: platform, documentType: documentType, paths: trie)
        allowed = rules.allowed(platform: platform)
        tally.begin(nodes: trie.count)
        people.reset()
        evidence.reset()
        qualifiers.reset()
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
        rulings.forget()
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
            if let verdict = EDIDictionary.standard.verdict(of: node, in: trie) { return verdict }
            var verdict = dictionary.verdict(
                name: trie.name(of: node),
                isAttribute: trie.segment(of: node) == .attribute,
                below: above
            )
            verdict.isDocument = parent == .xmlRoot
            return verdict
        }
    }
}
