import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Query
import Testing

@testable import Web

/// What a browser sends, as Chromium and Firefox do.
private let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"

@Suite("Faults as pages")
struct ProblemPageTests {
    private func visitor(_ desk: Desk, _ scopes: Set<Scope> = SessionStore.person) -> String {
        let token = desk.sessions.open(scopes: scopes, actor: "key_me", keyID: nil, until: nil, at: Desk.noon)
        return "vigie_session=\(token)"
    }

    private func isPage(_ answer: TestResponse, in language: Language) -> Bool {
        answer.headers[.contentType] == "text/html; charset=utf-8"
            && answer.text.contains("<html lang=\"\(language.rawValue)\">")
            && answer.headers[.contentLanguage] == language.rawValue
    }

    @Test(
        "an unknown address is a page in the reader’s language: the address, the cookie, the browser say which",
        arguments: [
            ("/nowhere", "fr-CA,fr;q=0.9,en;q=0.5", "", Language.french), ("/nowhere", "en", "", .english),
            ("/nowhere?lang=en", "fr", "", .english), ("/v1/nowhere", "fr", "vigie_lang=en", .english),
            ("/alerts/7/nothing?lang=fr", "en", "vigie_lang=en", .french),
        ]
    )
    func unknownAddress(path: String, accepted: String, cookie: String, language: Language) async throws {
        let headers: HTTPFields = [.accept: browser, .acceptLanguage: accepted, .cookie: cookie]
        let answer = try await Desk().ask(.get, path, headers: headers)
        #expect(answer.status == .notFound && isPage(answer, in: language))
        #expect(answer.text.contains(language == .french ? "Il n’y a rien à cette adresse" : "There is nothing"))
        #expect(!answer.text.contains("application/problem+json") && answer.header("Vary")?.contains("Accept") == true)
    }

    @Test(
        "a program gets a problem document: it takes anything, JSON, or JSON before a page",
        arguments: [nil, "*/*", "application/json", "application/json, text/html;q=0.5", "text/event-stream"]
    )
    func program(accept: String?) async throws {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        for path in ["/nowhere", "/v1/alerts"] {
            let answer = try await Desk().ask(.get, path, headers: headers)
            #expect(answer.headers[.contentType] == "application/problem+json", "\(path)")
        }
    }

    @Test("what a session may not see is a page that says which right is missing, with the menu")
    func forbidden() async throws {
        let desk = Desk()
        let answer = try await desk.ask(
            .get,
            "/v1/keys",
            headers: [.accept: browser, .acceptLanguage: "en", .cookie: visitor(desk)]
        )
        #expect(answer.status == .forbidden && isPage(answer, in: .english))
        #expect(answer.text.contains("admin") && answer.text.contains("<nav "))
        #expect(answer.header("WWW-Authenticate")?.contains("insufficient_scope") == true)
    }

    @Test("a session that is gone leads to the door, which says so; one that never was, to the door alone")
    func goneSession() async throws {
        let desk = Desk()
        let cookie = visitor(desk)
        desk.sessions.close(String(cookie.dropFirst("vigie_session=".count)))
        let page = try await desk.ask(.get, "/alerts?lang=en", headers: [.accept: browser, .cookie: cookie])
        #expect(page.status == .seeOther && page.headers[.location] == "/login?lang=en&ended=true")
        let door = try await desk.ask(.get, "/login?lang=en&ended=true", headers: [.accept: browser])
        #expect(door.text.contains("The session is over.") && door.text.contains("role=\"status\""))
        #expect(try await !desk.ask(.get, "/login?lang=en").text.contains("The session is over."))
        // A file of the API has no door of its own.
        let file = try await desk.ask(
            .get,
            "/v1/reports/alerts?format=csv&lang=fr",
            headers: [.accept: browser, .cookie: cookie]
        )
        #expect(file.status == .unauthorized && isPage(file, in: .french))
        #expect(file.text.contains("La session est terminée.") && file.text.contains("href=\"/login\""))
        let nobody = try await desk.ask(.get, "/v1/alerts", headers: [.accept: browser, .acceptLanguage: "fr"])
        #expect(nobody.status == .unauthorized && nobody.text.contains("Cette page demande une session ouverte."))
    }

    @Test("a fault of ours is a page with the number of the request, and asks nothing more of the store")
    func ours() async throws {
        let desk = Desk()
        // The store of keys is away; whoever is signed in is not looked up once more.
        let admin = desk.sessions.open(
            scopes: Set(Scope.allCases),
            actor: "x",
            keyID: nil,
            until: nil,
            at: Desk.noon
        )
        var parts = desk.parts
        parts.keys = SilentKeys()
        let application = WebServer.makeApplication(parts: parts, settings: desk.settings, logger: Desk.logger)
        let answer = try await application.test(.router) { client in
            try await client.execute(
                uri: "/v1/keys",
                method: .get,
                headers: [.accept: browser, .acceptLanguage: "fr", .cookie: "vigie_session=\(admin)"]
            )
        }
        #expect(answer.status == .serviceUnavailable && isPage(answer, in: .french))
        #expect(answer.header("Retry-After") == "3" && !answer.text.contains("<nav "))
        let number = try #require(answer.header("Vigie-Request-Id"))
        #expect(answer.text.contains(number))
        let problem = Problem(any: StoreError.failed("23514"))
        #expect(problem.code.status == .internalServerError)
    }

    @Test("a wrong parameter is explained on the page, and another language can be chosen there")
    func wrongParameter() async throws {
        let desk = Desk()
        let headers: HTTPFields = [.accept: browser, .acceptLanguage: "fr", .cookie: visitor(desk)]
        let answer = try await desk.ask(.get, "/v1/alerts?limt=3", headers: headers)
        #expect(answer.status == .badRequest && isPage(answer, in: .french) && answer.text.contains("limit"))
        #expect(answer.text.contains("href=\"/v1/alerts?limt=3&amp;lang=en\""))
        let english = try await desk.ask(.get, "/v1/alerts?limt=3&lang=en", headers: headers)
        #expect(isPage(english, in: .english) && english.text.contains("limit"))
        // To a program the language is no parameter of this address.
        let program = try await desk.ask(.get, "/v1/alerts?lang=en", scope: .alertsRead)
        #expect(program.status == .badRequest)
    }
}
