import Capture
import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Testing

@testable import Web

@Suite("Problems")
struct ProblemTests {
    /// The body without its request id, which no two answers share.
    private func body(_ answer: TestResponse) -> String {
        let id = answer.json["request_id"]?.string ?? "?"
        return answer.text.replacing(id, with: "req_X")
    }

    @Test("golden: French is the default, English on request")
    func golden() async throws {
        let french = try await Desk().ask(.get, "/v1/alerts?limit=0", scope: .alertsRead)
        #expect(
            body(french)
                == #"{"type":"/problems/bad_parameter","title":"Un paramètre n’est pas valide","status":400,"code":"bad_parameter","detail":"« limit » prend un entier de 1 à 500.","instance":"/v1/alerts#req_X","request_id":"req_X","parameter":["limit"]}"#
                .replacing("« ", with: "«\u{A0}").replacing(" »", with: "\u{A0}»")
        )
        #expect(french.header("Content-Language") == "fr")
        #expect(french.headers[.contentType] == "application/problem+json")
        #expect(french.header("Vigie-Request-Id") == french.json["request_id"]?.string)

        let english = try await Desk()
            .ask(
                .get,
                "/v1/alerts?limt=3",
                scope: .alertsRead,
                headers: [.acceptLanguage: "de, en-CA;q=0.8, fr;q=0.3"]
            )
        #expect(
            body(english)
                == #"{"type":"/problems/unknown_parameter","title":"Unknown parameter","status":400,"code":"unknown_parameter","detail":"Did you mean “limit”?","instance":"/v1/alerts#req_X","request_id":"req_X","nearest":["limit"]}"#
        )
        #expect(english.header("Content-Language") == "en")
    }

    @Test(
        "the language that a header prefers",
        arguments: [
            (nil, Language.french), ("", .french), ("en", .english), ("fr-CA,en;q=0.9", .french),
            ("fr;q=0.2, en-GB", .english), ("en;q=0, fr;q=0", .french), ("*;q=0.5, zh", .french),
            ("EN-us ; q = 0.7", .english), ("fr;q=nan, en;q=0.1", .english),
        ]
    )
    func languages(header: String?, language: Language) {
        #expect(Language(accepting: header) == language)
    }

    @Test("every failure of the store is an answer with its status and what the client may do")
    func store() {
        let cases: [(StoreError, ProblemCode, [String])] = [
            (.overloaded(retryAfter: 2), .overloaded, ["Retry-After: 2"]),
            (.unavailable(retryAfter: 5), .databaseUnavailable, ["Retry-After: 5"]),
            (.notFound, .notFound, []), (.staleRevision(current: 9), .staleRevision, ["ETag: \"r9\""]),
            (.illegalTransition(allowed: ["open"]), .illegalTransition, []), (.conflict("x"), .slugTaken, []),
            (.conflict("filter.severity"), .badFilter, []), (.conflict("cursor"), .badCursor, []),
            (.conflict("time_zone"), .badParameter, []), (.conflict("resolution.note"), .validation, []),
            (.failed("23514"), .internalError, []),
        ]
        for (error, code, headers) in cases {
            let problem = Problem(error)
            #expect(problem.code == code)
            #expect(problem.headers.map { "\($0.name.rawName): \($0.value)" } == headers)
            #expect(!problem.detail.fr.contains("23514"))
        }
    }

    @Test("each code has a page, a status of an error and both titles")
    func codes() async throws {
        for code in ProblemCode.allCases {
            #expect(400...599 ~= code.status.code)
            #expect(!code.title.fr.isEmpty && code.title.fr != code.title.en)
        }
        let page = try await Desk().ask(.get, "/problems/validation")
        #expect(page.headers[.location] == "/docs#validation")
        #expect(try await Desk().ask(.get, "/problems/no_such").status == .notFound)
    }

    @Test("French puts a no-break space where it belongs, and no English mark")
    func typography() {
        var texts = ProblemCode.allCases.map(\.title.fr)
        texts += Rejection.Reason.allCases.map { Rejection($0, at: "", hint: "7").detail.fr }
        texts += [FilterFault.missingOperator, .unordered(field: "kind"), .unknownField(nearest: "kind", known: [])]
            .map {
                Problem($0).detail.fr
            }
        for text in texts {
            #expect(
                !text.contains(" :") && !text.contains("« ") && !text.contains(" »") && !text.contains("'"),
                "\(text)"
            )
        }
    }
}
