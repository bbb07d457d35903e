/// What an organization says of the fields at certain paths, in the order of its file: the first that fits counts.
package struct PathRules: Sendable {
    package struct Rule: Sendable {
        package let pattern: PathPattern
        package let ruling: PathRuling
        /// For these documents only.
        package let condition: Condition

        package init(_ pattern: PathPattern, _ ruling: PathRuling, for condition: Condition = Condition()) {
            self.pattern = pattern
            self.ruling = ruling
            self.condition = condition
        }
    }

    /// Which documents a rule is about; `nil` for all.
    package struct Condition: Sendable, Hashable {
        /// A slug; an alias means the same platform.
        package let platform: String?
        package let documentType: String?

        package init(platform: String? = nil, documentType: String? = nil) {
            self.platform = platform.map(PlatformName.slug)
            self.documentType = documentType
        }
    }

    /// How many rules a set may have; each is tried once on each new path.
    package static let most = 1_000
    /// How many different conditions they may have.
    package static let mostConditions = 64

    private let rules: [Rule]
    /// Those that say something, each with a bit of `RuleScope`.
    private let conditions: [Condition]

    /// Rules past the bounds are left out.
    package init(_ rules: [Rule] = []) {
        var conditions: [Condition] = []
        var kept: [Rule] = []
        for rule in rules.prefix(PathRules.most) {
            if rule.condition != Condition(), !conditions.contains(rule.condition) {
                guard conditions.count < PathRules.mostConditions else { continue }
                conditions.append(rule.condition)
            }
            kept.append(rule)
        }
        self.rules = kept
        self.conditions = conditions
    }

    package var isEmpty: Bool { rules.isEmpty }
    package var count: Int { rules.count }

    /// Whether what a path means depends on the document.
    var isSpecific: Bool { !conditions.isEmpty }

    /// Which conditions hold for a document: two documents of one scope have the same rulings.
    func scope(platform: String?, documentType: String) -> RuleScope {
        guard isSpecific else { return RuleScope(bits: 0) }
        var bits: UInt64 = 0
        let slug = platform.map(PlatformName.slug)
        for (bit, condition) in conditions.enumerated() {
            let isPlatform = condition.platform.map { $0 == slug } ?? true
            let isType = condition.documentType.map { $0 == documentType } ?? true
            if isPlatform, isType { bits |= 1 << UInt64(bit) }
        }
        return RuleScope(bits: bits)
    }

    func ruling(path: String, in scope: RuleScope) -> PathRuling? {
        rules.first { rule in
            guard rule.condition != Condition() else { return rule.pattern.matches(path) }
            guard let bit = conditions.firstIndex(of: rule.condition), scope.bits >> UInt64(bit) & 1 == 1 else {
                return false
            }
            return rule.pattern.matches(path)
        }?
        .ruling
    }
}

/// What a rule says of one path.
package enum PathRuling: Sendable, Hashable {
    /// Every value there is of this category.
    case category(RuleMeaning)
    /// Nothing is ever found there, save a secret.
    case nothing
}

/// The documents that the same path rules are for.
package struct RuleScope: Sendable, Hashable {
    let bits: UInt64
}

extension RuleSet {
    package func scope(platform: String?, documentType: String) -> RuleScope {
        paths.scope(platform: platform, documentType: documentType)
    }

    package func ruling(path: String, in scope: RuleScope) -> PathRuling? { paths.ruling(path: path, in: scope) }

    /// For one question; who asks for many paths of a document keeps its scope.
    package func ruling(path: String, platform: String?, documentType: String) -> PathRuling? {
        ruling(path: path, in: scope(platform: platform, documentType: documentType))
    }

    /// Whether what a path means depends on the platform or the type of document.
    package var isScoped: Bool { paths.isSpecific }
}
