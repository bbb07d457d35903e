package import Domain

/// What each platform may receive by its agreement; anything else counts for the unexpected score.
///
/// The organization's word for a platform replaces what Vigie expects of it. Nothing is said of a platform without
/// either, and an event to it has no unexpected score: unknown is not wrong.
package struct Agreements: Sendable {
    /// By slug and by alias.
    private var allowed: [String: CategorySet]

    /// Vigie's expectations and over them the organization's agreements, by slug or alias.
    package init(_ own: [(platform: String, allowed: CategorySet)] = []) {
        allowed = Agreements.expected
        for (platform, categories) in own {
            for name in PlatformName.names(of: platform) { allowed[name] = categories }
        }
    }

    package static let builtIn = Agreements()

    /// A platform's slug and its aliases, by any of them.
    package static func names(of platform: String) -> [String] { PlatformName.names(of: platform) }

    subscript(platform: String) -> CategorySet? { allowed[platform] }

    private static let expected: [String: CategorySet] = {
        var expected: [String: CategorySet] = [:]
        for (slug, categories) in ExpectedCategories.table {
            for name in PlatformName.names(of: slug) { expected[name] = CategorySet(categories) }
        }
        return expected
    }()
}

/// The names under which an event may call a platform that Vigie has expectations of.
enum PlatformName {
    /// A platform's slug for any of its names; the name itself where it is nobody's alias.
    static func slug(_ name: String) -> String { slugs[name] ?? name }

    /// The slug and its aliases.
    static func names(of name: String) -> [String] {
        let slug = slug(name)
        return [slug] + (aliases[slug] ?? [])
    }

    /// As in the registry's own table.
    static let aliases: [String: [String]] = [
        "alibaba_icbu": ["alibaba"],
        "alibaba_top": ["taobao", "tmall"],
        "cn_customs_eport": ["chinaport", "eport"],
        "amazon_spapi": ["amazon", "amazon_sp"],
        "sap_ariba": ["ariba"],
    ]

    private static let slugs = Dictionary(
        uniqueKeysWithValues: aliases.flatMap { slug, names in names.map { ($0, slug) } }
    )
}

extension CategorySet {
    package init(_ categories: some Sequence<Category>) {
        self.init()
        for category in categories { insert(category) }
    }
}
