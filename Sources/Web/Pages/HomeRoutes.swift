import Dashboard
import Domain
import Hummingbird
import Query

/// The page at `/`.
struct HomeRoutes: Sendable {
    let parts: PageParts

    private static let days = 7
    /// What both the flow map and the volumes can be narrowed to.
    private static let fields: [Filter.Field] = [.platform, .system, .source, .jurisdiction, .host, .documentType]

    var routes: [Route] {
        [
            PageRoutes.show(
                "/",
                Bilingual(fr: "La carte des flux", en: "The flow map"),
                parameters: [.filter(HomeRoutes.fields, example: "platform:alibaba_icbu")],
                handle: home
            )
        ]
    }

    private func home(_ visit: Visit) async throws -> Response {
        let call = visit.call
        let from = call.now.advanced(bySeconds: -Int64(HomeRoutes.days) * 86_400)
        let filters = try call.filters(HomeRoutes.fields)
        async let flows = parts.trends.flows(from: from, to: call.now, filters: filters)
        async let volumes = volumes(visit, from: from, filters)
        async let open = parts.alerts.alerts(AlertQuery(filters: filters, limit: 50))
        let shown = try await volumes
        let page = HomePage(
            context: visit.context,
            flows: try await flows,
            volumes: shown,
            alerts: try await open.elements,
            days: HomeRoutes.days,
            filters: call.query.all("filter"),
            firstSeen: try await parts.ages.young(shown.series.map(\.key), at: call.now),
            learningDays: parts.ages.learningDays
        )
        return visit.html(page.html())
    }

    /// Six platforms and the rest; a rest of one is shown by its name.
    private func volumes(_ visit: Visit, from: Timestamp, _ filters: [Filter]) async throws(StoreError) -> Trend {
        var query = TrendQuery(
            metric: .bytes,
            dimension: .platform,
            from: from,
            to: visit.call.now,
            interval: .hour,
            timeZone: visit.zone,
            filters: filters,
            top: 6,
            band: true
        )
        let trend = try await parts.trends.trend(query)
        guard trend.otherKeys == 1 else { return trend }
        query.top += 1
        return try await parts.trends.trend(query)
    }
}
