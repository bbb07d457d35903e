import Alerting
import Domain
package import Query

/// The systems that send, with what they sent and to how many places.
package struct SystemListPage: Sendable {
    package var context: PageContext
    package var systems: [SystemRecord]

    package init(context: PageContext, systems: [SystemRecord]) {
        self.context = context
        self.systems = systems
    }

    private var language: Language { context.language }

    /// The whole document.
    package func html() -> String {
        let words = Catalogue.health
        let sheet = Catalogue.sheet
        let grid = Grid(
            caption: words.systems,
            heads: [
                .init(name: words.system), .init(name: words.integrations, isNumber: true),
                .init(name: words.platforms, isNumber: true), .init(name: words.places),
                .init(name: sheet.volume, isNumber: true), .init(name: sheet.events, isNumber: true),
                .init(name: words.errors, isNumber: true), .init(name: sheet.mostSensitive),
                .init(name: sheet.lastSeen),
            ],
            language: language,
            look: "cards-on-phone"
        )
        let content: HTML =
            systems.isEmpty
            ? "<p class=\"empty\">\(words.noSystems[language])</p>"
            : "<section class=\"panel\">\(grid.html(systems.map(row)))</section>"
        return
            PageFrame(context: context, section: .systems, title: words.systems[language])
            .html("<h1>\(words.systems[language])</h1><p class=\"note\">\(words.systemsNote[language])</p>\(content)")
            .markup
    }

    private func row(_ system: SystemRecord) -> HTML {
        let number = context.number
        let places = system.jurisdictions.map { Places.name(of: $0)[language] }.joined(separator: ", ")
        let share = system.events > 0 ? Double(system.errors) / Double(system.events) : 0
        let errors = system.errors == 0 ? "0" : "\(number.whole(system.errors)) (\(number.percent(share)))"
        let only = Address(path: "/", pairs: [("filter", "system:\(system.name)")]).text
        func figure(_ name: Bilingual, _ text: String) -> HTML {
            "<td class=\"number\" data-label=\"\(name[language])\">\(text)</td>"
        }
        let (words, sheet) = (Catalogue.health, Catalogue.sheet)
        return """
            <tr><th scope="row"><a href="\(only)">\(HTML.name(system.name))</a></th>\(figure(words.integrations, String(system.sources)))\
            \(figure(words.platforms, String(system.platforms)))<td class="wrap">\(places)</td>\
            \(figure(sheet.volume, number.bytes(system.bytes)))\(figure(sheet.events, number.whole(system.events)))\
            \(figure(words.errors, errors))<td>\(LevelMark(system.level, language).html)</td>\
            <td>\(system.lastSeen.map(context.moment) ?? "—")</td></tr>
            """
    }
}
