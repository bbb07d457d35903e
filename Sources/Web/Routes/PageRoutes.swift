import Foundation
import Dashboard
import Domain
import HTTPTypes
import Hummingbird
import Query

/// The page for people: itself, its files, and the way in and out.
struct PageRoutes: Sendable {
    let trends: any TrendReader
    let alerts: any AlertStore
    let ages: PlatformAges
    let sessions: SessionStore
    let gate: Gate

    private static let days = 7
    static let language = Route.Parameter.query(
        "lang",
        Bilingual(fr: "La langue de la page.", en: "The language of the page."),
        example: "fr",
        words: Language.allCases.map(\.rawValue)
    )

    var routes: [Route] {
        let page = Route.Reply(
            status: .ok,
            meaning: Bilingual(fr: "Une page.", en: "A page."),
            mediaType: "text/html",
            example: "<!doctype html>"
        )
        let away = Route.Reply(status: .seeOther, meaning: Bilingual(fr: "Ailleurs.", en: "Elsewhere."))
        let refused = Route.Reply(
            status: .forbidden,
            meaning: Bilingual(fr: "Clé ou lien refusé.", en: "Key or link refused."),
            mediaType: "text/html",
            example: "<!doctype html>"
        )
        return [
            Route(
                .get,
                "/",
                .visitor,
                Bilingual(fr: "La page", en: "The page"),
                parameters: [PageRoutes.language],
                replies: [page, away],
                problems: [.databaseUnavailable],
                handle: home
            ),
            Route(
                .get,
                "/login",
                .open,
                Bilingual(fr: "Entrer", en: "Sign in"),
                parameters: [
                    PageRoutes.language,
                    .query(
                        "ticket",
                        Bilingual(fr: "Un lien à usage unique.", en: "A one-time link."),
                        example: "q8Zk"
                    ),
                ],
                replies: [page, refused],
                handle: signIn
            ),
            Route(
                .post,
                "/login",
                .open,
                Bilingual(fr: "Entrer avec une clé", en: "Sign in with a key"),
                parameters: [PageRoutes.language],
                bodies: [Route.Body(mediaType: "application/x-www-form-urlencoded", example: "key=vg_…")],
                replies: [page, refused],
                handle: signInWithKey
            ),
            Route(
                .post,
                "/logout",
                .open,
                Bilingual(fr: "Sortir", en: "Sign out"),
                replies: [away],
                problems: [.missingCredentials],
                handle: signOut
            ),
            Route(
                .get,
                "/a/{number}",
                .open,
                Bilingual(fr: "Lien vers une alerte de la page", en: "Link to an alert of the page"),
                parameters: [.path("number", Bilingual(fr: "Son numéro.", en: "Its number."), example: "1042")],
                replies: [away],
                problems: [.notFound],
                handle: alert
            ),
        ] + Assets.all.map { file in PageRoutes.route(of: file) }
    }

    private func home(_ call: Call) async throws -> Response {
        guard case .session(let session, _) = call.caller.origin else {
            // Whoever asked for a language in the address is asked for the key in it.
            let isAsked = call.request.uri.queryParameters["lang"] != nil
            return .redirect(to: isAsked ? "/login?lang=\(call.language.rawValue)" : "/login", type: .normal)
        }
        guard SessionStore.shown.isSubset(of: session.scopes) else { return refused(call) }
        let zone = try call.zone
        let times = TimeExpression(now: call.now, zone: zone)
        let from = call.now.advanced(bySeconds: -Int64(PageRoutes.days) * 86_400)
        async let flows = trends.flows(from: from, to: call.now, filters: [])
        async let volumes = trends.trend(
            TrendQuery(
                metric: .bytes,
                dimension: .platform,
                from: from,
                to: call.now,
                interval: .hour,
                timeZone: zone.identifier,
                top: 8,
                band: true
            )
        )
        async let open = alerts.alerts(AlertQuery(limit: 50))
        let shown = try await volumes
        let page = HomePage(
            language: call.language,
            flows: try await flows,
            volumes: shown,
            alerts: try await open.elements,
            days: PageRoutes.days,
            firstSeen: try await ages.young(shown.series.map(\.key), at: call.now),
            learningDays: ages.learningDays,
            zone: Zone(name: zone.identifier) { times.offset(at: $0) },
            signOut: "/logout"
        )
        return call.html(page.html())
    }

