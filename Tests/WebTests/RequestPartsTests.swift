import HTTPTypes
import Domain
import Foundation
import Query
import TestSupport
import Testing

@testable import Web

@Suite("Parts of a request")
struct RequestPartsTests {
    @Test(
        "filters",
        arguments: [
            ("platform:alibaba,amazon*", Filter(.platform, .equals, ["alibaba", "amazon*"])),
            ("-jurisdiction:CA", Filter(.jurisdiction, .equals, ["CA"], negated: true)),
            ("sensitivity>=confidential", Filter(.sensitivity, .atLeast, ["confidential"])),
            ("bytes>1000000", Filter(.bytes, .above, ["1000000"])), ("bytes<=5", Filter(.bytes, .atMost, ["5"])),
            ("severity<high", Filter(.severity, .below, ["high"])), ("source:a:b", Filter(.source, .equals, ["a:b"])),
            ("kind:volume.*", Filter(.kind, .equals, ["volume.*"])),
            ("severity:h*", Filter(.severity, .equals, ["h*"])),
        ]
    )
    func filters(text: String, filter: Filter) throws {
        #expect(try FilterParser.parse(text, fields: Filter.Field.allCases) == filter)
    }

    @Test(
        "what is no filter, and the nearest that is",
        arguments: [
            ("", FilterFault.empty), ("-", .empty), ("platform", .missingOperator),
            ("platform:", .missingValue(field: "platform")), ("platform:a,,b", .missingValue(field: "platform")),
            ("kind>x", .unordered(field: "kind")), ("bytes>many", .notANumber(field: "bytes")),
            ("bytes>-1", .notANumber(field: "bytes")), ("bytes>9223372036854775808", .notANumber(field: "bytes")),
            ("bytes>1,2", .severalBounds(field: "bytes")),
        ]
    )
    func notFilters(text: String, fault: FilterFault) {
        #expect(throws: fault) { try FilterParser.parse(text, fields: Filter.Field.allCases) }
    }

    @Test(
        "an unknown field or word names the nearest known one",
        arguments: [
            ("platfrom:x", "platform"), ("plateforme:x", "platform"), ("sytem:x", "system"), ("zzz:x", nil),
            ("severity:hihg", "high"), ("sensitivity>=confidentiel", "confidential"), ("state:ouvert", nil),
        ]
    )
    func nearest(text: String, nearest: String?) {
        do throws(FilterFault) {
            _ = try FilterParser.parse(text, fields: Filter.Field.allCases)
            Issue.record("\(text) is no filter")
        } catch {
            switch error {
            case .unknownField(let found, _), .unknownValue(_, let found, _): #expect(found == nearest)
            default: Issue.record("\(error)")
            }
        }
    }

    @Test("a field of another list is unknown here")
    func fieldsOfOneList() {
        #expect(throws: FilterFault.self) { try FilterParser.parse("bytes>1", fields: AlertRoutes.fields) }
    }

