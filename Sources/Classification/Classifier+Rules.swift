import Domain
import Payload

/// Where the organization's rules come in while a value is looked at; without rules each is one comparison.
extension Classifier {
    /// Notes what a rule says of every value at this path; whether it says anything.
    mutating func note(
        _ ruling: PathRuling?,
        _ leaf: Leaf,
        _ shape: ValueShape,
        _ number: Int32,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        guard let ruling else { return false }
        // A blank value is no more of a category than none at all.
        if case .category(let meaning) = ruling, shape.length > shape.spaces {
            note(meaning, leaf, number, bytes, range)
        }
        return true
    }

    /// Notes the organization's words in a value.
    mutating func noteWords(_ leaf: Leaf, _ number: Int32, _ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard !rules.literals.isEmpty else { return }
        wordHits.removeAll(keepingCapacity: true)
        rules.literals.scan(bytes, range, hits: &wordHits)
        for hit in wordHits {
            note(hit.meaning, leaf, number, bytes, hit.range)
            noteSpan(.rule, hit.meaning.category, RuleSet.confidence, hit.range, leaf)
        }
    }

    /// Whether a recognised value counts: not where a rule says that nothing is there, nor one known to be harmless.
    ///
    /// A secret counts whatever the rules say.
    func counts(_ hit: Hit, _ ruling: PathRuling?, _ bytes: Span<UInt8>) -> Bool {
        if hit.isSecret { return true }
        if case .nothing? = ruling { return false }
        return !rules.allows(hit.detector, bytes, hit.range)
    }

    private mutating func note(
        _ meaning: RuleMeaning,
        _ leaf: Leaf,
        _ number: Int32,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) {
        add(leaf.node, meaning.category, .rule, RuleSet.confidence, number, bytes, range)
        if let own = meaning.own { evidence.insert(own: own) }
    }
}

extension Hit {
    /// What is counted and goes nowhere, whatever the name of its field and the rules say.
    var isSecret: Bool { detector == .secret || detector == .privateKey }
}
