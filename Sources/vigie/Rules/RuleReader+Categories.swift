import Classification
import Domain
import Yams

/// `categories`: what the taxonomy's weigh here, and the organization's own.
extension RuleReader {
    mutating func readCategories(_ node: RuleNode) {
        let entries = entries(of: node)
        // Those of the taxonomy first: an own one is held against what its category has become.
        for (name, entry) in entries {
            if let category = Category(word: name) { readOverride(category, entry) }
        }
        for (name, entry) in entries where Category(word: name) == nil { readOwn(name, entry) }
    }

    private mutating func readOverride(_ category: Category, _ node: RuleNode) {
        let members = members(of: node, known: ["level", "weight"])
        overrides.append(
            CategoryOverride(
                category,
                level: members["level"].flatMap { level($0) },
                weight: members["weight"].flatMap { weight($0) }
            )
        )
    }

    private mutating func readOwn(_ name: String, _ node: RuleNode) {
        // Without `is` it is more likely a slip in a name of the taxonomy.
        let entry = entries(of: node)
        guard entry.contains(where: { $0.name == "is" }) else {
            if case .mapping = node.node {
                return failUnknownCategory(node, name, among: Category.allCases.map(\.word))
            }
            return
        }
        let members = members(of: node, known: ["is", "level", "weight", "label"])
        guard isOwnName(name) else {
            return fail(
                node,
                fr: "le nom d’une catégorie est « groupe.nom », en a-z, 0-9 et _, d’au plus 64 signes.",
                en: "a category’s name is “group.name”, in a-z, 0-9 and _, of at most 64 characters."
            )
        }
        guard ownCategories.count < OwnCategorySet.most else {
            let most = OwnCategorySet.most
            return fail(
                node,
                fr: "au plus \(most) catégories de l’organisation.",
                en: "at most \(most) own categories."
            )
        }
        guard let place = required("is", members, of: node), let base = base(place) else { return }
        let level = members["level"].flatMap { self.level($0, atLeast: base) }
        let weight = members["weight"].flatMap { self.weight($0, atLeast: base) }
        ownCategories.append(
            OwnCategory(name, is: base, level: level, weight: weight, label: members["label"].flatMap { label($0) })
        )
    }

    private func isOwnName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return name.utf8.count <= 64 && parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        RuleReader.isNameByte(byte) && byte != UInt8(ascii: "-") && !(0x41...0x5A ~= byte)
                    }
            }
    }

    /// Only of the taxonomy: an own category under an own one would have two parents.
    private mutating func base(_ node: RuleNode) -> Category? {
        guard let word = text(node, most: 64) else { return nil }
        guard let category = Category(word: word) else {
            failUnknownCategory(node, word, among: Category.allCases.map(\.word))
            return nil
        }
        return category
    }

    private mutating func level(_ node: RuleNode, atLeast base: Category? = nil) -> Level? {
        let known = Level.allCases.filter { $0 != .unknown }.map(\.word).joined(separator: ", ")
        guard let level = Level(word: node.text ?? ""), level != .unknown else {
            fail(node, fr: "l’un de : \(known).", en: "one of: \(known).")
            return nil
        }
        if let base, level < soFar(base).level {
            fail(
                node,
                fr: "pas moins que celui de \(base.word) (\(soFar(base).level.word)).",
                en: "not below that of \(base.word) (\(soFar(base).level.word))."
            )
            return nil
        }
        return level
    }

    private mutating func weight(_ node: RuleNode, atLeast base: Category? = nil) -> Double? {
        guard let weight = Double(node.text ?? ""), 0...1 ~= weight else {
            fail(
                node,
                fr: "un nombre de 0 à 1, écrit avec un point, comme 0.35.",
                en: "a number from 0 to 1, such as 0.35."
            )
            return nil
        }
        if let base, weight < soFar(base).weight {
            fail(
                node,
                fr: "pas moins que celui de \(base.word) (\(soFar(base).weight)).",
                en: "not below that of \(base.word) (\(soFar(base).weight))."
            )
            return nil
        }
        return weight
    }

    /// A category as the overrides leave it.
    private func soFar(_ category: Category) -> (level: Level, weight: Double) {
        let override = overrides.last { $0.category == category }
        return (override?.level ?? category.level, override?.weight ?? category.weight)
    }

    private mutating func label(_ node: RuleNode) -> Bilingual? {
        let members = members(of: node, known: ["fr", "en"])
        let french = required("fr", members, of: node).flatMap { text($0, most: 100) }
        let english = required("en", members, of: node).flatMap { text($0, most: 100) }
        guard let french, let english else { return nil }
        return Bilingual(fr: french, en: english)
    }
}
