/// One condition of the filter grammar that every list, trend and stream shares: `-platform:alibaba*,amazon`.
///
/// `["-"] field op value{,value}`; repeats of the parameter are AND, commas are OR; `:` is equality or a
/// glob with `*`, the other operators compare (levels and severities by their rank).
package struct Filter: Sendable, Hashable {
    package enum Field: String, Sendable, CaseIterable {
        case platform, system, source, jurisdiction, host, kind, severity, state, sensitivity, category, bytes
        case documentType = "doc_type"
        case eventType = "type"
        case assignee
        case group
        case muted
        case outcome
    }

    package enum Comparison: String, Sendable, CaseIterable {
        case equals = ":"
        case atLeast = ">="
        case above = ">"
        case atMost = "<="
        case below = "<"
    }

    package var field: Field
    package var comparison: Comparison
    package var values: [String]
    package var negated: Bool

    package init(_ field: Field, _ comparison: Comparison = .equals, _ values: [String], negated: Bool = false) {
        self.field = field
        self.comparison = comparison
        self.values = values
        self.negated = negated
    }
}
