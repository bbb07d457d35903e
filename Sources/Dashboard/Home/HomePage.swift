package import Alerting
package import Domain
package import Query

/// The page at `/`: where data goes, how much against what was expected, and what is wrong now.
///
/// A pure function of what it is given; it works without its script, which only keeps it fresh.
package struct HomePage: Sendable {
    package var context: PageContext
    /// Of the last `days` days, as far as `filters` let through.
    package var flows: FlowMap
    /// Bytes by platform, hourly, with their band.
    package var volumes: Trend
    /// The newest trouble first; the first are shown unfolded.
    package var alerts: [Alert]
    /// How many days `flows` covers.
    package var days: Int
    /// What the reader narrowed the page to, as in its address.
    package var filters: [String]
    /// When each platform of `volumes` got its first event, by key; one that is missing has learnt long enough.
    package var firstSeen: [String: Timestamp]
    /// How many days of history an expectation needs.
    package var learningDays: Int

    /// Where the script of a living page listens; it reloads the content at each `alert.*` frame.
    package static let stream = "/v1/stream?events=alert.*"

    package init(
        context: PageContext,
        flows: FlowMap,
        volumes: Trend,
        alerts: [Alert],
        days: Int = 7,
        filters: [String] = [],
        firstSeen: [String: Timestamp] = [:],
        learningDays: Int = 14
    ) {
        self.context = context
        self.flows = flows
        self.volumes = volumes
        self.alerts = alerts
        self.days = days
        self.filters = filters
        self.firstSeen = firstSeen
        self.learningDays = learningDays
    }

    private var language: Language { context.language }

    /// The whole document.
    package func html() -> String {
        let frame = PageFrame(
            context: context,
            section: .flows,
            title: Catalogue.frame.flows[language],
            asOf: max(flows.asOf, volumes.asOf),
            stream: HomePage.stream
        )
        let volumes = VolumeSection(
            volumes: volumes,
            alerts: alerts,
            firstSeen: firstSeen,
            learningDays: learningDays,
            zone: context.zone,
            language: language
        )
        .html
        return
            frame.html(
                """
                <h1 class="headline">\(headline)</h1>\(narrowing)\
                <div class="board">\(FlowSection(flows: flows, filters: filters, language: language).html)\
                \(alertSection)\(volumes)</div>
                """
            )
            .markup
    }

    /// What the page is narrowed to, each with a way out.
    private var narrowing: HTML {
        guard !filters.isEmpty else { return .empty }
        let names = Dictionary(flows.links.map { ($0.platform, $0.platformName) }) { first, _ in first }
        let words = FilterWords(platforms: names, language: language)
        let chips = filters.map { filter -> HTML in
            let others = filters.filter { $0 != filter }.map { (name: "filter", value: $0) }
            return """
                <li><a class="chip" href="\(Address(path: "/", pairs: others).text)">\
                <span class="hidden">\(Catalogue.withoutFilter[language]) </span>\(words.html(filter)) <span aria-hidden="true">×</span></a></li>
                """
        }
        return """
            <ul class="chips" aria-label="\(Catalogue.narrowed[language])">\(chips)\
            <li><a href="/">\(Catalogue.frame.clear[language])</a></li></ul>
            """
    }

    private var headline: String {
        let bytes = flows.links.reduce(Int64(0)) { $0.addingClamped($1.bytes) }
        let places = Set(flows.links.map(\.jurisdiction))
        let unknown = Jurisdiction.unknown.rawValue
        return
            Catalogue.headline(
                days: days,
                bytes: bytes,
                systems: Set(flows.links.map(\.system)).count,
                platforms: Set(flows.links.map(\.platform)).count,
                jurisdictions: places.subtracting([unknown]).count,
                elsewhere: places.contains(unknown)
            )[language]
    }

    private var alertSection: HTML {
        let cards = alerts.prefix(5).enumerated()
            .map { place, alert in AlertCard(alert: alert, unfolded: place < 1, context: context).html }
        let more: HTML = "<p><a href=\"/alerts\">\(Catalogue.allAlerts[language])</a></p>"
        let content: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(Catalogue.alertsEmpty[language])</p>" : "\(cards)\(more)"
        return """
            <section class="alerts" aria-labelledby="alerts">\
            <h2 id="alerts">\(Catalogue.alertsHeading[language])</h2>\(content)</section>
            """
    }
}
