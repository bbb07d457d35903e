package import Domain

/// What speaks for each category in one event: the three best findings and the number of distinct values.
package struct Evidence: Sendable {
    private var best = [Float](repeating: 0, count: Category.allCases.count * 3)
    private var distinct = [Int32](repeating: 0, count: Category.allCases.count)
    package private(set) var categories: CategorySet = []
    /// The organization's own categories among them.
    package private(set) var own = OwnCategorySet()
    /// Distinct persons: names, addresses of mail or government identifiers, whichever are most.
    package var persons: Int32 = 0
    /// An expiry or a verification code was seen.
    package var hasCardDetail = false

    package init() {}

    /// The evidence of stored findings; their counts stand for the distinct values, which are not kept.
    package init(_ findings: [Finding]) {
        for finding in findings {
            add(finding.category, finding.confidence, distinct: finding.count)
            if finding.category == .personalName { persons = max(persons, finding.count) }
        }
    }

    /// Takes one finding into account; `distinct` values are added to the category's.
    package mutating func add(_ category: Category, _ confidence: Float, distinct count: Int32 = 0) {
        let index = Int(category.rawValue)
        var rest = min(max(confidence, 0), 1)
        for position in (index * 3)..<(index * 3 + 3) where rest > best[position] { swap(&rest, &best[position]) }
        categories.insert(category)
        self.count(category, count)
    }

    /// Notes that what was found is known to the organization by a name of its own; see `RuleMeaning.own`.
    package mutating func insert(own category: UInt8) { own.insert(category) }

    /// Adds distinct values to a category.
    mutating func count(_ category: Category, _ count: Int32) {
        let index = Int(category.rawValue)
        distinct[index] = min(DistinctValues.most, distinct[index] + min(max(count, 0), DistinctValues.most))
    }

    package mutating func reset() {
        categories.forEach { category in
            let index = Int(category.rawValue)
            for position in (index * 3)..<(index * 3 + 3) { best[position] = 0 }
            distinct[index] = 0
        }
        categories = CategorySet()
        own = OwnCategorySet()
        persons = 0
        hasCardDetail = false
    }

    /// p = 1 − ∏(1 − confidence) over the three best findings, at most 0.99.
    package func confidence(of category: Category) -> Double {
        let index = Int(category.rawValue) * 3
        let doubt = (1 - Double(best[index])) * (1 - Double(best[index + 1])) * (1 - Double(best[index + 2]))
        return min(1 - doubt, 0.99)
    }

    /// v = 0.5 + 0.5 · min(1, log₂(1 + n) / log₂ 101); one value where none was counted.
    package func amount(of category: Category) -> Double {
        Evidence.amount(max(distinct[Int(category.rawValue)], 1))
    }

    static func amount(_ count: Int32) -> Double { amounts[Int(min(max(count, 0), DistinctValues.most))] }

    private static let amounts = (0...Int(DistinctValues.most))
        .map { count in
            0.5 + 0.5 * min(1, Log2.of(Double(1 + count)) / Log2.of(101))
        }
}
