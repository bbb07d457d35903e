import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Trends on the wire")
struct TrendParameterTests {
    private let desk = Desk()

    private func get(_ target: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await desk.ask(.get, target, scope: .trendsRead, headers: headers)
    }

    private func asked() throws -> TrendQuery { try #require(desk.trends.asked.withLock { $0.last }) }

    @Test("lists, fills, comparisons and orders reach the store")
    func everything() async throws {
        let answer = try await get(
            "/v1/trends?metric=events,bytes&by=system,category&from=-7d&interval=1d&tz=UTC&fill=previous&compare=-1y&order=-change"
        )
        #expect(answer.status == .ok)
        let query = try asked()
        #expect(query.metrics == [.events, .bytes] && query.dimensions == [.system, .category])
        #expect(query.fill == .previous && query.comparison == .years(1) && query.order == .changeDescending)
        for (text, comparison) in [
            ("previous", TrendQuery.Comparison.previous), ("-7d", .days(7)), ("-4w", .days(28)),
        ] {
            _ = try await get("/v1/trends?compare=\(text)")
            #expect(try asked().comparison == comparison)
        }
    }

    @Test("persons are counted by days of UTC unless somebody insists on another zone")
    func subjects() async throws {
        #expect(try await get("/v1/trends?metric=subjects").status == .ok)
        let query = try asked()
        #expect(query.timeZone == "UTC" && query.interval == .day)
        let refused = try await get("/v1/trends?metric=subjects&tz=America/Toronto")
        #expect(refused.status == .badRequest && refused.json["parameter"]?.elements.first?.string == "tz")
    }

    @Test(
        "what cannot be answered is said, and never a number",
        arguments: [
            ("metric=exposure", "bad_parameter", "metric"), ("metric=fields,bytes", "bad_parameter", "metric"),
            ("metric=bytes,bytes", "bad_parameter", "metric"), ("metric=bytes,", "bad_parameter", "metric"),
            ("metric=records&by=category", "bad_parameter", "by"), ("by=system,source,platform", "bad_parameter", "by"),
            ("by=field", "bad_parameter", "by"),
            ("metric=bytes&by=sensitivity&interval=5m", "bad_parameter", "interval"),
            ("order=-change", "bad_parameter", "order"), ("compare=-1d2", "bad_parameter", "compare"),
            ("compare=-99999d", "bad_parameter", "compare"), ("fill=one", "bad_parameter", "fill"),
            ("format=svg&theme=pink", "bad_parameter", "theme"), ("format=svg&width=9000", "bad_parameter", "width"),
            ("metric=records&filter=sensitivity>=restricted", "bad_filter", nil),
        ] as [(String, String, String?)]
    )
    func refused(query: String, code: String, parameter: String?) async throws {
        let answer = try await get("/v1/trends?\(query)", [.acceptLanguage: "fr"])
        #expect(answer.status == .badRequest && answer.json["code"]?.string == code, "\(answer.text)")
        #expect(answer.json["parameter"]?.elements.first?.string == parameter)
        #expect(desk.trends.asked.withLock { $0.isEmpty })
    }

    @Test("a picture is chosen by parameter or Accept, says its language, and may load nothing")
    func picture() async throws {
        for (target, headers) in [
            ("/v1/trends?by=platform&format=svg&lang=en&theme=dark&width=400", HTTPFields()),
            ("/v1/trends?by=platform&lang=en", [.accept: "image/avif,image/svg+xml,*/*;q=0.8"]),
            ("/v1/flows?format=svg&lang=en", [:]),
        ] {
            let answer = try await get(target, headers)
            #expect(answer.status == .ok, "\(answer.text)")
            #expect(answer.headers[.contentType] == "image/svg+xml; charset=utf-8")
            #expect(answer.headers[values: .contentSecurityPolicy] == ["default-src 'none'; style-src 'unsafe-inline'"])
            #expect(
                answer.text.hasPrefix("<svg") && answer.text.contains("<metadata>{") && answer.headers[.eTag] != nil
            )
            #expect(answer.text.contains("here") || answer.text.contains("Volume by platform"))
        }
    }

    @Test("flows have the columns that were asked for, in their order")
    func flows() async throws {
        let answer = try await get("/v1/flows?levels=system,jurisdiction")
        let links = answer.json["links"]?.elements.map { "\($0["from"]?.string ?? "") \($0["to"]?.string ?? "")" }
        #expect(links == ["system:a jurisdiction:CN", "system:b jurisdiction:CN"])
        for levels in ["platform", "jurisdiction,system", "system,plateform", ""] {
            #expect(try await get("/v1/flows?levels=\(levels)").json["code"]?.string == "bad_parameter")
        }
    }

    @Test("a platform brings its sheet when it is asked for")
    func sheet() async throws {
        let plain = try await desk.ask(.get, "/v1/platforms/amazon_sp", scope: .platformsRead)
        #expect(plain.json["sheet"] == nil && plain.headers[.eTag]?.hasPrefix("\"r") == true)
        let whole = try await desk.ask(.get, "/v1/platforms/amazon_sp?include=sheet&from=-7d", scope: .platformsRead)
        let sheet = try #require(whole.json["sheet"])
        #expect(sheet["hours_of_week"]?["events"]?.elements.count == 168 && sheet["allowed"] == .null)
        #expect(sheet["quality"]?["integrity"]?.elements.first?["share"] == .null)
        #expect(sheet["people"]?["estimate"]?.integer == 7)
        let wrong = try await desk.ask(.get, "/v1/platforms/amazon_sp?include=all", scope: .platformsRead)
        #expect(wrong.json["code"]?.string == "bad_parameter")
    }
}
