package import Alerting
import Detection
import Domain
import Query

/// The list of alerts with its filters; the most severe first.
package struct AlertListPage: Sendable {
    /// What the reader chose, in the words of the API; empty for anything.
    package struct Selection: Sendable, Hashable {
        package var state: String
        package var severity: String
        package var kind: String
        package var platform: String

        package init(state: String = "", severity: String = "", kind: String = "", platform: String = "") {
            self.state = state
            self.severity = severity
            self.kind = kind
            self.platform = platform
        }

        /// As parameters of the page's address.
        package var pairs: [(name: String, value: String)] {
            [("state", state), ("severity", severity), ("kind", kind), ("platform", platform)].filter { !$0.1.isEmpty }
        }
    }

    package var context: PageContext
    package var alerts: [Alert]
    package var selection: Selection
    /// The cursor that this part begins behind, and the one behind it.
    package var cursor: String?
    package var next: String?

    package init(context: PageContext, alerts: [Alert], selection: Selection, cursor: String?, next: String?) {
        self.context = context
        self.alerts = alerts
        self.selection = selection
        self.cursor = cursor
        self.next = next
    }

    private var language: Language { context.language }
    private var words: AlertWords { Catalogue.alertPage }

    /// The whole document.
    package func html() -> String {
        let pairs = selection.pairs + (cursor.map { [("cursor", $0)] } ?? [])
        let rows = alerts.map { AlertRow(alert: $0, context: context).html }
        let list: HTML =
            rows.isEmpty ? "<p class=\"empty\">\(words.empty[language])</p>" : "<ul class=\"alert-list\">\(rows)</ul>"
        let pager = Pager(path: "/alerts", pairs: pairs, next: next, language: language)
        return
            PageFrame(
                context: context,
                section: .alerts,
                title: words.title[language],
                stream: HomePage.stream
            )
            .html("<h1>\(words.title[language])</h1>\(filters)\(list)\(pager.html)")
            .markup
    }

    private var filters: HTML {
        let states =
            [("", words.unresolved[language]), ("all", words.everyState[language])]
            + AlertState.allCases.map { ($0.rawValue, $0.label[language]) }
        let severities =
            [("", words.everySeverity[language])] + Severity.allCases.map { ($0.rawValue, $0.label[language]) }
        let kinds = [("", words.everyKind[language])] + Anomaly.Kind.allCases.map { ($0.rawValue, $0.label[language]) }
        return """
            <form class="filters" action="/alerts" aria-label="\(words.filters[language])">\
            \(Choice(name: "state", label: words.state, options: states, chosen: selection.state, language: language).html(id: "f-state"))\
            \(Choice(name: "severity", label: words.atLeast, options: severities, chosen: selection.severity, language: language).html(id: "f-severity"))\
            \(Choice(name: "kind", label: words.kind, options: kinds, chosen: selection.kind, language: language).html(id: "f-kind"))\
            \(Entry(name: "platform", label: words.platformField, value: selection.platform, language: language).html(id: "f-platform"))\
            <button>\(Catalogue.frame.apply[language])</button>\
            \(HTML.when(!selection.pairs.isEmpty, "<a href=\"/alerts\">\(Catalogue.frame.clear[language])</a>"))</form>
            """
    }
}

/// One alert in a list: enough to choose which to open.
struct AlertRow {
    let alert: Alert
    let context: PageContext

    var html: HTML {
        let language = context.language
        let who =
            alert.assignee.map { name -> HTML in " · \(Catalogue.assignedTo[language]) \(HTML.name(name))" } ?? .empty
        return """
            <li class="alert \(alert.severity.rawValue)"><p class="kicker"><strong class="badge">\(alert.severity.label[language])</strong> \
            <span>AL-\(alert.number)</span> <span>\(alert.kind.label[language])</span> \
            <span class="state">\(alert.state.label[language])</span></p>\
            <h2><a href="/alerts/\(alert.number)">\(alert.summary[language])</a></h2>\
            <p class="since">\(HTML.name(alert.subject.destination(language))) · \(Catalogue.alertPage.lastSeen[language]) \
            \(context.moment(alert.lastSeen)) · \(Catalogue.occurrences(Int(alert.occurrences))[language])\(who)</p></li>
            """
    }
}
