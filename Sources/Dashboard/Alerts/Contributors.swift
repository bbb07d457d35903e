import Alerting
import Domain

/// "What changed": the parts of an alert's excess, each with its share as a bar and as a number.
struct Contributors {
    let alert: Alert
    let language: Language

    private static let most = 8

    var html: HTML {
        let parts = alert.explanation.contributors
        guard !parts.isEmpty else { return .empty }
        let number = HumanNumber(language)
        let unit = MeasureUnit(word: alert.explanation.unit)
        let rows = parts.prefix(Contributors.most)
            .map { part -> HTML in
                let share = part.shareOfExcess.isFinite ? min(1, max(0, part.shareOfExcess)) : 0
                return """
                    <li><span class="name">\(name(part))</span><span class="figure">\(number.percent(part.shareOfExcess))</span>\
                    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
                    <rect class="track" width="100" height="8"/><rect class="\(look(part))" width="\(share * 100)" height="8"/></svg>\
                    <span class="detail">\(dimension(part)) · \(unit.text(part.observed, language))</span></li>
                    """
            }
        return """
            <h3>\(Catalogue.alertPage.changed[language])</h3>\
            <p class="note">\(Catalogue.alertPage.dimension[language])</p><ul class="bars">\(rows)</ul>
            """
    }

    private func name(_ part: Explanation.Part) -> HTML {
        switch part.dimension {
        case "level": "\(Level(word: part.key)?.label[language] ?? part.key)"
        case "category": "\(Category(word: part.key)?.label[language] ?? part.key)"
        default: HTML.name(part.key)
        }
    }

    private func look(_ part: Explanation.Part) -> HTML {
        let level =
            switch part.dimension {
            case "level": Level(word: part.key)
            case "category": Category(word: part.key)?.level
            default: Level?.none
            }
        return level.map { level -> HTML in "\(level.word)" } ?? "internal"
    }

    private func dimension(_ part: Explanation.Part) -> String {
        let words = Catalogue.alertPage
        return switch part.dimension {
        case "source": words.bySource[language]
        case "field": words.byField[language]
        case "level": words.byLevel[language]
        case "category": words.byCategory[language]
        case "host": words.byHost[language]
        case "platform": words.byPlatform[language]
        case "flow": words.byFlow[language]
        default: part.dimension
        }
    }
}
