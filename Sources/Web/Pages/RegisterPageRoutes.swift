import Dashboard
import Domain
import Hummingbird
import Query

/// The page of registers and reports.
struct RegisterPageRoutes: Sendable {
    let parts: PageParts

    /// A shorter span than the API's, so that the page comes at once.
    private static let days: Int64 = 90

    var routes: [Route] {
        [
            PageRoutes.show(
                "/register",
                Bilingual(fr: "Le registre et les rapports", en: "The register and the reports"),
                needs: [.reportsRead],
                parameters: [
                    .query(
                        "kind",
                        Bilingual(fr: "Lequel.", en: "Which."),
                        example: "cross-border",
                        words: ReportKind.allCases.map(\.rawValue)
                    ), .from, .to,
                    .query(
                        "cursor",
                        Bilingual(fr: "La première ligne.", en: "The first row."),
                        example: "60"
                    ),
                ],
                handle: show
            )
        ]
    }

    private func show(_ visit: Visit) async throws -> Response {
        let kind = try visit.call.word("kind", default: ReportKind.crossBorder)
        let (from, to) = try window(visit)
        let request = ReportRequest(
            kind: kind,
            from: from,
            to: to,
            timeZone: visit.zone,
            showsSmallCounts: visit.session.scopes.contains(.admin)
        )
        let page = RegisterPage(
            context: visit.context,
            report: try await parts.reports.report(request),
            from: visit.times.day(of: from),
            to: visit.times.day(of: to),
            first: try visit.call.integer("cursor", in: 0...10_000_000) ?? 0
        )
        return visit.html(page.html())
    }

    /// Whole local days: up to the end of today, unless the form says otherwise.
    ///
    /// Empty fields say nothing.
    private func window(_ visit: Visit) throws(Problem) -> (Timestamp, Timestamp) {
        func instant(_ name: String, _ other: Timestamp) throws(Problem) -> Timestamp {
            guard let text = visit.call.query[name], !text.isEmpty else { return other }
            guard let instant = visit.times.instant(text) else {
                throw Problem(.badTimeRange, fr: "Une date AAAA-MM-JJ.", en: "A date YYYY-MM-DD.")
            }
            return instant
        }
        let tomorrow = visit.times.day(of: visit.call.now.advanced(bySeconds: 86_400))
        let end = visit.times.instant(tomorrow) ?? visit.call.now
        let to = try instant("to", end)
        let start = visit.times.day(of: to.advanced(bySeconds: -RegisterPageRoutes.days * 86_400))
        let from = try instant("from", visit.times.instant(start) ?? to)
        guard from < to else {
            throw Problem(
                .badTimeRange,
                fr: "Le début doit précéder la fin.",
                en: "The start must come before the end."
            )
        }
        return (from, to)
    }
}
