package import Domain

/// A category of an organization's own: a name under one of the taxonomy, whose findings it is counted with.
///
/// Where it is found it may make its category weigh more and stand higher, for that event, and never less.
package struct OwnCategory: Sendable, Hashable {
    /// As `boreal.recipe`.
    package let name: String
    /// What its findings are stored and counted as.
    package let base: Category
    /// At least its category's; `nil` for the same.
    package let level: Level?
    /// At least its category's; `nil` for the same.
    package let weight: Double?
    package let label: Bilingual?

    package init(
        _ name: String,
        is base: Category,
        level: Level? = nil,
        weight: Double? = nil,
        label: Bilingual? = nil
    ) {
        self.name = name
        self.base = base
        self.level = level
        self.weight = weight
        self.label = label
    }
}

/// Which own categories were found, by their places in the rules.
package struct OwnCategorySet: Sendable, Hashable {
    /// How many own categories a set of rules may have.
    package static let most = 64

    private var bits: UInt64 = 0

    package init() {}

    package var isEmpty: Bool { bits == 0 }

    package func contains(_ index: Int) -> Bool { bits >> UInt64(truncatingIfNeeded: index) & 1 == 1 }

    package mutating func insert(_ index: UInt8) { bits |= 1 << UInt64(index & 63) }
}

/// What a rule means: a category of the taxonomy, and the organization's own name for it if it used one.
package struct RuleMeaning: Sendable, Hashable {
    package let category: Category
    /// Its place in `RuleSet.ownCategories`, for `Evidence.insert(own:)`.
    package let own: UInt8?

    package init(_ category: Category, own: UInt8? = nil) {
        self.category = category
        self.own = own
    }
}
