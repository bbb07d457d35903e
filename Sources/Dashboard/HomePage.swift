package import Alerting
package import Domain
package import Query

/// The page at `/`: where data goes, how much against what was expected, and what is wrong now.
///
/// A pure function of what it is given; it works without its script, which only keeps it fresh.
package struct HomePage: Sendable {
    package var language: Language
    /// Of the last `days` days.
    package var flows: FlowMap
    /// Bytes by platform, hourly, with their band.
    package var volumes: Trend
    /// The newest trouble first; the first are shown unfolded.
    package var alerts: [Alert]
    /// How many days `flows` covers.
    package var days: Int
    /// When each platform of `volumes` got its first event, by key; one that is missing has learnt long enough.
    package var firstSeen: [String: Timestamp]
    /// How many days of history an expectation needs.
    package var learningDays: Int
    package var zone: Zone
    /// Where the script listens; it reloads the content at each `alert.*` frame.
    package var stream: String
    /// Where a POST ends the session; `nil` leaves the button out.
    package var signOut: String?

    package init(
        language: Language,
        flows: FlowMap,
        volumes: Trend,
        alerts: [Alert],
        days: Int = 7,
        firstSeen: [String: Timestamp] = [:],
        learningDays: Int = 14,
        zone: Zone = .utc,
        stream: String = "/v1/stream?events=alert.*",
        signOut: String? = nil
    ) {
        self.language = language
        self.flows = flows
        self.volumes = volumes
        self.alerts = alerts
        self.days = days
        self.firstSeen = firstSeen
        self.learningDays = learningDays
        self.zone = zone
        self.stream = stream
        self.signOut = signOut
    }

    /// The whole document.
    package func html() -> String {
        let frame = PageFrame(language: language, path: "/", status: status, stream: stream)
        let volumes = VolumeSection(
            volumes: volumes,
            alerts: alerts,
            firstSeen: firstSeen,
            learningDays: learningDays,
            zone: zone,
            language: language
        )
        .html
        return
            frame.html(
                """
                <p class="headline">\(headline)</p>\
                <div class="board">\(FlowSection(flows: flows, language: language).html)\(alertSection)\(volumes)</div>
                """
            )
            .markup
    }

    private var status: HTML {
        let button: HTML =
            signOut.map { path -> HTML in
                "<form method=\"post\" action=\"\(path)\"><button class=\"link\">\(Catalogue.signOut[language])</button></form>"
            } ?? .empty
        return """
            <span class="live" id="live" hidden></span>\
            <span>\(Catalogue.asOf[language]) \(Dates.moment(max(flows.asOf, volumes.asOf), zone, language))</span>\
            <span>\(zone.name)</span>\(button)
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
        let cards = alerts.prefix(6).enumerated()
            .map { place, alert in
                AlertCard(alert: alert, unfolded: place < 2, zone: zone, language: language).html
            }
        let content: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(Catalogue.alertsEmpty[language])</p>" : "\(cards)"
        return """
            <section class="alerts" aria-labelledby="alerts">\
            <h2 id="alerts">\(Catalogue.alertsHeading[language])</h2>\(content)</section>
            """
    }
}
