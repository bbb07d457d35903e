import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Who may do what")
struct AccessTests {
    /// The routes that ask for a scope, as concrete requests.
    private static func guarded(_ desk: Desk) -> [(route: Route, scope: Scope, target: String)] {
        desk.routes.compactMap { route in
            guard case .scope(let scope) = route.access else { return nil }
            return (route, scope, route.path.replacing(#/\{[^}]*\}/#, with: "x"))
        }
    }

    @Test("every route × every scope: none without a key, 403 names the scope, the right one and admin are let in")
    func matrix() async throws {
        let desk = Desk()
        let guarded = AccessTests.guarded(desk)
        #expect(guarded.count >= 17)
        try await desk.router { client in
            for (route, scope, target) in guarded {
                let bare = try await client.execute(uri: target, method: route.method)
                #expect(bare.status == .unauthorized, "\(route.method) \(route.path)")
                #expect(bare.json["code"]?.string == "missing_credentials")
                #expect(bare.headers[.wwwAuthenticate] == "Bearer realm=\"vigie\"")
                for other in Scope.allCases {
                    let isAllowed = other == scope || other == .admin
                    // A stream has no end; that it is let in is seen in the tests of the stream.
                    if route.path == "/v1/stream", isAllowed { continue }
                    let answer = try await client.execute(
                        uri: target,
                        method: route.method,
                        headers: [.authorization: "Bearer \(MemoryKeys.token(other))"]
                    )
                    if isAllowed {
                        #expect(![401, 403].contains(answer.status.code), "\(route.method) \(route.path) \(other)")
                    } else {
                        #expect(answer.status == .forbidden, "\(route.method) \(route.path) \(other)")
                        #expect(answer.json["scope"]?.elements.first?.string == scope.rawValue)
                        #expect(answer.headers[.wwwAuthenticate]?.contains("scope=\"\(scope.rawValue)\"") == true)
                    }
                }
            }
        }
    }

    @Test("an ingest key reads nothing")
    func ingestKeyReadsNothing() async throws {
        let desk = Desk()
        let sending: Set = ["POST /v1/events", "POST /v1/classify"]
        for (route, _, target) in AccessTests.guarded(desk) where !sending.contains("\(route.method) \(route.path)") {
            let answer = try await desk.ask(route.method, target, scope: .eventsWrite)
            #expect(answer.status == .forbidden, "\(route.method) \(route.path)")
        }
    }

    @Test(
        "credentials that are none",
        arguments: [
            ("Bearer vg_no_such", "invalid_credentials"), ("Bearer vg_old_secret", "expired_credentials"),
            ("Basic dXNlcjpwYXNz", "missing_credentials"), ("vg_admin_secret", "missing_credentials"),
        ]
    )
    func credentials(header: String, code: String) async throws {
        let answer = try await Desk().ask(.get, "/v1/keys", headers: [.authorization: header])
        #expect(answer.status == .unauthorized)
        #expect(answer.json["code"]?.string == code)
        #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer realm=\"vigie\"") == true)
        #expect(!answer.text.contains("secret"))
    }

    @Test("a key in the query is an unknown parameter, not a key")
    func noKeyInQuery() async throws {
        let answer = try await Desk().ask(.get, "/v1/alerts?key=\(MemoryKeys.token(.alertsRead))")
        #expect(answer.json["code"]?.string == "unknown_parameter")
    }

    @Test(
        "a key limited to addresses is refused where the address is not known to be one of them",
        arguments: ["/v1/alerts", "/v1/stream"]
    )
    func addressLimits(path: String) async throws {
        let answer = try await Desk().ask(.get, path, headers: [.authorization: "Bearer vg_far_secret"])
        #expect(answer.status == .forbidden)
        #expect(answer.json["code"]?.string == "outside_key_limits")
    }

    @Test("a session opens nothing where the key behind it may not be used")
    func sessionElsewhere() async throws {
        let desk = Desk()
        for (key, status) in [("key_far", HTTPResponse.Status.unauthorized), ("key_reader", .ok)] {
            let token = desk.sessions.open(scopes: [.alertsRead], actor: key, keyID: key, until: nil, at: Desk.noon)
            let answer = try await desk.ask(.get, "/v1/alerts", headers: [.cookie: "vigie_session=\(token)"])
            #expect(answer.status == status)
        }
    }

    @Test("a revoked key is refused with the next request")
    func revokedAtOnce() async throws {
        let desk = Desk()
        try await desk.router { client in
            let bearer: HTTPFields = [.authorization: "Bearer \(MemoryKeys.token(.alertsRead))"]
            #expect(try await client.execute(uri: "/v1/alerts", method: .get, headers: bearer).status == .ok)
            let admin: HTTPFields = [.authorization: "Bearer \(MemoryKeys.token(.admin))"]
            let done = try await client.execute(uri: "/v1/keys/key_alerts:read", method: .delete, headers: admin)
            #expect(done.status == .noContent)
            let after = try await client.execute(uri: "/v1/alerts", method: .get, headers: bearer)
            #expect(after.status == .unauthorized)
            #expect(desk.keys.actors.withLock { $0 } == ["key_admin"])
        }
    }

    @Test("a key with limits only sends, whatever scopes it was given")
    func limitedKey() async throws {
        let desk = Desk()
        for (route, _, target) in AccessTests.guarded(desk) {
            let headers: HTTPFields = [.authorization: "Bearer vg_limited_secret"]
            let answer = try await desk.ask(route.method, target, headers: headers)
            #expect(answer.status == .forbidden, "\(route.method) \(route.path)")
        }
    }

    @Test("guessing is slowed down, and a good key from the same address is not")
    func guessing() async throws {
        try await Desk()
            .router { client in
                var statuses: Set<Int> = []
                for number in 0..<302 {
                    let headers: HTTPFields = [.authorization: "Bearer vg_guess_\(number)"]
                    statuses.insert(
                        try await client.execute(uri: "/v1/alerts", method: .get, headers: headers).status.code
                    )
                }
                #expect(statuses == [401, 429])
                let good: HTTPFields = [.authorization: "Bearer \(MemoryKeys.token(.alertsRead))"]
                #expect(try await client.execute(uri: "/v1/alerts", method: .get, headers: good).status == .ok)
            }
    }

    @Test(
        "address blocks",
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("192.168.1.128/25", "192.168.1.127", false), ("0.0.0.0/0", "1.2.3.4", true),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("2001:db8::/32", "2001:db8:1::9", true),
            ("2001:db8::/32", "2001:db9::", false), ("::1", "::1", true), ("fe80::/10", "fe80::1%eth0", true),
            ("0.0.0.0/0", "::1", false),
        ]
    )
    func blocks(block: String, address: String, isInside: Bool) throws {
        let block = try #require(AddressBlock(block))
        #expect(block.contains(try #require(AddressBlock(address))) == isInside)
    }

    @Test(
        "what is no address",
        arguments: [
            "", "10.0.0", "127.1", "0x7f.0.0.1", "010.0.0.1", "10.0.0.0/33", "1::2::3", ":::", "1:2", "::/129",
            "10.0.0.1/",
        ]
    )
    func notAddresses(text: String) { #expect(AddressBlock(text) == nil) }

    @Test("a bucket gives its minute's worth, fills again, and never forgets a debt")
    func buckets() {
        let buckets = TokenBuckets(perMinute: 60, cap: 2)
        let start = Desk.noon
        #expect(buckets.take(60, from: "a", at: start) == .init(remaining: 0, secondsToFull: 60, secondsToOne: 1))
        #expect(buckets.take(0, from: "a", at: start.advanced(bySeconds: 10)).remaining == 10)
        #expect(buckets.take(130, from: "a", at: start.advanced(bySeconds: 10)).secondsToOne == 121)
        // Full buckets make room for new names; the debtor stays.
        for name in ["b", "c", "d"] { buckets.take(0, from: name, at: start.advanced(bySeconds: 11)) }
        #expect(buckets.take(0, from: "a", at: start.advanced(bySeconds: 12)).secondsToOne > 0)
    }
}
