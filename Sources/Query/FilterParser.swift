import Domain

/// Why an expression is no filter; names what would have been right, where there is one.
package enum FilterFault: Error, Sendable, Hashable {
    case empty
    /// Neither `:` nor a comparison was found.
    case missingOperator
    case unknownField(nearest: String?, known: [String])
    case missingValue(field: String)
    case tooManyValues(field: String)
    /// Only `bytes`, `sensitivity` and `severity` have an order.
    case unordered(field: String)
    case notANumber(field: String)
    case unknownValue(field: String, nearest: String?, known: [String])
    /// A comparison takes one value.
    case severalBounds(field: String)
}

/// Reads the filter grammar of the API: `["-"] field op value{,value}`.
package enum FilterParser {
    /// The longest expression and the most values that are read.
    package static let longest = 1_024
    package static let mostValues = 100

    /// `fields` are what this list can be filtered by; any other is unknown there.
    package static func parse(_ text: String, fields: [Filter.Field]) throws(FilterFault) -> Filter {
        var rest = text[...]
        let isNegated = rest.first == "-"
        if isNegated { rest.removeFirst() }
        guard !rest.isEmpty else { throw .empty }
        guard let mark = rest.firstIndex(where: { ":<>".contains($0) }) else { throw .missingOperator }

        let name = String(rest[..<mark])
        guard let field = fields.first(where: { $0.rawValue == name }) else {
            let known = fields.map(\.rawValue)
            throw .unknownField(nearest: Nearest.name(to: name, among: known), known: known)
        }
        let (comparison, start) = comparison(at: mark, in: rest)
        let values = rest[start...].split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        guard values.allSatisfy({ !$0.isEmpty }), text.utf8.count <= longest else { throw .missingValue(field: name) }
        guard values.count <= mostValues else { throw .tooManyValues(field: name) }
        try check(values, of: field, comparison)
        return Filter(field, comparison, values, negated: isNegated)
    }

    private static func comparison(at mark: Substring.Index, in text: Substring) -> (Filter.Comparison, Substring.Index)
    {
        let next = text.index(after: mark)
        let isOrEqual = next < text.endIndex && text[next] == "="
        switch text[mark] {
        case ">": return isOrEqual ? (.atLeast, text.index(after: next)) : (.above, next)
        case "<": return isOrEqual ? (.atMost, text.index(after: next)) : (.below, next)
        default: return (.equals, next)
        }
    }

    private static func check(
        _ values: [String],
        of field: Filter.Field,
        _ comparison: Filter.Comparison
    ) throws(FilterFault) {
        let vocabulary = vocabulary(of: field)
        if comparison != .equals {
            guard field.isOrdered else { throw .unordered(field: field.rawValue) }
            guard values.count == 1 else { throw .severalBounds(field: field.rawValue) }
        }
        for value in values {
            if field == .bytes {
                guard let number = Int64(value), number >= 0 else { throw .notANumber(field: field.rawValue) }
            } else if let vocabulary, !vocabulary.contains(value), !(comparison == .equals && value.contains("*")) {
                throw .unknownValue(
                    field: field.rawValue,
                    nearest: Nearest.name(to: value, among: vocabulary),
                    known: vocabulary
                )
            }
        }
    }

    /// The words of a field that has a closed list of them.
    private static func vocabulary(of field: Filter.Field) -> [String]? {
        switch field {
        case .sensitivity: Level.allCases.map(\.word)
        case .severity: Filter.severities
        case .state: ["open", "acknowledged", "snoozed", "resolved"]
        case .muted: ["true", "false"]
        case .category: Category.allCases.map(\.word)
        case .outcome: DeliveryRecord.Outcome.allCases.map(\.rawValue)
        case .platform, .system, .source, .jurisdiction, .host, .kind, .bytes, .documentType, .eventType: nil
        case .assignee, .group: nil
        }
    }
}

extension Filter.Field {
    /// Whether `<` and `>` mean something.
    package var isOrdered: Bool {
        switch self {
        case .bytes, .sensitivity, .severity: true
        case .platform, .system, .source, .jurisdiction, .host, .kind, .state, .category, .documentType, .eventType,
            .outcome:
            false
        case .assignee, .group, .muted: false
        }
    }
}
