import Dashboard
import Domain
import Hummingbird
import Query

/// The systems, and how Vigie itself is.
struct StatePageRoutes: Sendable {
    let parts: PageParts

    private static let days: Int64 = 28

    var routes: [Route] {
        [
            PageRoutes.show("/systems", Bilingual(fr: "La liste des systèmes", en: "The list of systems")) { visit in
                let systems = try await parts.lookUps.systems(since: StatePageRoutes.start(visit))
                return visit.html(SystemListPage(context: visit.context, systems: systems).html())
            },
            PageRoutes.show("/health", Bilingual(fr: "L’état de Vigie", en: "How Vigie is")) { visit in
                async let health = parts.health.health()
                let sight = try await parts.lookUps.sight(since: StatePageRoutes.start(visit))
                let page = HealthPage(
                    context: visit.context,
                    health: await health,
                    sight: sight,
                    learningDays: parts.ages.learningDays,
                    version: parts.version.version
                )
                return visit.html(page.html())
            },
        ]
    }

    private static func start(_ visit: Visit) -> Timestamp {
        visit.call.now.advanced(bySeconds: -days * 86_400).floored(to: Timestamp.hour)
    }
}
