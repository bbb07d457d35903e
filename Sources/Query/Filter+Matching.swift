import Capture
import Domain

extension Filter {
    /// Whether something outside the database passes: a message on its way out, an alert against a mute.
    ///
    /// `value` gives the text that the thing has for a field; what has none passes only a negated filter. Levels and
    /// severities compare by their rank, `bytes` as numbers; what is no number or no word of the vocabulary does not
    /// match.
    package func passes(_ value: (Field) -> String?) -> Bool {
        negated != (value(field).map(matches) ?? false)
    }

    private func matches(_ value: String) -> Bool {
        if comparison == .equals {
            let bytes = Array(value.utf8)
            return values.contains { Glob($0).matches(bytes) }
        }
        guard let bound = values.first.flatMap(rank), let rank = rank(value) else { return false }
        return switch comparison {
        case .atLeast: rank >= bound
        case .above: rank > bound
        case .atMost: rank <= bound
        case .below: rank < bound
        case .equals: rank == bound
        }
    }

    private func rank(_ word: String) -> Int64? {
        switch field {
        case .severity: Filter.severities.firstIndex(of: word).map { Int64($0) }
        case .sensitivity: Level.allCases.firstIndex { $0.word == word }.map { Int64($0) }
        default: Int64(word)
        }
    }

    /// By rank.
    static let severities = ["low", "medium", "high", "critical"]
}

extension [Filter] {
    /// Whether every filter is passed.
    package func pass(_ value: (Filter.Field) -> String?) -> Bool {
        allSatisfy { $0.passes(value) }
    }
}
