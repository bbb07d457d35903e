import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("The form of a platform’s terms")
struct PlatformFormTests {
    private static let filled =
        "do=terms&owner=achats%40acme.example&purpose=Vendre+nos+produits&agreement=E-2025-17&status=signed"
        + "&expires=2027-02-01&assessment=EFVP-4"

    private func record(_ desk: Desk) -> PlatformRecord? { desk.platforms.kept.withLock { $0["amazon_sp"] } }

    @Test("it writes owner, purpose, agreement and assessment, and leads back to the page, which shows them")
    func writes() async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor()
        let page = try await desk.ask(.get, "/platforms/amazon_sp?lang=fr", headers: headers)
        #expect(page.text.contains("name=\"revision\" value=\"3\"") && page.text.contains("Modifier les conditions"))
        let body = "form_token=\(word)&revision=3&" + PlatformFormTests.filled
        let answer = try await desk.ask(.post, "/platforms/amazon_sp", headers: headers, body: body)
        #expect(answer.status == .seeOther && answer.headers[.location] == "/platforms/amazon_sp?outcome=done")
        let written = try #require(record(desk))
        #expect(written.owner == "achats@acme.example" && written.purpose == "Vendre nos produits")
        let agreement = PlatformAgreement(
            status: .signed,
            reference: "E-2025-17",
            assessment: "EFVP-4",
            expires: Timestamp(rfc3339: "2027-02-01T00:00:00Z")
        )
        #expect(written.agreement == agreement && written.revision == 4)
        let after = try await desk.ask(.get, "/platforms/amazon_sp?outcome=done&lang=fr", headers: headers).text
        #expect(after.contains("value=\"2027-02-01\"") && after.contains("1er\u{A0}févr.\u{A0}2027"))
        #expect(after.contains("role=\"status\"") && after.contains("E-2025-17"))
    }

    @Test("who read an older revision changes nothing and is told so")
    func stale() async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor()
        let body = "form_token=\(word)&revision=2&" + PlatformFormTests.filled
        let answer = try await desk.ask(.post, "/platforms/amazon_sp", headers: headers, body: body)
        #expect(answer.headers[.location] == "/platforms/amazon_sp?outcome=stale")
        #expect(record(desk)?.owner == nil && record(desk)?.revision == 3)
    }

    @Test("an empty field takes its member away; an untouched date stays the instant that it was")
    func clears() async throws {
        let desk = Desk()
        let instant = Timestamp(rfc3339: "2027-02-01T04:59:59Z")
        desk.platforms.kept.withLock {
            $0["amazon_sp"]?.owner = "x"
            $0["amazon_sp"]?.agreement = PlatformAgreement(reference: "E-1", expires: instant)
        }
        let (headers, word) = try desk.visitor()
        let page = try await desk.ask(.get, "/platforms/amazon_sp", headers: headers).text
        #expect(page.contains("value=\"2027-01-31\""), "the day of Toronto")
        let kept = "form_token=\(word)&revision=3&do=terms&owner=&agreement=E-1&expires=2027-01-31"
        _ = try await desk.ask(.post, "/platforms/amazon_sp", headers: headers, body: kept)
        #expect(record(desk)?.agreement == PlatformAgreement(reference: "E-1", expires: instant))
        #expect(record(desk)?.owner == nil)
        let none = "form_token=\(word)&revision=4&do=terms"
        _ = try await desk.ask(.post, "/platforms/amazon_sp", headers: headers, body: none)
        #expect(record(desk)?.agreement == nil && record(desk)?.revision == 5)
    }

    @Test(
        "what cannot be is refused whole",
        arguments: [
            "status=sealed", "expires=tomorrow", "expires=2027-13-01", "owner=a%07b",
            "purpose=" + String(repeating: "x", count: 501), "agreement=" + String(repeating: "x", count: 201),
        ]
    )
    func invalid(field: String) async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor()
        let body = "form_token=\(word)&revision=3&do=terms&assessment=E&\(field)"
        let answer = try await desk.ask(.post, "/platforms/amazon_sp", headers: headers, body: body)
        #expect(answer.headers[.location] == "/platforms/amazon_sp?outcome=invalid")
        #expect(record(desk)?.revision == 3)
    }

    @Test("who may only read has no form and cannot send one; neither can another site")
    func rights() async throws {
        let desk = Desk()
        let (headers, word) = try desk.visitor(SessionStore.viewer)
        let page = try await desk.ask(.get, "/platforms/amazon_sp?lang=en", headers: headers)
        #expect(page.status == .ok && !page.text.contains("Edit the terms"))
        let body = "form_token=\(word)&revision=3&" + PlatformFormTests.filled
        #expect(try await desk.ask(.post, "/platforms/amazon_sp", headers: headers, body: body).status == .forbidden)
        let (writer, other) = try desk.visitor()
        var foreign = writer
        foreign[.origin] = "https://evil.example"
        let good = "form_token=\(other)&revision=3&" + PlatformFormTests.filled
        #expect(try await desk.ask(.post, "/platforms/amazon_sp", headers: foreign, body: good).status == .forbidden)
        let forged = "form_token=guess&revision=3&" + PlatformFormTests.filled
        #expect(try await desk.ask(.post, "/platforms/amazon_sp", headers: writer, body: forged).status == .forbidden)
        #expect(record(desk)?.revision == 3)
    }
}
