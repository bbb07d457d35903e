import Alerting
import Domain
package import Query

/// How Vigie itself is: what it receives, which sources fell silent, and what it is still learning.
package struct HealthPage: Sendable {
    package var context: PageContext
    package var health: Health
    package var sight: Sightings
    /// Days of history that an expectation needs.
    package var learningDays: Int
    package var version: String

    package init(context: PageContext, health: Health, sight: Sightings, learningDays: Int, version: String) {
        self.context = context
        self.health = health
        self.sight = sight
        self.learningDays = learningDays
        self.version = version
    }

    private var language: Language { context.language }
    private var words: HealthWords { Catalogue.health }

    /// The whole document.
    package func html() -> String {
        let verdict: HTML =
            health.isReady
            ? "<p class=\"done\">\(words.ready[language])</p>"
            : "<p class=\"failure\" role=\"alert\">\(words.notReady[language]) \(faults)</p>"
        return
            PageFrame(
                context: context,
                section: .health,
                title: words.title[language],
                asOf: sight.lastCommit,
                stream: HomePage.stream
            )
            .html(
                """
                <h1>\(words.title[language])</h1>\(verdict)<div class="columns"><div class="stack">\(sources)</div>\
                <div class="stack side">\(summary)\(learning)</div></div>
                """
            )
            .markup
    }

    private var faults: String {
        var faults: [String] = []
        if !health.databaseAnswers { faults.append("\(words.database[language]) \(words.silent[language])") }
        if !health.schemaIsCurrent { faults.append("\(words.schema[language]) \(words.outdated[language])") }
        if health.detectionLag >= 60 { faults.append(words.lag[language]) }
        if !health.accepting { faults.append("\(words.intake[language]) \(words.closed[language])") }
        return faults.joined(separator: ", ")
    }

    private var summary: HTML {
        var facts = Facts(language)
        facts.add(words.database, "\((health.databaseAnswers ? words.answers : words.silent)[language])")
        facts.add(words.schema, "\((health.schemaIsCurrent ? words.current : words.outdated)[language])")
        facts.add(words.lag, "\(context.number.seconds(health.detectionLag))")
        facts.add(words.intake, "\((health.accepting ? words.open : words.closed)[language])")
        facts.add(words.lastCommit, sight.lastCommit.map(context.moment))
        facts.add(
            words.received,
            "\(context.number.bytes(sight.bytes)) · \(Catalogue.eventCount(sight.events)[language])"
        )
        let share = sight.bytes > 0 ? Double(sight.unreadBytes) / Double(sight.bytes) : 0
        facts.add(words.unread, "\(context.number.bytes(sight.unreadBytes)) · \(context.number.percent(share))")
        facts.add(words.version, "\(version)")
        return Panel(id: "summary", heading: words.summary, language: language)
            .html("\(facts.html)<p class=\"note\">\(words.unreadNote[language])</p>")
    }

    private var sources: HTML {
        let panel = Panel(
            id: "sources",
            heading: words.sources,
            language: language,
            note: "\(words.sourcesNote[language])"
        )
        guard !sight.sources.isEmpty else { return panel.html("<p>\(words.noSources[language])</p>") }
        let grid = Grid(
            caption: words.sources,
            heads: [
                .init(name: words.integration), .init(name: words.system), .init(name: words.state),
                .init(name: words.heard), .init(name: words.longest, isNumber: true),
                .init(name: Catalogue.sheet.events, isNumber: true),
            ],
            language: language,
            look: "cards-on-phone"
        )
        return panel.html(grid.html(sight.sources.map(row)))
    }

    private func row(_ source: Sightings.Source) -> HTML {
        let state: HTML =
            source.isSilent(at: context.now)
            ? "<strong class=\"alarm\">\(words.muteSource[language])</strong>" : "\(words.hears[language])"
        let gap = source.longestGap > 0 ? context.number.duration(microseconds: source.longestGap * 1_000_000) : "—"
        return """
            <tr><th scope="row">\(HTML.code(source.name))</th><td>\(HTML.name(source.system))</td><td>\(state)</td>\
            <td>\(context.moment(source.lastSeen))</td><td class="number" data-label="\(words.longest[language])">\(gap)</td>\
            <td class="number" data-label="\(Catalogue.sheet.events[language])">\(context.number.whole(source.events))</td></tr>
            """
    }

    private var learning: HTML {
        let young = sight.learners.filter { days($0) < Int64(learningDays) }
        let rows = young.map { learner -> HTML in
            let done = days(learner)
            return """
                <li><span class="name"><a href="/platforms/\(Address.segment(learner.slug))">\(HTML.name(learner.name))</a></span>\
                <span class="figure">\(Catalogue.progress(days: Int(done), of: learningDays)[language])</span>\
                <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="track" width="100" height="8"/>\
                <rect class="internal" width="\(100 * Double(done) / Double(max(1, learningDays)))" height="8"/></svg></li>
                """
        }
        let content: HTML =
            rows.isEmpty ? "<p>\(words.learnt[language])</p>" : "<ul class=\"bars\">\(rows)</ul>"
        return Panel(
            id: "learning",
            heading: words.learning,
            language: language,
            note: "\(words.learningNote[language])"
        )
        .html(content)
    }

    private func days(_ learner: Sightings.Learner) -> Int64 {
        max(0, context.now.microseconds &- learner.firstSeen.microseconds) / Timestamp.day
    }
}
