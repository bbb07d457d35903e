import Capture
import Domain
import Postgres
import Query

/// Turns the filters of one kind of list into a condition; every value is bound, never spliced.
///
/// A field, comparison or value that makes no sense there is refused by name: `filter.bytes`.
struct FilterSQL: Sendable {
    /// What a field is in the rows of a list.
    enum Column: Sendable {
        /// A text, NULL where a row has none: equality or glob.
        case text(SQL)
        /// The id of a platform that no other has taken in: its slug, an alias, or the slug of one that it took in.
        case platform(SQL)
        /// The slug of any platform, found under the same names.
        case platformSlug(SQL)
        /// A number that ranks words, lowest first from 0.
        case rank(SQL, words: [String])
        case number(SQL)
        /// A bit for each category.
        case categorySet(SQL)
        /// A category's number.
        case category(SQL)
    }

    let columns: [Filter.Field: Column]

    init(_ columns: [Filter.Field: Column]) { self.columns = columns }

    /// All conditions joined with AND; TRUE without any.
    func condition(_ filters: [Filter]) throws(StoreError) -> SQL {
        var condition: SQL = "TRUE"
        for filter in filters { condition += " AND \(sql: try self.condition(filter))" }
        return condition
    }

    private func condition(_ filter: Filter) throws(StoreError) -> SQL {
        let refusal = StoreError.refused("filter.\(filter.field.rawValue)")
        guard let column = columns[filter.field], !filter.values.isEmpty,
            !filter.values.contains(where: { $0.utf8.contains(0) }),
            let condition = FilterSQL.condition(column, filter)
        else { throw refusal }
        // A row without the member is not the one that is meant, so a negated filter keeps it.
        return filter.negated ? "((\(sql: condition)) IS NOT TRUE)" : "(\(sql: condition))"
    }

    /// `nil` for a comparison or value that the column does not know.
    private static func condition(_ column: Column, _ filter: Filter) -> SQL? {
        switch column {
        case .rank(let column, let words): return ranked(column, words, filter)
        case .number(let column): return numeric(column, filter)
        case .text, .platform, .platformSlug, .categorySet, .category: break
        }
        guard filter.comparison == .equals else { return nil }
        switch column {
        case .text(let column):
            return matches(column, filter.values)
        case .platform(let id):
            return "\(sql: id) IN (\(sql: family(filter.values)))"
        case .platformSlug(let slug):
            return """
                \(sql: slug) IN (SELECT m.slug FROM platform m
                    WHERE COALESCE(m.merged_into, m.id) IN (\(sql: family(filter.values))))
                """
        case .categorySet(let column):
            let mask = categories(filter.values).reduce(into: CategorySet()) { $0.insert($1) }
            return "(\(sql: column) & \(Int64(bitPattern: mask.rawValue))) <> 0"
        case .category(let column):
            return "\(sql: column) = ANY(\(categories(filter.values).map { Int16($0.rawValue) }))"
        case .rank, .number:
            return nil
        }
    }

    /// Equality with one of the values, or a glob among them.
    static func matches(_ column: SQL, _ values: [String]) -> SQL {
        let globs = values.map { Glob($0) }
        let exact = globs.filter(\.isExact).map(\.pattern)
        let patterns = globs.filter { !$0.isExact }.map(\.likePattern)
        if patterns.isEmpty { return "\(sql: column) = ANY(\(exact))" }
        if exact.isEmpty { return "\(sql: column) LIKE ANY(\(patterns))" }
        return "(\(sql: column) = ANY(\(exact)) OR \(sql: column) LIKE ANY(\(patterns)))"
    }

    /// The ids of the platforms that these names mean today.
    private static func family(_ names: [String]) -> SQL {
        """
        SELECT COALESCE(q.merged_into, q.id) FROM platform q WHERE \(sql: matches("q.slug", names))
        UNION SELECT platform_id FROM platform_alias WHERE \(sql: matches("alias", names))
        """
    }

    private static func categories(_ values: [String]) -> [Category] {
        Category.allCases.filter { category in values.contains { Glob($0).matches(category.word) } }
    }

    private static func ranked(_ column: SQL, _ words: [String], _ filter: Filter) -> SQL? {
        if filter.comparison == .equals {
            // A word that nothing has is a slip of the pen, not an empty list.
            guard filter.values.allSatisfy({ words.contains(where: Glob($0).matches) }) else { return nil }
            let ranks = words.indices.filter { index in filter.values.contains { Glob($0).matches(words[index]) } }
            return "\(sql: column) = ANY(\(ranks.map { Int16($0) }))"
        }
        var ranks: [Int64] = []
        for value in filter.values {
            guard let rank = words.firstIndex(of: value) else { return nil }
            ranks.append(Int64(rank))
        }
        return compared(column, filter.comparison, ranks)
    }

    private static func numeric(_ column: SQL, _ filter: Filter) -> SQL? {
        var numbers: [Int64] = []
        for value in filter.values {
            guard let number = Int64(value) else { return nil }
            numbers.append(number)
        }
        return compared(column, filter.comparison, numbers)
    }

    private static func compared(_ column: SQL, _ comparison: Filter.Comparison, _ numbers: [Int64]) -> SQL {
        switch comparison {
        case .equals: "\(sql: column) = ANY(\(numbers))"
        case .atLeast: "\(sql: column) >= ANY(\(numbers))"
        case .above: "\(sql: column) > ANY(\(numbers))"
        case .atMost: "\(sql: column) <= ANY(\(numbers))"
        case .below: "\(sql: column) < ANY(\(numbers))"
        }
    }
}
