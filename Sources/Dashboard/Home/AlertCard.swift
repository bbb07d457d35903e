import Alerting
import Detection
import Domain

/// One alert with everything needed to judge it.
struct AlertCard {
    let alert: Alert
    /// Whether the reasons are shown; each alert's own page has them too.
    let unfolded: Bool
    let context: PageContext
    private var language: Language { context.language }

    var html: HTML {
        let why = language == .french ? alert.explanation.why.fr : alert.explanation.why.en
        let action = language == .french ? alert.suggestedAction.fr : alert.suggestedAction.en
        return """
            <article class="alert \(alert.severity.rawValue)" id="alert-\(Int(alert.number))" \
            aria-labelledby="alert-\(Int(alert.number))-title">\
            <p class="kicker"><strong class="badge">\(alert.severity.label[language])</strong> \
            <span>AL-\(Int(alert.number)) · \(alert.kind.label[language]) · \(alert.state.label[language])</span></p>\
            <h3 id="alert-\(Int(alert.number))-title"><a href="/alerts/\(alert.number)">\(alert.summary[language])</a></h3>\
            \(HTML.when(unfolded && !why.isEmpty, reasons(why)))\
            \(HTML.when(!action.isEmpty, "<p class=\"action\"><strong>\(Catalogue.suggestion[language])</strong> \(action)</p>"))\
            <p class="since">\(Catalogue.since[language]) \(context.moment(alert.firstSeen)) · \
            \(Catalogue.occurrences(Int(alert.occurrences))[language])\(origin)\(assignee)</p></article>
            """
    }

    private func reasons(_ sentences: [String]) -> HTML {
        """
        <details id="alert-\(Int(alert.number))-why" open>\
        <summary>\(Catalogue.why[language])</summary>\
        <ul>\(sentences.map { sentence -> HTML in "<li>\(sentence)</li>" })</ul></details>
        """
    }

    private var origin: HTML {
        guard let source = alert.subject.source ?? alert.subject.system else { return .empty }
        return " · <code>\(HTML.name(source))</code>"
    }

    private var assignee: HTML {
        guard let assignee = alert.assignee else { return .empty }
        return " · \(Catalogue.assignedTo[language]) \(HTML.name(assignee))"
    }
}
