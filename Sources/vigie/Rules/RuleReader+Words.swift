import Classification
import Domain
import Query

/// `literals` and `allow`: words that mean something, and values that mean nothing.
///
/// Neither is ever repeated in a fault: they are what must not get out.
extension RuleReader {
    mutating func readLiterals(_ node: RuleNode) {
        var seen: Set<[UInt8]> = []
        for element in list(node, most: LiteralMatcher.most) {
            let members = members(of: element, known: ["category", "words"])
            let meaning = required("category", members, of: element).flatMap { self.meaning($0) }
            guard let place = required("words", members, of: element) else { continue }
            for word in list(place, most: LiteralMatcher.most) {
                guard let text = text(word, most: 100), isLiteral(text, word, &seen), let meaning else { continue }
                words.append(LiteralMatcher.Word(text, meaning))
            }
            guard words.count <= LiteralMatcher.most else {
                let most = LiteralMatcher.most
                return fail(place, fr: "au plus \(most) mots en tout.", en: "at most \(most) words in all.")
            }
        }
    }

    private mutating func isLiteral(_ text: String, _ node: RuleNode, _ seen: inout Set<[UInt8]>) -> Bool {
        let folded = LiteralMatcher.folded(text)
        guard LiteralMatcher.lengths ~= folded.count else {
            let (least, most) = (LiteralMatcher.lengths.lowerBound, LiteralMatcher.lengths.upperBound)
            fail(
                node,
                fr: "un mot a de \(least) à \(most) octets, sans compter les espaces à ses bouts.",
                en: "a word has \(least) to \(most) bytes, without spaces at its ends."
            )
            return false
        }
        guard seen.insert(folded).inserted else {
            fail(
                node,
                fr: "ce mot est déjà plus haut, à la casse et aux accents près.",
                en: "this word stands above already, but for case and accents."
            )
            return false
        }
        return true
    }

    mutating func readAllowed(_ node: RuleNode) {
        var count = 0
        for element in list(node, most: AllowList.most) {
            let members = members(of: element, known: ["detector", "domains", "values"])
            let detector = required("detector", members, of: element).flatMap { self.detector($0) }
            if let place = members["domains"], let detector, detector != .email {
                fail(place, fr: "des domaines vont avec email seulement.", en: "domains go with email only.")
            }
            var domains: [String] = []
            if let place = members["domains"] { domains = list(place, most: AllowList.most).compactMap { domain($0) } }
            var values: [String] = []
            if let place = members["values"] {
                values = list(place, most: AllowList.most).compactMap { text($0, most: 500) }
            }
            if (members["domains"] ?? members["values"])?.isEmpty ?? true {
                fail(element, fr: "il faut domains ou values.", en: "domains or values are needed.")
            }
            count += domains.count + values.count
            guard count <= AllowList.most else {
                return fail(
                    element,
                    fr: "au plus \(AllowList.most) domaines et valeurs en tout.",
                    en: "at most \(AllowList.most) domains and values in all."
                )
            }
            guard let detector else { continue }
            allowed.append(AllowList.Entry(detector, domains: domains, values: values))
        }
    }

    /// Something that recognises values by their form.
    ///
    /// A secret is never harmless: it does not belong in a file.
    private mutating func detector(_ node: RuleNode) -> Detector? {
        let known = Detector.allCases.filter { $0.kind != nil && $0 != .secret && $0 != .privateKey }
        let word = node.text ?? ""
        guard let detector = known.first(where: { $0.word == word }) else {
            let words = known.map(\.word)
            let nearest = Nearest.name(to: word, among: words).map { [$0] } ?? words
            let hint = nearest.joined(separator: ", ")
            fail(node, fr: "aucun détecteur de ce nom (\(hint)?).", en: "not a detector (\(hint)?).")
            return nil
        }
        return detector
    }

    private mutating func domain(_ node: RuleNode) -> String? {
        guard let domain = text(node, most: AllowList.longestDomain) else { return nil }
        let parts = domain.split(separator: ".", omittingEmptySubsequences: false)
        // One label alone would let a whole top-level domain through.
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }), !domain.contains(where: { " @*/:".contains($0) })
        else {
            fail(
                node,
                fr: "un nom de domaine, comme exemple.ca; ce qui est dessous est compris.",
                en: "a domain name, such as example.ca; what is below it is included."
            )
            return nil
        }
        return domain
    }
}
