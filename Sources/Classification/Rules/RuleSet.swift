package import Domain

/// The rules that classifications are made by: Vigie's own, and what an organization says in its file of rules.
///
/// Compiled once at the start and never changed. What an organization does not use costs nothing while payloads are
/// read: each part says when it is empty.
package struct RuleSet: Sendable {
    /// Names the rules that made a result; stored with each, so that new rules are a known event and never an anomaly.
    package let version: String
    /// The categories of the organization's own, by their numbers in `OwnCategorySet`.
    package let ownCategories: [OwnCategory]
    /// Words that mean a category wherever they stand.
    package let literals: LiteralMatcher
    /// Values that are known to be harmless.
    package let allowed: AllowList
    package let paths: PathRules
    let agreements: Agreements

    // By raw value, without the texts of the categories, which cost reference counts.
    private let weights: [Double]
    private let levels: [Level]
    private let ownBases: [Category]

    /// Vigie's own rules and nothing else.
    package static let builtIn = RuleSet(version: Classification.rules)

    /// How sure a rule of the organization is; it says what is so.
    package static let confidence: Float = 0.95

    /// What each part was checked for is not checked again; see the parts for their bounds.
    package init(
        version: String,
        overrides: [CategoryOverride] = [],
        ownCategories: [OwnCategory] = [],
        paths: PathRules = PathRules(),
        literals: LiteralMatcher = LiteralMatcher(),
        allowed: AllowList = AllowList(),
        agreements: Agreements = .builtIn
    ) {
        var weights = Category.allCases.map(\.weight)
        var levels = Category.allCases.map(\.level)
        for override in overrides {
            let place = Int(override.category.rawValue)
            weights[place] = override.weight ?? weights[place]
            levels[place] = override.level ?? levels[place]
        }
        self.version = version
        self.weights = weights
        self.levels = levels
        self.ownCategories = Array(ownCategories.prefix(OwnCategorySet.most))
        ownBases = self.ownCategories.map(\.base)
        self.paths = paths
        self.literals = literals
        self.allowed = allowed
        self.agreements = agreements
    }

    /// The most that a category alone adds to a score, 0 to 1: the organization's word, else the taxonomy's.
    package func weight(of category: Category) -> Double { weights[Int(category.rawValue)] }

    package func level(of category: Category) -> Level { levels[Int(category.rawValue)] }

    /// The same where own categories were found: one of them never lowers what it belongs to.
    func weight(of category: Category, with own: OwnCategorySet) -> Double {
        var weight = weights[Int(category.rawValue)]
        guard !own.isEmpty else { return weight }
        for index in ownBases.indices where own.contains(index) && ownBases[index] == category {
            weight = max(weight, ownCategories[index].weight ?? 0)
        }
        return weight
    }

    func level(of category: Category, with own: OwnCategorySet) -> Level {
        var level = levels[Int(category.rawValue)]
        guard !own.isEmpty else { return level }
        for index in ownBases.indices where own.contains(index) && ownBases[index] == category {
            level = max(level, ownCategories[index].level ?? .unknown)
        }
        return level
    }

    /// What a platform, by slug or alias, may receive; `nil` where nothing says.
    package func allowed(platform: String?) -> CategorySet? { platform.flatMap { agreements[$0] } }

    /// Whether a recognised value is one that the organization knows to be harmless.
    package func allows(_ detector: Detector, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        allowed.contains(detector, bytes, range)
    }
}

/// What an organization says of a category of the taxonomy; `nil` leaves it as it is.
package struct CategoryOverride: Sendable {
    package let category: Category
    package let level: Level?
    package let weight: Double?

    package init(_ category: Category, level: Level? = nil, weight: Double? = nil) {
        self.category = category
        self.level = level
        self.weight = weight
    }
}
