import Alerting
import Synchronization
import NIOCore
import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Testing

@testable import Web

@Suite("Resources")
struct ResourceTests {
    private let desk = Desk()
    private let alert = "/v1/alerts/\(MemoryAlerts.sample.id.text)"

    private func patch(_ body: String, ifMatch: String? = nil, prefer: String? = nil) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/merge-patch+json"]
        headers[.ifMatch] = ifMatch
        headers[optional: HTTPField.Name("Prefer")] = prefer
        return try await desk.ask(.patch, alert, scope: .alertsWrite, headers: headers, body: body)
    }

    @Test("an alert has its revision as its tag, and 304 for who has it")
    func tags() async throws {
        let first = try await desk.ask(.get, alert, scope: .alertsRead)
        #expect(first.status == .ok && first.headers[.eTag] == "\"r3\"")
        let again = try await desk.ask(.get, alert, scope: .alertsRead, headers: [.ifNoneMatch: "\"r1\", W/\"r3\""])
        #expect(again.status == .notModified && again.body.readableBytes == 0 && again.headers[.eTag] == "\"r3\"")
        #expect(try await desk.ask(.get, "/v1/alerts/al_nonsense", scope: .alertsRead).status == .notFound)
    }

    @Test("a change moves the revision; a stale one is 412, an illegal one 409 with what is allowed")
    func change() async throws {
        let body = #"{"state":"acknowledged","assignee":"m.tremblay@acme.example"}"#
        let stale = try await patch(body, ifMatch: "\"r2\"")
        #expect(stale.status == .preconditionFailed && stale.headers[.eTag] == "\"r3\"")
        let done = try await patch(body, ifMatch: "\"r3\"")
        #expect(done.status == .ok && done.headers[.eTag] == "\"r4\"")
        #expect(done.json["state"]?.string == "acknowledged")
        #expect(try await patch(#"{"state":"acknowledged"}"#).headers[.eTag] == "\"r4\"", "nothing changed")
        #expect(try await patch(#"{"state":"resolved","resolution":{"reason":"fixed"}}"#).status == .ok)
        let illegal = try await patch(#"{"state":"acknowledged"}"#)
        #expect(illegal.status == .conflict)
        #expect(illegal.json["allowed"]?.elements.compactMap(\.string) == ["open"])
        let quiet = try await patch(#"{"assignee":null}"#, prefer: "return=minimal")
        #expect(quiet.status == .noContent && quiet.header("Preference-Applied") == "return=minimal")
        #expect(try await patch(body, ifMatch: "r4").json["code"]?.string == "bad_parameter")
    }

    @Test(
        "every fault of a change is named at once, by pointer",
        arguments: [
            (#"{"stat":"open"}"#, ["/stat unknown_attribute"]), ("[]", [" invalid_type"]),
            (
                #"{"state":"asleep","assignee":5,"x/y~z":1}"#,
                ["/x~1y~0z unknown_attribute", "/state invalid_value", "/assignee invalid_type"]
            ),
            (
                #"{"resolution":{"note":7}}"#,
                ["/resolution/note invalid_value", "/resolution/reason missing_attribute"]
            ),
            (#"{"resolution":{"reason":"auto"}}"#, ["/resolution/reason invalid_value"]),
            (#"{"resolution":"fixed"}"#, ["/resolution invalid_type"]),
        ]
    )
    func faults(body: String, faults: [String]) async throws {
        let answer = try await patch(body)
        #expect(answer.status == .unprocessableContent)
        let found = answer.json["errors"]?.elements.map { "\($0["pointer"]?.string ?? "") \($0["code"]?.string ?? "")" }
        #expect(found == faults)
    }

    @Test("a page says where the next one starts, and the last one says nothing")
    func pages() async throws {
        var target = "/v1/events?limit=1&filter=platform:alibaba*"
        for page in 1...3 {
            let answer = try await desk.ask(.get, target, scope: .eventsRead)
            #expect(answer.json["has_more"] == .bool(page < 3))
            guard let link = answer.header("Link") else {
                #expect(page == 3)
                return
            }
            #expect(link.hasSuffix(">; rel=\"next\"") && link.contains("filter=platform:alibaba*&"))
            target = String(link.dropFirst().prefix { $0 != ">" })
        }
        Issue.record("the third page has no next one")
    }

    @Test("a cursor of another list, or a changed one, is a bad cursor")
    func badCursor() async throws {
        let cursor = CursorCodec.text(Cursor(words: [1]), of: .alerts)
        for text in [cursor, "x", "AQI"] {
            let answer = try await desk.ask(.get, "/v1/events?cursor=\(text)", scope: .eventsRead)
            #expect(answer.json["code"]?.string == "bad_cursor")
        }
    }

    @Test("platforms are created freely and changed by revision only")
    func platforms() async throws {
        func put(_ slug: String, _ ifMatch: String?, _ body: String) async throws -> TestResponse {
            var headers = HTTPFields()
            headers[.ifMatch] = ifMatch
            return try await desk.ask(
                .put,
                "/v1/platforms/\(slug)",
                scope: .platformsWrite,
                headers: headers,
                body: body
            )
        }
        let body =
            #"{"name":"eWTP","hosts":["*.ewtp.com",{"pattern":"api.ewtp.org","jurisdiction":"CN","laws":["PIPL"]}]}"#
        let created = try await put("ewtp", nil, body)
        #expect(created.status == .created && created.headers[.location] == "/v1/platforms/ewtp")
        #expect(created.json["hosts"]?.elements.first?["jurisdiction"]?.string == "unknown")
        #expect(try await put("ewtp", nil, body).status.code == 428)
        #expect(try await put("ewtp", "\"r9\"", body).status == .preconditionFailed)
        #expect(try await put("ewtp", "\"r1\"", body).status == .ok)
        let bare = try await desk.ask(
            .patch,
            "/v1/platforms/ewtp",
            scope: .platformsWrite,
            body: #"{"status":"approved"}"#
        )
        #expect(bare.status.code == 428)
        let merged = try await desk.ask(
            .patch,
            "/v1/platforms/ewtp",
            scope: .platformsWrite,
            headers: [.ifMatch: "\"r2\""],
            body: #"{"merged_into":"amazon_sp"}"#
        )
        #expect(merged.json["merged_into"]?.string == "amazon_sp")
        let bad = try await put(
            "new",
            nil,
            #"{"hosts":[{"pattern":"https://x","jurisdiction":"china","color":1}],"status":"merged"}"#
        )
        let pointers = bad.json["errors"]?.elements.compactMap { $0["pointer"]?.string }
        #expect(pointers == ["/status", "/hosts/0/color", "/hosts/0/pattern", "/hosts/0/jurisdiction", "/name"])
    }

    @Test("platforms come in pages by name")
    func platformPages() async throws {
        for slug in ["zeta", "beta"] {
            desk.platforms.kept.withLock { $0[slug] = MemoryPlatforms.record(slug, slug, 1) }
        }
        let first = try await desk.ask(.get, "/v1/platforms?limit=2", scope: .platformsRead)
        #expect(first.json["data"]?.elements.compactMap { $0["slug"]?.string } == ["amazon_sp", "beta"])
        let target = first.header("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
        let second = try await desk.ask(.get, try #require(target), scope: .platformsRead)
        #expect(second.json["data"]?.elements.compactMap { $0["slug"]?.string } == ["zeta"])
    }

    @Test(
        "a key is shown once; what is asked for is checked",
        arguments: [
            (#"{"name":"odoo","scopes":["events:write"],"cidr":["10.0.0.0/8"],"expires":"2027-01-01"}"#, []),
            (
                #"{"scopes":["events:rite"],"cidr":["10/8"],"expires":"2020-01-01"}"#,
                ["/name", "/scopes", "/cidr", "/expires"]
            ),
            (#"{"name":"x","scopes":[]}"#, ["/scopes"]),
            // Limits hold for sending only.
            (#"{"name":"x","scopes":["events:write"],"systems":["odoo"],"platforms":["amazon"]}"#, []),
            (#"{"name":"x","scopes":["events:read"],"platforms":["amazon"]}"#, ["/platforms"]),
            (#"{"name":"x","scopes":["events:write","admin"],"systems":["odoo"]}"#, ["/systems"]),
            // What only the store sees.
            (#"{"name":"x","scopes":["admin"],"cidr":["10.1.2.3/8"]}"#, ["/cidr"]),
        ]
    )
    func keys(body: String, faults: [String]) async throws {
        let answer = try await desk.ask(.post, "/v1/keys", scope: .admin, body: body)
        #expect((answer.json["errors"]?.elements ?? []).compactMap { $0["pointer"]?.string } == faults)
        if faults.isEmpty {
            #expect(answer.status == .created && answer.json["key"]?.string == "vg_new_secret")
            #expect(desk.keys.actors.withLock { $0 } == ["key_admin"])
            let list = try await desk.ask(.get, "/v1/keys", scope: .admin)
            #expect(!list.text.contains("secret"))
        } else {
            #expect(answer.status == .unprocessableContent)
        }
    }
}

@Suite("Trends and flows")
struct TrendRouteTests {
    private let desk = Desk()

    private func get(_ target: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await desk.ask(.get, target, scope: .trendsRead, headers: headers)
    }

    @Test("a query becomes what the store is asked, and comes back in columns")
    func columns() async throws {
        let answer = try await get(
            "/v1/trends?metric=sensitive_bytes&by=source&from=2026-11-01&to=2026-11-14&interval=1d&tz=America/Toronto"
                + "&filter=platform:amazon*&top=3&band=expected"
        )
        let query = try #require(desk.trends.asked.withLock { $0.first })
        #expect(query.metric == .sensitiveBytes && query.dimension == .source && query.interval == .day)
        #expect(query.from.rfc3339 == "2026-11-01T04:00:00Z" && query.to.rfc3339 == "2026-11-14T05:00:00Z")
        #expect(query.top == 3 && query.band && query.filters == [Filter(.platform, .equals, ["amazon*"])])
        #expect(answer.json["time"]?.elements.compactMap(\.string) == ["2026-11-14", "2026-11-15"])
        let series = answer.json["series"]?.elements.first
        #expect(series?["values"] == .array([.integer(1), .null]))
        #expect(series?["expected"] == .array([.integer(2), .number(2.5)]))
        #expect(answer.json["meta"]?["partial"] == .array([.integer(1)]))
    }

    @Test("numbers have a tag, may be kept for a moment, and are 304 for who has them")
    func cached() async throws {
        let first = try await get("/v1/trends")
        #expect(first.headers[.cacheControl] == "private, max-age=15")
        let tag = try #require(first.headers[.eTag])
        #expect(try await get("/v1/trends", [.ifNoneMatch: tag]).status == .notModified)
    }

    @Test("CSV is chosen by parameter or Accept, quotes what must be, and defuses formulas")
    func csv() async throws {
        let answer = try await get("/v1/trends?by=platform&band=expected&interval=1d", [.accept: "text/csv"])
        #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(
            answer.text == "time,platform,bytes,expected,low,high\r\n"
                + "2026-11-14T15:00:00Z,'=cmd|' /C calc'!A0,1,2,0,4\r\n"
                + "2026-11-15T15:00:00Z,'=cmd|' /C calc'!A0,,2.5,0,5\r\n"
        )
        let marked = try await get("/v1/trends?format=csv&bom=1")
        #expect(Array(marked.body.readableBytesView.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(try await get("/v1/trends", [.accept: "image/png"]).status == .notAcceptable)
    }

    @Test(
        "too many points name the interval that fits",
        arguments: [
            ("interval=1m&from=-14d", "5m"), ("interval=1h&by=platform&top=50&from=-28d", "6h"),
            ("interval=1d&from=-50y", nil),
        ]
    )
    func points(query: String, interval: String?) async throws {
        let answer = try await get("/v1/trends?\(query)")
        guard let interval else {
            #expect(answer.status == .ok)
            return
        }
        #expect(answer.status == .unprocessableContent)
        #expect(answer.json["code"]?.string == "too_many_points")
        #expect(answer.json["interval"]?.elements.first?.string == interval)
        #expect(desk.trends.asked.withLock { $0.isEmpty })
    }

    @Test(
        "what makes no sense is refused by name",
        arguments: [
            ("metric=byte", "bad_parameter"), ("by=platfrom", "bad_parameter"), ("from=soon", "bad_time_range"),
            ("from=now&to=-1d", "bad_time_range"), ("tz=Mars/Base", "bad_parameter"), ("tz=EST", "bad_parameter"),
            ("top=51", "bad_parameter"), ("band=yes", "bad_parameter"), ("filter=kind:x", "bad_filter"),
            ("metric=bytes&metric=events", "bad_parameter"), ("metrics=bytes", "unknown_parameter"),
        ]
    )
    func refused(query: String, code: String) async throws {
        let answer = try await get("/v1/trends?\(query)")
        #expect(answer.status == .badRequest)
        #expect(answer.json["code"]?.string == code)
    }

    @Test("flows become nodes and links whose bytes add up")
    func flows() async throws {
        let answer = try await get("/v1/flows")
        let ids = answer.json["nodes"]?.elements.map { "\($0["id"]?.string ?? "") \($0["bytes"]?.integer ?? 0)" }
        #expect(ids == ["system:a 10", "system:b 5", "platform:x 15", "jurisdiction:CN 15"])
        let last = answer.json["links"]?.elements.first
        #expect(last?["from"]?.string == "platform:x" && last?["bytes"]?.integer == 15 && last?["new"] == .bool(false))
        #expect(try await get("/v1/flows?format=csv").text.hasPrefix("system,platform,jurisdiction,bytes,events"))
    }
}
