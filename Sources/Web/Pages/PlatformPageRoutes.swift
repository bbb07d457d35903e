import Alerting
import Dashboard
import Domain
import Hummingbird
import Query

/// The list of platforms and the sheet of one.
struct PlatformPageRoutes: Sendable {
    let parts: PageParts

    private static let perPage = 50
    private static let days: Int64 = 28

    var routes: [Route] {
        let slug = Route.Parameter.path(
            "slug",
            Bilingual(fr: "Son nom stable.", en: "Its stable name."),
            example: "alibaba_icbu"
        )
        return [
            PageRoutes.show(
                "/platforms",
                Bilingual(fr: "La liste des plateformes", en: "The list of platforms"),
                needs: [.platformsRead],
                parameters: [.cursor],
                handle: list
            ),
            PageRoutes.show(
                "/platforms/{slug}",
                Bilingual(fr: "La fiche d’une plateforme", en: "The sheet of one platform"),
                needs: [.platformsRead],
                parameters: [
                    slug,
                    .query(
                        "outcome",
                        Bilingual(fr: "Ce qu’un formulaire a donné.", en: "What a form came to."),
                        example: "done"
                    ),
                ],
                handle: show
            ),
            PageRoutes.form(
                "/platforms/{slug}",
                Bilingual(fr: "Écrire les conditions d’une plateforme", en: "Write the terms of a platform"),
                needs: [.platformsRead, .platformsWrite],
                parameters: [slug],
                example: "form_token=q8Zk&revision=3&owner=achats&purpose=ventes&do=terms",
                handle: write
            ),
        ]
    }

    private func list(_ visit: Visit) async throws -> Response {
        let cursor = visit.call.query["cursor"]
        let after = try cursor.map { text throws(Problem) in try CursorCodec.name(text, of: .platforms) }
        let found = try await parts.platforms.platforms(
            seenOnly: true,
            limit: PlatformPageRoutes.perPage + 1,
            after: after
        )
        let shown = Array(found.prefix(PlatformPageRoutes.perPage))
        let next = found.count > shown.count ? shown.last.map { CursorCodec.text($0.slug, of: .platforms) } : nil
        return visit.html(
            PlatformListPage(context: visit.context, platforms: shown, cursor: cursor, next: next).html()
        )
    }

    private func show(_ visit: Visit) async throws -> Response {
        let platform = try await parts.platforms.platform(visit.call.value)
        if let other = platform.mergedInto { return visit.move(to: "/platforms/\(other)") }
        let filter = Filter(.platform, .equals, [platform.slug])
        let now = visit.call.now
        let from = now.advanced(bySeconds: -PlatformPageRoutes.days * 86_400)
        async let sheet = parts.sheets.sheet(platform.slug, from: from, to: now, timeZone: visit.zone)
        async let alerts = parts.alerts.alerts(AlertQuery(filters: [filter], limit: 20))
        async let mix = parts.trends.trend(
            TrendQuery(
                metric: .bytes,
                dimension: .sensitivity,
                from: from,
                to: now,
                interval: .day,
                timeZone: visit.zone,
                filters: [filter]
            )
        )
        let page = PlatformPage(
            context: visit.context,
            platform: platform,
            sheet: try await sheet,
            mix: try await mix,
            alerts: try await alerts.elements,
            notice: visit.call.query["outcome"].flatMap { FormOutcome(rawValue: $0) }
        )
        return visit.html(page.html())
    }

    private func write(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let platform = try await parts.platforms.platform(visit.call.value)
        let outcome = try await outcome(of: fields, on: platform, visit)
        return visit.move(to: "/platforms/\(platform.slug)?outcome=\(outcome.rawValue)")
    }

    private func outcome(
        of fields: FormFields,
        on platform: PlatformRecord,
        _ visit: Visit
    ) async throws(StoreError) -> FormOutcome {
        guard let form = PlatformForm(fields, on: platform, visit.context.zone) else { return .invalid }
        do throws(StoreError) {
            _ = try await parts.platforms.put(
                platform.slug,
                form.change,
                ifRevision: form.revision,
                by: visit.session.actor
            )
            return .done
        } catch {
            guard let outcome = FormOutcome(error) else { throw error }
            return outcome
        }
    }
}
