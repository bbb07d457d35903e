import Alerting
import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Query
import Testing

@testable import Web

@Suite("Sessions of the page")
struct SessionTests {
    private static let form: HTTPFields = [
        .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost",
    ]

    private func cookie(_ response: TestResponse) -> String? {
        response.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
    }

    @Test("without a session the page sends to the door")
    func door() async throws {
        let answer = try await Desk().ask(.get, "/")
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/login")
    }

    @Test("a link opens once, and the session reads but never writes")
    func ticket() async throws {
        let desk = Desk()
        let ticket = desk.sessions.issueTicket(at: Desk.noon)
        try await desk.router { client in
            let looked = try await client.execute(uri: "/login?ticket=\(ticket)", method: .head)
            #expect(looked.headers[.setCookie] == nil)
            let first = try await client.execute(uri: "/login?ticket=\(ticket)", method: .get)
            #expect(first.status == .ok)
            let attributes = first.headers[.setCookie] ?? ""
            #expect(attributes.contains("HttpOnly") && attributes.contains("SameSite=Strict"))
            let second = try await client.execute(uri: "/login?ticket=\(ticket)", method: .get)
            #expect(second.status == .forbidden && second.headers[.setCookie] == nil)

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
        let token = sessions.open(scopes: [.alertsRead], actor: "x", keyID: "key_1", until: nil, at: Desk.noon)
        #expect(sessions.session(token, at: Desk.noon.advanced(bySeconds: 12 * 3_600 - 1)) != nil)
        #expect(sessions.session(token, at: Desk.noon.advanced(bySeconds: 12 * 3_600)) == nil)
        let other = sessions.open(scopes: [.alertsRead], actor: "x", keyID: "key_1", until: nil, at: Desk.noon)
        sessions.close(ofKey: "key_1")
        #expect(sessions.session(other, at: Desk.noon) == nil)
    }

    @Test("a key that reads opens a session; one that only writes, and a form of another site, do not")
    func key() async throws {
        try await Desk()
            .router { client in
                func post(_ scope: Scope, _ headers: HTTPFields) async throws -> TestResponse {
                    let body = ByteBuffer(string: "key=" + PercentCoding.encoded(MemoryKeys.token(scope)))
                    return try await client.execute(uri: "/login", method: .post, headers: headers, body: body)
                }
                let opened = try await post(.alertsRead, SessionTests.form)
                #expect(opened.status == .ok && cookie(opened) != nil)
                #expect(!opened.text.contains("secret"))
                #expect(try await post(.eventsWrite, SessionTests.form).status == .forbidden)
                var foreign = SessionTests.form
                foreign[.origin] = "https://evil.example"
                #expect(try await post(.alertsRead, foreign).status == .forbidden)
                foreign[.origin] = nil
                #expect(try await post(.alertsRead, foreign).status == .forbidden)
            }
    }

    @Test("signing out ends the session and its cookie")
    func signOut() async throws {
        let desk = Desk()
        let token = desk.sessions.open(scopes: SessionStore.viewer, actor: "x", keyID: nil, until: nil, at: Desk.noon)
        let answer = try await desk.ask(
            .post,
            "/logout",
            headers: [.cookie: "vigie_session=\(token)", .origin: "http://localhost"]
        )
        #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(desk.sessions.session(token, at: Desk.noon) == nil)
    }
}
