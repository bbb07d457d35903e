import Alerting
import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Forms of the pages")
struct PageFormTests {
    @Test("a button moves the alert and leads back to its page")
    func acknowledges() async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor()
        let body = "form_token=\(word)&state=open&do=acknowledge"
        let answer = try await desk.ask(.post, "/alerts/7", headers: headers, body: body)
        #expect(answer.status == .seeOther && answer.headers[.location] == "/alerts/7?outcome=done")
        let again = try await desk.ask(.post, "/alerts/7", headers: headers, body: body)
        #expect(again.headers[.location] == "/alerts/7?outcome=stale")
    }

    @Test(
        "a form of another site, of another session or without its word changes nothing",
        arguments: [
            "form_token=guess&state=open&do=acknowledge", "state=open&do=acknowledge", "form_token=&do=acknowledge",
        ]
    )
    func forged(body: String) async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor()
        #expect(try await desk.ask(.post, "/alerts/7", headers: headers, body: body).status == .forbidden)
        var foreign = headers
        foreign[.origin] = "https://evil.example"
        let good = "form_token=\(word)&state=open&do=acknowledge"
        #expect(try await desk.ask(.post, "/alerts/7", headers: foreign, body: good).status == .forbidden)
        let (_, other) = try desk.visitor()
        let mixed = "form_token=\(other)&state=open&do=acknowledge"
        #expect(try await desk.ask(.post, "/alerts/7", headers: headers, body: mixed).status == .forbidden)
        #expect(desk.alerts.kept.withLock { $0[0].state } == .open)
    }

    @Test("who may only read has no buttons and cannot send a form")
    func reader() async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor(SessionStore.viewer)
        let page = try await desk.ask(.get, "/alerts/7?lang=en", headers: headers)
        #expect(page.status == .ok && !page.text.contains("value=\"acknowledge\""))
        let body = "form_token=\(word)&state=open&do=acknowledge"
        #expect(try await desk.ask(.post, "/alerts/7", headers: headers, body: body).status == .forbidden)
    }

    @Test("what is not there is a page that says so, and a language that was chosen is remembered")
    func absent() async throws {
        let desk = Desk()
        let (headers, _) = try desk.visitor()
        let page = try await desk.ask(.get, "/alerts/99?lang=en", headers: headers)
        #expect(page.status == .notFound && page.text.contains("<html lang=\"en\">"))
        #expect(page.headers[.setCookie]?.hasPrefix("vigie_lang=en") == true)
        var next = headers
        next[.cookie] = (headers[.cookie] ?? "") + "; vigie_lang=en"
        #expect(try await desk.ask(.get, "/systems", headers: next).text.contains("<html lang=\"en\">"))
    }

    @Test(
        "every page of the menu opens",
        arguments: [
            "/", "/alerts", "/alerts/7", "/platforms", "/systems", "/policies", "/subscriptions", "/register",
            "/health",
            "/register?kind=alerts", "/register?kind=quality",
        ]
    )
    func opens(path: String) async throws {
        let desk = Desk()
        let (headers, _) = try desk.visitor()
        #expect(try await desk.ask(.get, path, headers: headers).status == .ok)
    }
}
