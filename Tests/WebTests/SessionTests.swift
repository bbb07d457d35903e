import Alerting
import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Sessions of the page")
struct SessionTests {
    private static let form: HTTPFields = [
        .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost", .cookie: "vigie_door=word",
    ]

    private func cookie(_ response: TestResponse) -> String? {
        response.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
    }

    private func opens(_ response: TestResponse) -> Bool {
        response.headers[.setCookie]?.hasPrefix("vigie_session=") == true
    }

    @Test(
        "without a session the page sends to the door, in the language that was asked for in the address",
        arguments: [("/", "/login"), ("/?lang=fr", "/login?lang=fr"), ("/?lang=en", "/login?lang=en")]
    )
    func door(path: String, door: String) async throws {
        let answer = try await Desk().ask(.get, path)
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == door)
    }

    @Test("a link opens once, and the session reads but never writes")
    func ticket() async throws {
        let desk = Desk()
        let ticket = desk.sessions.issueTicket(at: Desk.noon)
        try await desk.router { client in
            let looked = try await client.execute(uri: "/login?ticket=\(ticket)", method: .head)
            #expect(!opens(looked))
            let first = try await client.execute(uri: "/login?ticket=\(ticket)", method: .get)
            #expect(first.status == .ok)
            let attributes = first.headers[.setCookie] ?? ""
            #expect(attributes.contains("HttpOnly") && attributes.contains("SameSite=Strict"))
            let second = try await client.execute(uri: "/login?ticket=\(ticket)", method: .get)
            #expect(second.status == .forbidden && !opens(second))

            let session: HTTPFields = [.cookie: "theme=dark; \(cookie(first) ?? "")"]
            let page = try await client.execute(uri: "/", method: .get, headers: session)
            #expect(page.status == .ok)
            #expect(page.text.contains("<!doctype html>"))
            #expect(try await client.execute(uri: "/v1/alerts", method: .get, headers: session).status == .ok)
            #expect(try await client.execute(uri: "/v1/keys", method: .get, headers: session).status == .forbidden)
            let id = MemoryAlerts.sample.id.text
            let write = try await client.execute(uri: "/v1/alerts/\(id)", method: .patch, headers: session)
            #expect(write.status == .unauthorized)
        }
    }

    @Test("tickets and sessions end")
    func expiry() {
        let sessions = SessionStore()
        let ticket = sessions.issueTicket(at: Desk.noon)
        #expect(sessions.redeem(ticket, at: Desk.noon.advanced(bySeconds: 600)) == nil)
        let token = sessions.open(scopes: [.alertsRead], actor: "x", keyID: nil, until: nil, at: Desk.noon)
        #expect(sessions.session(token, at: Desk.noon.advanced(bySeconds: 12 * 3_600 - 1)) != nil)
        #expect(sessions.session(token, at: Desk.noon.advanced(bySeconds: 12 * 3_600)) == nil)
    }

    @Test("a session ends with the key that it or its link was made with")
    func revokedKey() async throws {
        let desk = Desk()
        let link = try await desk.ask(.post, "/v1/links", scope: .admin)
        let path = try #require(link.json["path"]?.string)
        let visitor = try #require(cookie(try await desk.ask(.get, path)))
        let token = desk.sessions.open(
            scopes: SessionStore.viewer,
            actor: "key_reader",
            keyID: "key_reader",
            until: nil,
            at: Desk.noon
        )
        for (key, cookie) in [("key_admin", visitor), ("key_reader", "vigie_session=\(token)")] {
            #expect(try await desk.ask(.get, "/", headers: [.cookie: cookie]).status == .ok)
            // As another process does it: nobody tells this one.
            _ = desk.keys.revoked.withLock { $0.insert(key) }
            #expect(try await desk.ask(.get, "/", headers: [.cookie: cookie]).status == .seeOther)
            #expect(try await desk.ask(.get, "/v1/alerts", headers: [.cookie: cookie]).status == .unauthorized)
        }
    }

    @Test("the page shows nothing to a session that may not read all of it", arguments: SessionStore.shown)
    func narrowSession(missing: Scope) async throws {
        let desk = Desk()
        let scopes = SessionStore.viewer.subtracting([missing])
        let token = desk.sessions.open(scopes: scopes, actor: "x", keyID: nil, until: nil, at: Desk.noon)
        let page = try await desk.ask(.get, "/", headers: [.cookie: "vigie_session=\(token)"])
        #expect(page.status == .forbidden && page.text.contains(missing.rawValue))
    }

    @Test("a key that reads what the page shows opens a session; any other, and a form of another site, do not")
    func key() async throws {
        try await Desk()
            .router { client in
                func post(_ key: String, _ headers: HTTPFields = SessionTests.form) async throws -> TestResponse {
                    let body = ByteBuffer(string: "form_token=word&key=" + PercentCoding.encoded(key))
                    return try await client.execute(uri: "/login", method: .post, headers: headers, body: body)
                }
                for key in [MemoryKeys.reader, MemoryKeys.token(.admin)] {
                    let opened = try await post(key)
                    #expect(opened.status == .ok && opens(opened))
                    #expect(!opened.text.contains("secret"))
                }
                for scope in Scope.allCases where scope != .admin {
                    let refused = try await post(MemoryKeys.token(scope))
                    #expect(refused.status == .forbidden && !opens(refused), "\(scope)")
                }
                var foreign = SessionTests.form
                foreign[.origin] = "https://evil.example"
                #expect(try await post(MemoryKeys.reader, foreign).status == .forbidden)
                foreign[.origin] = nil
                #expect(try await post(MemoryKeys.reader, foreign).status == .forbidden)
                foreign = SessionTests.form
                foreign[.cookie] = "vigie_door=another"
                #expect(try await post(MemoryKeys.reader, foreign).status == .forbidden)
            }
    }

    @Test("signing out ends the session and its cookie")
    func signOut() async throws {
        let desk = Desk()
        let token = desk.sessions.open(scopes: SessionStore.viewer, actor: "x", keyID: nil, until: nil, at: Desk.noon)
        let word = try #require(desk.sessions.session(token, at: Desk.noon)?.formToken)
        let headers: HTTPFields = [
            .cookie: "vigie_session=\(token)", .origin: "http://localhost",
            .contentType: "application/x-www-form-urlencoded",
        ]
        let forged = try await desk.ask(.post, "/logout", headers: headers, body: "form_token=guess")
        #expect(forged.status == .forbidden && desk.sessions.session(token, at: Desk.noon) != nil)
        let answer = try await desk.ask(.post, "/logout", headers: headers, body: "form_token=\(word)")
        #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(desk.sessions.session(token, at: Desk.noon) == nil)
    }
}
