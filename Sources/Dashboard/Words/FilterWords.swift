import Alerting
import Detection
import Domain
import Query

/// A filter of the API in the words of the pages: `category:personal.*` is « Catégorie : personal.* », and
/// `-jurisdiction:CA` « Juridiction, sauf : Canada ».
///
/// What is no filter is shown as it was written.
struct FilterWords {
    /// Names of platforms by their slugs, where they are known.
    var platforms: [String: String] = [:]
    let language: Language

    func html(_ text: String) -> HTML {
        var rest = Substring(text)
        let isNegated = rest.hasPrefix("-")
        if isNegated { rest = rest.dropFirst() }
        let name = rest.prefix { $0.isLetter || $0 == "_" }
        rest = rest.dropFirst(name.count)
        guard let field = Filter.Field(rawValue: String(name)), let label = FilterWords.label(of: field),
            let comparison = Filter.Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
        else { return HTML.code(text) }
        let values = rest.dropFirst(comparison.rawValue.count).split(separator: ",").map(String.init)
        let shown = values.map { value(of: field, $0) }.joined(separator: ", ")
        return "\(label[language])\(sign(comparison, isNegated))\(HTML.name(shown))"
    }

    private func sign(_ comparison: Filter.Comparison, _ isNegated: Bool) -> String {
        let except = isNegated ? Bilingual(fr: ", sauf", en: ", except")[language] : ""
        switch comparison {
        case .equals: return except + Bilingual(fr: "\u{A0}: ", en: ": ")[language]
        case .atLeast: return except + " ≥ "
        case .above: return except + " > "
        case .atMost: return except + " ≤ "
        case .below: return except + " < "
        }
    }

    private func value(of field: Filter.Field, _ word: String) -> String {
        switch field {
        case .platform: platforms[word] ?? word
        case .category: (Category(word: word)?.label ?? FilterWords.group(word))?[language] ?? word
        case .jurisdiction: Places.name(of: word)[language]
        case .sensitivity: Level(word: word)?.label[language] ?? word
        case .severity: Severity(rawValue: word)?.label[language] ?? word
        case .kind: Anomaly.Kind(rawValue: word)?.label[language] ?? word
        case .state: AlertState(rawValue: word)?.label[language] ?? word
        default: word
        }
    }

    /// A whole group of categories: `personal.*`.
    private static func group(_ pattern: String) -> Bilingual? {
        switch pattern {
        case "*": Bilingual(fr: "toutes", en: "any")
        case "commercial.*": Bilingual(fr: "toute donnée commerciale", en: "all commercial data")
        case "document.*": Bilingual(fr: "toute donnée de document", en: "all document data")
        case "financial.*": Bilingual(fr: "toute donnée financière", en: "all financial data")
        case "organization.*": Bilingual(fr: "toute donnée d’organisation", en: "all data of organizations")
        case "personal.*": Bilingual(fr: "tout renseignement personnel", en: "all personal information")
        case "product.*": Bilingual(fr: "toute donnée de produit", en: "all product data")
        case "security.*": Bilingual(fr: "toute donnée de sécurité", en: "all security data")
        case "trade.*": Bilingual(fr: "toute donnée de transport et de douane", en: "all logistics and customs data")
        default: nil
        }
    }

    private static func label(of field: Filter.Field) -> Bilingual? {
        switch field {
        case .platform: Catalogue.alertPage.platform
        case .system: Catalogue.alertPage.system
        case .source: Catalogue.alertPage.source
        case .jurisdiction: Catalogue.alertPage.jurisdiction
        case .host: Catalogue.alertPage.host
        case .documentType: Catalogue.alertPage.document
        case .category: Catalogue.alertPage.category
        case .kind: Catalogue.alertPage.kind
        case .state: Catalogue.alertPage.state
        case .severity: Catalogue.alertPage.severity
        case .sensitivity: Catalogue.alertPage.level
        case .bytes, .eventType, .assignee, .group, .muted, .outcome: nil
        }
    }
}