    private func signIn(_ call: Call) async throws -> Response {
        guard let ticket = call.query["ticket"] else {
            return call.html(SignInPage(language: call.language, action: "/login").html())
        }
        // A link that is only looked at is not spent.
        guard call.request.method == .get, let token = sessions.redeem(ticket, at: call.now) else {
            return refused(call)
        }
        return welcome(call, token)
    }

    private func signInWithKey(_ call: Call) async throws -> Response {
        guard Gate.isSameOrigin(call.request) else { return refused(call) }
        let form = try QueryParameters(Substring(String(decoding: try await call.body(upTo: 4 << 10), as: UTF8.self)))
        guard let key = form["key"]?.trimmingSpaces, !key.isEmpty, key.utf8.count <= 512 else { return refused(call) }
        let record: KeyRecord
        do {
            record = try await gate.key(key, peer: call.peer, at: call.now)
        } catch is Problem {
            return refused(call)
        }
        let scopes = SessionStore.viewer.filter { record.allows($0) }
        // A key that may not read all that the page shows opens nothing.
        guard SessionStore.shown.isSubset(of: scopes) else { return refused(call) }
        let token = sessions.open(
            scopes: scopes,
            actor: record.id,
            keyID: record.id,
            until: record.expiresAt,
            at: call.now
        )
        return welcome(call, token)
    }

    private func signOut(_ call: Call) async throws -> Response {
        guard Gate.isSameOrigin(call.request) else { throw Problem.missingCredentials }
        if let token = Gate.sessionToken(in: call.request) { sessions.close(token) }
        var response = Response.redirect(to: "/login", type: .normal)
        response.headers[.setCookie] = PageRoutes.cookie("", seconds: 0, secure: call.settings.secureCookies)
        return response
    }

    private func alert(_ call: Call) async throws -> Response {
        guard let number = Int64(call.value), number > 0 else { throw StoreError.notFound }
        return .redirect(to: "/#alert-\(number)", type: .normal)
    }

    /// A page that goes on to `/` by itself.
    ///
    /// A redirect would still count as coming from another site, where the link was found, and a strict cookie would
    /// stay behind.
    private func welcome(_ call: Call, _ token: String) -> Response {
        let title = Bilingual(fr: "Bienvenue", en: "Welcome")[call.language]
        let go = Bilingual(fr: "Continuer", en: "Continue")[call.language]
        var response = call.html(
            """
            <!doctype html><html lang="\(call.language.rawValue)"><head><meta charset="utf-8">\
            <meta http-equiv="refresh" content="0;url=/?lang=\(call.language.rawValue)"><title>\(title)</title></head>\
            <body><p><a href="/">\(go)</a></p></body></html>

            """
        )
        response.headers[.setCookie] = PageRoutes.cookie(
            token,
            seconds: SessionStore.sessionSeconds,
            secure: call.settings.secureCookies
        )
        return response
    }

    private func refused(_ call: Call) -> Response {
        var response = call.html(SignInPage(language: call.language, action: "/login", failed: true).html())
        response.status = .forbidden
        return response
    }

    private static func cookie(_ token: String, seconds: Int64, secure: Bool) -> String {
        "\(Gate.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)" + (secure ? "; Secure" : "")
    }

    private static func route(of file: Assets.File) -> Route {
        Route(
            .get,
            file.route,
            .open,
            Bilingual(fr: "Un fichier de la page", en: "A file of the page"),
            parameters: [
                .query("v", Bilingual(fr: "Sa version.", en: "Its version."), example: file.version), .ifNoneMatch,
            ],
            replies: [
                Route.Reply(
                    status: .ok,
                    meaning: Bilingual(fr: "Le fichier.", en: "The file."),
                    mediaType: String(file.contentType.prefix { $0 != ";" })
                ),
                .unchanged,
            ]
        ) { call in
            var response = call.bytes(Array(file.body.utf8), type: file.contentType)
            let isPinned = call.query["v"] == file.version
            response.headers[.cacheControl] = isPinned ? "public, max-age=31536000, immutable" : "no-cache"
            return call.unlessKnown("\"\(file.version)\"", response)
        }
    }
}

extension Call {
    func html(_ text: String) -> Response { bytes(Array(text.utf8), type: "text/html; charset=utf-8") }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
