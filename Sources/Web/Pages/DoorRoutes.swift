import Dashboard
import Domain
import HTTPTypes
import Hummingbird
import Query

/// The way in and out: with a key, or with a one-time link.
struct DoorRoutes: Sendable {
    let parts: PageParts
    private var sessions: SessionStore { parts.sessions }

    /// Holds what the door's form brings back; a page of another site cannot set it.
    private static let cookie = "vigie_door"

    var routes: [Route] {
        [
            Route(
                .get,
                "/login",
                .open,
                Bilingual(fr: "Entrer", en: "Sign in"),
                parameters: [
                    PageRoutes.language,
                    .query(
                        "ended",
                        Bilingual(fr: "Une session vient de se terminer.", en: "A session has just ended."),
                        example: "true",
                        words: ["true", "false"]
                    ),
                    .query(
                        "ticket",
                        Bilingual(fr: "Un lien à usage unique.", en: "A one-time link."),
                        example: "q8Zk"
                    ),
                ],
                replies: [PageRoutes.page, PageRoutes.refused],
                handle: signIn
            ),
            Route(
                .post,
                "/login",
                .open,
                Bilingual(fr: "Entrer avec une clé", en: "Sign in with a key"),
                parameters: [PageRoutes.language],
                bodies: [
                    Route.Body(mediaType: "application/x-www-form-urlencoded", example: "form_token=q8Zk&key=vg_…")
                ],
                replies: [PageRoutes.page, PageRoutes.refused],
                problems: [.unsupportedMediaType],
                handle: signInWithKey
            ),
            PageRoutes.form(
                "/logout",
                Bilingual(fr: "Sortir", en: "Sign out"),
                needs: [],
                example: "form_token=q8Zk",
                handle: signOut
            ),
        ]
    }

    private func signIn(_ call: Call) async throws -> Response {
        guard let ticket = call.query["ticket"] else { return door(call) }
        // A link that is only looked at is not spent.
        guard call.request.method == .get, let token = sessions.redeem(ticket, at: call.now) else {
            return door(call, failed: true)
        }
        return welcome(call, token)
    }

    private func signInWithKey(_ call: Call) async throws -> Response {
        guard Gate.isSameOrigin(call.request) else { return door(call, failed: true) }
        let form = try await FormFields.read(call)
        let word = Gate.cookie(DoorRoutes.cookie, in: call.request) ?? ""
        guard FormFields.isSame(form["form_token"] ?? "", word) else { return door(call, failed: true) }
        guard let key = form["key"]?.trimmingSpaces, !key.isEmpty, key.utf8.count <= 512 else {
            return door(call, failed: true)
        }
        let record: KeyRecord
        do {
            record = try await parts.gate.key(key, peer: call.peer, at: call.now)
        } catch is Problem {
            return door(call, failed: true)
        }
        let scopes = SessionStore.person.filter { record.allows($0) }
        // A key that may not read all that the first page shows opens nothing.
        guard SessionStore.shown.isSubset(of: scopes) else { return door(call, failed: true) }
        let token = sessions.open(
            scopes: scopes,
            actor: record.id,
            keyID: record.id,
            until: record.expiresAt,
            at: call.now
        )
        return welcome(call, token)
    }

    private func signOut(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        if let token = Gate.sessionToken(in: visit.call.request) { sessions.close(token) }
        var response = visit.move(to: "/login")
        response.headers[.setCookie] = DoorRoutes.session("", seconds: 0, visit.call)
        return response
    }

    private func door(_ call: Call, failed: Bool = false) -> Response {
        let token = SessionStore.secret()
        var response = call.html(
            SignInPage(
                language: call.language,
                action: "/login?lang=\(call.language.rawValue)",
                doorToken: token,
                failed: failed,
                ended: call.query["ended"] == "true"
            )
            .html()
        )
        if failed { response.status = .forbidden }
        response.headers[.setCookie] =
            "\(DoorRoutes.cookie)=\(token); Path=/login; HttpOnly; SameSite=Strict; Max-Age=3600"
            + (call.settings.secureCookies ? "; Secure" : "")
        return response
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
            <body><main><h1>\(title)</h1><p><a href="/">\(go)</a></p></main></body></html>

            """
        )
        response.headers[.setCookie] = DoorRoutes.session(token, seconds: SessionStore.sessionSeconds, call)
        return response
    }

    private static func session(_ token: String, seconds: Int64, _ call: Call) -> String {
        "\(Gate.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)"
            + (call.settings.secureCookies ? "; Secure" : "")
    }
}
