import Alerting
import Domain
import Query

/// The events that an alert names, and what was found in the most sensitive of them.
struct AlertEvidence {
    let alert: Alert
    let events: [EventRecord]
    let context: PageContext
    private var language: Language { context.language }

    var html: HTML {
        let words = Catalogue.alertPage
        guard !alert.evidence.isEmpty else { return .empty }
        let panel = Panel(
            id: "evidence",
            heading: words.evidence,
            language: language,
            note: "\(words.evidenceNote[language])"
        )
        guard !events.isEmpty else { return panel.html("<p>\(words.evidenceGone[language])</p>") }
        let grid = Grid(
            caption: words.evidence,
            heads: [
                .init(name: words.time), .init(name: words.source), .init(name: words.document),
                .init(name: words.size, isNumber: true), .init(name: words.records, isNumber: true),
                .init(name: words.level),
            ],
            language: language,
            look: "cards-on-phone"
        )
        return panel.html(
            "\(grid.html(events.map(row)))\(fields)<p><a href=\"\(query)\">\(words.moreEvents[language])</a></p>"
        )
    }

    private func row(_ event: EventRecord) -> HTML {
        """
        <tr><th scope="row"><a href="/v1/events/\(event.id.text)">\(context.moment(event.id.occurredAt))</a></th>\
        <td>\(HTML.code(event.source))</td><td>\(HTML.code(event.documentType))</td>\
        <td class="number">\(context.number.bytes(event.bytes))</td>\
        <td class="number" data-label="\(Catalogue.alertPage.records[language])">\(context.number.whole(Int64(event.records)))</td><td>\(LevelMark(event.level, language).html)</td></tr>
        """
    }

    /// The same events in the API, for who wants all of them.
    private var query: String {
        var pairs = alert.subject.scope.map { [(name: "filter", value: $0.text)] } ?? []
        if let source = alert.subject.source, !source.contains(where: { $0 == "," || $0 == "*" }) {
            pairs.append(("filter", "source:\(source)"))
        }
        pairs.append(("from", alert.firstSeen.advanced(bySeconds: -3_600).rfc3339))
        return Address(path: "/v1/events", pairs: pairs).text
    }

    private var fields: HTML {
        guard let event = events.max(by: { ($0.level, $0.score) < ($1.level, $1.score) }), !event.reasons.isEmpty else {
            return .empty
        }
        let words = Catalogue.alertPage
        let found = event.reasons.sorted { ($1.category.level, $0.path) < ($0.category.level, $1.path) }.prefix(12)
        let rows = found.map { reason -> HTML in
            """
            <tr><th scope="row">\(FieldName(reason.path, language).html)</th><td>\(LevelMark(reason.category.level, language).html)</td>\
            <td>\(reason.category.label[language])</td><td>\(context.moment(reason.firstSeen))</td></tr>
            """
        }
        let grid = Grid(
            caption: words.fieldsFound,
            heads: [
                .init(name: words.field), .init(name: words.level), .init(name: words.category),
                .init(name: words.firstSeen),
            ],
            language: language,
            look: "cards-on-phone"
        )
        return "<h3>\(words.fieldsFound[language])</h3>\(grid.html(rows))"
    }
}

/// A level as a coloured square and its word.
struct LevelMark {
    let level: Level
    let language: Language

    init(_ level: Level, _ language: Language) {
        self.level = level
        self.language = language
    }

    var html: HTML {
        "<span class=\"level\"><span class=\"swatch \(level.word)\"></span>\(level.label[language])</span>"
    }
}
