import Alerting
import Domain
import Query

/// The paths that a platform receives, the most sensitive first.
struct PlatformFields {
    let sheet: PlatformSheet
    let context: PageContext
    private var language: Language { context.language }

    /// More of them are in the API; a page must stay small.
    private static let most = 40

    var html: HTML {
        let words = Catalogue.sheet
        let panel = Panel(
            id: "fields",
            heading: words.fieldsHeading,
            language: language,
            note: "\(words.fieldsNote[language]) \(words.shownFields[language])"
        )
        let shown = sheet.fields.sorted { ($1.category.level, $0.path) < ($0.category.level, $1.path) }
            .prefix(PlatformFields.most)
        guard !shown.isEmpty else { return panel.html("<p>\(words.noFields[language])</p>") }
        let grid = Grid(
            caption: words.fieldsHeading,
            heads: [
                .init(name: words.field), .init(name: words.document), .init(name: words.category),
                .init(name: words.level), .init(name: words.allowed), .init(name: words.firstSeen),
            ],
            language: language,
            look: "cards-on-phone"
        )
        let rest = sheet.fieldCount - shown.count
        let more: HTML =
            rest > 0
            ? "<p><a href=\"/v1/platforms/\(Address.segment(sheet.slug))\">\(Catalogue.more(rest)[language])</a></p>"
            : .empty
        return panel.html("\(grid.html(shown.map(row)))\(more)")
    }

    private func row(_ field: PlatformSheet.Field) -> HTML {
        let words = Catalogue.sheet
        let allowed: HTML =
            switch field.isAllowed {
            case true?: "\(words.yes[language])"
            case false?: "<strong class=\"alarm\">\(words.no[language])</strong>"
            case nil: "—"
            }
        return """
            <tr><th scope="row">\(FieldName(field.path, language).html)</th><td>\(HTML.code(field.documentType))</td>\
            <td>\(field.category.label[language])</td><td>\(LevelMark(field.category.level, language).html)</td>\
            <td>\(allowed)</td><td>\(context.day(field.firstSeen))</td></tr>
            """
    }
}

/// The path of a field, or that the sender only named a category.
struct FieldName {
    private let path: String
    private let language: Language

    init(_ path: String, _ language: Language) {
        self.path = path
        self.language = language
    }

    /// What stands for the path where a sender declares what it sends and shows nothing of it.
    private static let declared = "(declared)"

    var html: HTML {
        path == FieldName.declared ? "<em>\(Catalogue.sheet.declaredField[language])</em>" : HTML.code(path)
    }
}

/// Where it really went, and what the registry knows of the hosts.
struct PlatformHosts {
    let platform: PlatformRecord
    let sheet: PlatformSheet
    let context: PageContext
    private var language: Language { context.language }
    private var words: SheetWords { Catalogue.sheet }

    var html: HTML { "\(seen)\(known)" }

    private var seen: HTML {
        guard !sheet.hosts.isEmpty else { return .empty }
        let grid = Grid(
            caption: words.hostsSeen,
            heads: [
                .init(name: words.hosts), .init(name: words.jurisdiction),
                .init(name: words.volume, isNumber: true), .init(name: words.events, isNumber: true),
                .init(name: words.firstSeen),
            ],
            language: language,
            look: "cards-on-phone"
        )
        let rows = sheet.hosts.prefix(30)
            .map { host -> HTML in
                let name = host.name.isEmpty ? "\(words.noHost[language])" : HTML.code(host.name)
                return """
                    <tr><th scope="row">\(name)</th><td>\(Places.name(of: host.jurisdiction)[language])</td>\
                    <td class="number">\(context.number.bytes(host.bytes))</td>\
                    <td class="number" data-label="\(words.events[language])">\(context.number.whole(host.events))</td>\
                    <td>\(host.firstSeen.map(context.day) ?? "—")</td></tr>
                    """
            }
        return Panel(id: "hosts-seen", heading: words.hostsSeen, language: language).html(grid.html(rows))
    }

    private var known: HTML {
        guard !platform.hosts.isEmpty else { return .empty }
        let grid = Grid(
            caption: words.hosts,
            heads: [
                .init(name: words.pattern), .init(name: words.jurisdiction), .init(name: words.laws),
                .init(name: words.environment), .init(name: words.source),
            ],
            language: language,
            look: "cards-on-phone"
        )
        let rows = platform.hosts.map { host -> HTML in
            """
            <tr><th scope="row">\(HTML.code(host.pattern))</th><td>\(Places.name(of: host.jurisdiction)[language])</td>\
            <td>\(host.laws.joined(separator: ", "))</td><td>\(host.environment)</td><td>\(host.evidence)</td></tr>
            """
        }
        return Panel(id: "hosts", heading: words.hosts, language: language, note: "\(words.hostsNote[language])")
            .html(grid.html(rows))
    }
}
