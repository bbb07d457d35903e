package import Alerting
import Detection
package import Domain
package import Query

/// The page of one alert: why, what changed, what follows, what to do, and the buttons that do it.
package struct AlertPage: Sendable {
    package var context: PageContext
    package var alert: Alert
    /// What the picture shows, over the days before the alert; `nil` where there is none.
    package var trend: Trend?
    /// What the trend measures: what the alert does, or bytes that stand in for it.
    package var measure: TrendQuery.Metric
    /// Whether the trend is of the alert's own integration, and not of all that goes to the place.
    package var isOfFlow: Bool
    /// The events that it names, as far as they are kept.
    package var evidence: [EventRecord]
    package var story: [StoryLine]
    /// What a form just did, or why it did not.
    package var notice: FormOutcome?
    /// The reader's local date a month from now, as a form field has it.
    package var inAMonth: String

    package init(
        context: PageContext,
        alert: Alert,
        trend: Trend?,
        measure: TrendQuery.Metric = .bytes,
        isOfFlow: Bool = false,
        evidence: [EventRecord],
        story: [StoryLine],
        notice: FormOutcome? = nil,
        inAMonth: String
    ) {
        self.context = context
        self.alert = alert
        self.trend = trend
        self.measure = measure
        self.isOfFlow = isOfFlow
        self.evidence = evidence
        self.story = story
        self.notice = notice
        self.inAMonth = inAMonth
    }

    private var language: Language { context.language }

    /// The whole document.
    package func html() -> String {
        let frame = PageFrame(
            context: context,
            section: .alerts,
            title: "AL-\(alert.number)",
            asOf: trend?.asOf,
            stream: HomePage.stream
        )
        return
            frame.html(
                """
                \(head)\(notice.map { $0.html(language) } ?? .empty)<div class="columns"><div class="stack">\(reasons)\
                \(AlertPicture(alert: alert, trend: trend, measure: measure, isOfFlow: isOfFlow, context: context).html)\
                \(AlertEvidence(alert: alert, events: evidence, context: context).html)\(history)</div>\
                <div class="stack side">\(AlertActions(alert: alert, inAMonth: inAMonth, context: context).html)\
                \(about)</div></div>
                """
            )
            .markup
    }

    private var head: HTML {
        """
        <div class="title alert-title \(alert.severity.rawValue)"><p class="kicker">\
        <strong class="badge">\(alert.severity.label[language])</strong> <span>AL-\(alert.number)</span> \
        <span>\(alert.kind.label[language])</span> <span class="state">\(alert.state.label[language])</span> \
        <span>\(Catalogue.since[language]) \(context.moment(alert.stateSince))</span></p>\
        <h1>\(alert.summary[language])</h1></div>
        """
    }

    private var reasons: HTML {
        let why = language == .french ? alert.explanation.why.fr : alert.explanation.why.en
        let words = Catalogue.alertPage
        let action = language == .french ? alert.suggestedAction.fr : alert.suggestedAction.en
        let list: HTML =
            why.isEmpty ? .empty : "<ul class=\"why\">\(why.map { sentence -> HTML in "<li>\(sentence)</li>" })</ul>"
        return Panel(id: "why", heading: words.why, language: language)
            .html(
                """
                \(list)\(Contributors(alert: alert, language: language).html)\
                <h3>\(words.effect[language])</h3><p>\(alert.kind.effect[language])</p>\
                <h3>\(words.suggestion[language])</h3><p>\(action)</p>
                """
            )
    }

    private var about: HTML {
        let words = Catalogue.alertPage
        let subject = alert.subject
        var facts = Facts(language)
        facts.add(
            words.platform,
            subject.platform.map {
                "<a href=\"/platforms/\(Address.segment($0))\">\(HTML.name(subject.destination(language)))</a>"
            } ?? HTML.name(subject.destination(language))
        )
        facts.add(words.jurisdiction, subject.jurisdiction.map { "\(Places.name(of: $0)[language])" })
        facts.add(words.system, subject.system.map(HTML.name))
        facts.add(words.source, subject.source.map(HTML.code))
        facts.add(words.document, subject.documentType.map(HTML.code))
        facts.add(words.host, subject.host.map(HTML.code))
        facts.add(words.category, subject.category.map { "\(Category(word: $0)?.label[language] ?? $0)" })
        facts.add(words.firstSeen, context.moment(alert.firstSeen))
        facts.add(words.lastSeen, context.moment(alert.lastSeen))
        facts.add(words.occurrences, "\(context.number.whole(Int64(alert.occurrences)))")
        facts.add(words.confidence, "\(Catalogue.confidence(alert.confidence)[language])")
        facts.add(words.assignee, alert.assignee.map(HTML.name))
        if let resolution = alert.resolution {
            let note = resolution.note.map { text -> HTML in " · \(text)" } ?? .empty
            facts.add(words.resolution, "\(resolution.reason.label[language])\(note)")
        }
        facts.add(words.mutedBy, alert.mutedBy.map(HTML.code))
        if alert.explanation.score != nil {
            let rate = alert.explanation.score?.falseAlarmPerYear.map { context.number.decimal($0, digits: 1) }
            facts.add(words.falseAlarms, "\(rate ?? words.notMeasured[language])")
        }
        return Panel(id: "about", heading: words.about, language: language).html(facts.html)
    }

    private var history: HTML {
        guard !story.isEmpty else { return .empty }
        let lines = story.map { line -> HTML in
            """
            <li><p class="kicker">\(context.moment(line.at)) <span>\(HTML.name(line.actor))</span></p>\
            <p>\(line.text[language])\(line.note.map { note -> HTML in "<span class=\"said\">\(note)</span>" } ?? .empty)</p></li>
            """
        }
        return Panel(id: "story", heading: Catalogue.alertPage.story, language: language)
            .html("<ol class=\"story\">\(lines)</ol>")
    }
}

/// One line of an alert's history as people read it.
package struct StoryLine: Sendable {
    package var at: Timestamp
    package var actor: String
    package var text: Bilingual
    /// What a person wrote.
    package var note: String?

    package init(at: Timestamp, actor: String, text: Bilingual, note: String? = nil) {
        self.at = at
        self.actor = actor
        self.text = text
        self.note = note
    }
}