    @Test("property: a cursor comes back as it went out, and any change to it is refused")
    func cursors() throws {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let cursor = Cursor(words: (0..<Int.random(in: 1...4, using: &random)).map { _ in random.next() })
            let text = CursorCodec.text(cursor, of: .alerts)
            #expect(try CursorCodec.cursor(text, of: .alerts) == cursor, "seed \(seed)")
            #expect(throws: Problem.self) { try CursorCodec.cursor(text, of: .events) }
            #expect(throws: Problem.self) { try CursorCodec.cursor(String(text.dropLast()), of: .alerts) }
            #expect(throws: Problem.self) { try CursorCodec.cursor(text + "A", of: .alerts) }
        }
        #expect(try CursorCodec.name(CursorCodec.text("amazon_sp", of: .platforms), of: .platforms) == "amazon_sp")
        for text in ["", "A", "!!!!", "AQE", "AgEAAAAAAAAAAA", String(repeating: "A", count: 400)] {
            #expect(throws: Problem.self) { try CursorCodec.cursor(text, of: .alerts) }
        }
    }

    @Test(
        "dates",
        arguments: [
            ("now", "2026-11-14T15:00:00Z"), ("-6h", "2026-11-14T09:00:00Z"), ("-15m", "2026-11-14T14:45:00Z"),
            ("-28d", "2026-10-17T15:00:00Z"), ("-2w", "2026-10-31T15:00:00Z"),
            ("2026-11-14", "2026-11-14T05:00:00Z"), ("2026-07-01", "2026-07-01T04:00:00Z"),
            ("2026-11-01", "2026-11-01T04:00:00Z"), ("2026-11-02", "2026-11-02T05:00:00Z"),
            ("2026-03-08", "2026-03-08T05:00:00Z"), ("2026-11-14T10:00:00-05:00", "2026-11-14T15:00:00Z"),
            ("yesterday", nil), ("-", nil), ("--1d", nil), ("-1x", nil), ("-+1d", nil), ("-999999y", nil),
            ("2026-02-30", nil), ("", nil), ("-9223372036854775808w", nil),
        ]
    )
    func dates(text: String, instant: String?) throws {
        let now = try #require(Timestamp(rfc3339: "2026-11-14T15:00:00Z"))
        let zone = try #require(TimeZone(identifier: "America/Toronto"))
        #expect(TimeExpression(now: now, zone: zone).instant(text)?.rfc3339 == instant)
    }

    @Test(
        "percent-encoding",
        arguments: [
            ("a=1&b=%C3%A9+x", ["a": "1", "b": "é x"]), ("flag", ["flag": ""]), ("a=%2B%26", ["a": "+&"]), ("", [:]),
        ]
    )
    func query(text: String, pairs: [String: String]) throws {
        let query = try QueryParameters(text[...])
        #expect(Dictionary(uniqueKeysWithValues: query.pairs.map { ($0.name, $0.value) }) == pairs)
    }

    @Test("a query that is no text is refused", arguments: ["a=%", "a=%4", "a=%zz", "%ff=1", "a=%00", "a=%C3%28"])
    func badQuery(text: String) {
        #expect(throws: Problem.self) { try QueryParameters(text[...]) }
    }

    @Test("what follows next is the same list, whatever it was filtered by")
    func nextLink() throws {
        let query = try QueryParameters("filter=platform:a%26b&cursor=old&limit=5"[...])
        #expect(query.encoded(replacing: "cursor", by: "new") == "filter=platform:a%26b&limit=5&cursor=new")
    }

    @Test(
        "small JSON documents are read strictly",
        arguments: [
            ("{\"a\":1,\"a\":2}", JSONValue.Fault.duplicateKey(offset: 7)),
            ("{\"a\":1,\"\\u0061\":2}", .duplicateKey(offset: 7)),
            ("[1,]", .syntax(offset: 3)), ("", .syntax(offset: 0)), ("{} x", .syntax(offset: 3)),
            (String(repeating: "[", count: 40), .tooDeep(offset: 32)),
        ]
    )
    func strictJSON(text: String, fault: JSONValue.Fault) {
        #expect(throws: fault) { try JSONValue(Array(text.utf8)) }
    }

    @Test(
        "preferences",
        arguments: [
            (nil, false, false), ("handling=strict", true, false), ("return=minimal; x=1, Handling=Strict", true, true),
            ("handling=\"strict\"", true, false), ("wait=10", false, false),
        ]
    )
    func preferences(header: String?, strict: Bool, minimal: Bool) {
        let preference = Preference(header)
        #expect(preference.isStrict == strict && preference.isMinimal == minimal)
    }

    @Test("request ids sort by time")
    func requestIDs() {
        let ids = (0..<3).map { RequestID(at: Desk.noon.advanced(bySeconds: $0)).text }
        #expect(ids == ids.sorted() && Set(ids).count == 3)
    }

    @Test(
        "an automatic interval gives some hundred points and knows what is kept",
        arguments: [
            (hours: 1, ago: 0, hourly: false, interval: "1m"), (24, 0, false, "5m"), (168, 0, false, "1h"),
            (672, 0, false, "6h"), (8_760, 0, false, "1d"), (1, 1_440, false, "1h"), (1, 0, true, "1h"),
        ] as [(hours: Int64, ago: Int64, hourly: Bool, interval: String)]
    )
    func intervals(hours: Int64, ago: Int64, hourly: Bool, interval: String) {
        let to = Desk.noon.advanced(bySeconds: -ago * 3_600)
        let from = to.advanced(bySeconds: -hours * 3_600)
        let found = TrendParameters.interval(from: from, to: to, now: Desk.noon, minuteDays: hourly ? 0 : 30)
        #expect(found.rawValue == interval)
    }
}
