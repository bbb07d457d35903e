import Alerting
import Domain
import Query

/// What the picture of an alert's page asks of the trends: eight days, hour by hour, up to a day behind its last sighting.
///
/// Bytes and events come with the band that detection keeps for each platform, so the picture is of the platform. Of other
/// measures no band is kept; then the alert's own integration says more than all that goes to the place.
struct AlertQuestion: Sendable {
    let query: TrendQuery
    let isOfFlow: Bool
    /// What the alert measures, or bytes where trends do not tell that by the hour.
    var metric: TrendQuery.Metric { query.metrics[0] }

    private static let days: Int64 = 8

    init(_ alert: Alert, at now: Timestamp, zone: String) {
        let to = min(now, alert.lastSeen.advanced(bySeconds: 86_400))
        func question(_ metric: TrendQuery.Metric, _ filters: [Filter], band: Bool) -> TrendQuery {
            TrendQuery(
                metric: metric,
                from: to.advanced(bySeconds: -AlertQuestion.days * 86_400),
                to: to,
                interval: .hour,
                timeZone: zone,
                filters: filters,
                band: band
            )
        }
        let place = alert.subject.scope.map { [$0] } ?? []
        let own = alert.explanation.metric.flatMap { TrendQuery.Metric(rawValue: $0) } ?? .bytes
        let flow = AlertQuestion.flow(of: alert)
        if own != .bytes, own != .events {
            let precise = question(own, place + flow, band: false)
            if precise.fault == nil {
                query = precise
                isOfFlow = !flow.isEmpty
                return
            }
        }
        query = question(own == .events ? .events : .bytes, place, band: true)
        isOfFlow = false
    }

    /// The integration and its document; names that the grammar would take for several are left out.
    private static func flow(of alert: Alert) -> [Filter] {
        func isPlain(_ name: String) -> Bool { !name.contains { $0 == "," || $0 == "*" } }
        guard let source = alert.subject.source, isPlain(source) else { return [] }
        let document = alert.subject.documentType.flatMap { isPlain($0) ? Filter(.documentType, .equals, [$0]) : nil }
        return [Filter(.source, .equals, [source])] + (document.map { [$0] } ?? [])
    }
}
