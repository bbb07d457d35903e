import Alerting
import Domain
package import Query

/// The platforms that received something, with what went there.
package struct PlatformListPage: Sendable {
    package var context: PageContext
    package var platforms: [PlatformRecord]
    package var cursor: String?
    package var next: String?

    package init(context: PageContext, platforms: [PlatformRecord], cursor: String?, next: String?) {
        self.context = context
        self.platforms = platforms
        self.cursor = cursor
        self.next = next
    }

    private var language: Language { context.language }

    /// The whole document.
    package func html() -> String {
        let words = Catalogue.sheet
        let grid = Grid(
            caption: words.title,
            heads: [
                .init(name: words.name), .init(name: words.status), .init(name: words.jurisdictions),
                .init(name: words.owner), .init(name: words.volume, isNumber: true),
                .init(name: words.events, isNumber: true), .init(name: words.mostSensitive),
                .init(name: words.lastSeen),
            ],
            language: language,
            look: "cards-on-phone"
        )
        let pairs = cursor.map { [(name: "cursor", value: $0)] } ?? []
        let content: HTML =
            platforms.isEmpty
            ? "<p class=\"empty\">\(words.none[language])</p>"
            : "<section class=\"panel\">\(grid.html(platforms.map(row)))</section>"
        return
            PageFrame(context: context, section: .platforms, title: words.title[language])
            .html(
                """
                <h1>\(words.title[language])</h1><p class="note">\(words.listNote[language])</p>\(content)\
                \(Pager(path: "/platforms", pairs: pairs, next: next, language: language).html)
                """
            )
            .markup
    }

    private func row(_ platform: PlatformRecord) -> HTML {
        let unknown: HTML = "<span class=\"gap\">\(Catalogue.frame.missing[language])</span>"
        let level = platform.categories.map(\.level).max()
        return """
            <tr><th scope="row"><a href="/platforms/\(Address.segment(platform.slug))">\(HTML.name(platform.name))</a></th>\
            <td>\(platform.status.label[language])</td><td class="wrap">\(PlacesOfHosts(platform.hosts, language).html)</td>\
            <td data-label="\(Catalogue.sheet.owner[language])">\(platform.owner.map(HTML.name) ?? unknown)</td>\
            <td class="number">\(context.number.bytes(platform.bytes))</td>\
            <td class="number" data-label="\(Catalogue.sheet.events[language])">\(context.number.whole(platform.events))</td>\
            <td>\(level.map { LevelMark($0, language).html } ?? "—")</td>\
            <td>\(platform.lastSeen.map(context.moment) ?? "—")</td></tr>
            """
    }
}

/// The jurisdictions of a platform's hosts in words, each once.
struct PlacesOfHosts {
    let html: HTML

    init(_ hosts: [PlatformRecord.Host], _ language: Language) {
        var seen: Set<String> = []
        // What a test system gets says nothing of where real data lies.
        let codes = hosts.filter { $0.environment != "sandbox" }.map(\.jurisdiction).filter { seen.insert($0).inserted }
        let known = codes.filter { $0 != Jurisdiction.unknown.rawValue }.map { Places.name(of: $0)[language] }
        let unknown = Places.name(of: Jurisdiction.unknown.rawValue)[language]
        html = "\(known.isEmpty ? unknown : known.joined(separator: ", "))"
    }
}
