import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Query

/// One request on its way through a route: what was asked, by whom, when, and in which language to answer.
struct Call: Sendable {
    var request: Request
    let id: RequestID
    let path: String
    /// What stands in the path for each name of the route, decoded, in their order.
    let values: [String]
    let query: QueryParameters
    let language: Language
    let caller: Caller
    let now: Timestamp
    let peer: String?
    let channel: any Channel
    let settings: WebSettings

    // MARK: Parameters

    /// The first of `values`: most routes name one thing.
    var value: String { values.first ?? "" }

    var limit: Int {
        get throws(Problem) { try integer("limit") ?? 50 }
    }

    /// A whole number within the bounds that the table gives it.
    func integer(_ name: String, in bounds: ClosedRange<Int> = 1...500) throws(Problem) -> Int? {
        guard let text = query[name] else { return nil }
        guard let value = Int(text), bounds.contains(value) else {
            throw Problem.bad(
                name,
                fr: "un entier de \(bounds.lowerBound) à \(bounds.upperBound)",
                en: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
            )
        }
        return value
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(_ name: String, default fallback: Word) throws(Problem) -> Word
    where Word.RawValue == String {
        guard let text = query[name] else { return fallback }
        guard let word = Word(rawValue: text) else {
            throw Problem.bad(name, word: text, known: Word.allCases.map(\.rawValue))
        }
        return word
    }

    /// `true`, `1`, `false`, `0` or nothing behind the name, which means yes.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch query[name] {
        case nil, "false", "0": false
        case "", "true", "1": true
        default: throw Problem.bad(name, fr: "true ou false", en: "true or false")
        }
    }

    func filters(_ fields: [Filter.Field]) throws(Problem) -> [Filter] {
        var filters: [Filter] = []
        for text in query.all("filter") {
            guard filters.count < 20 else {
                throw Problem(.badFilter, fr: "Au plus 20 filtres.", en: "At most 20 filters.")
            }
            do throws(FilterFault) {
                filters.append(try FilterParser.parse(text, fields: fields))
            } catch {
                throw Problem(error)
            }
        }
        return filters
    }

    func cursor(of list: CursorCodec.List) throws(Problem) -> Cursor? {
        guard let text = query["cursor"] else { return nil }
        return try CursorCodec.cursor(text, of: list)
    }

    /// The zone of `tz`, or the organization's.
    var zone: TimeZone {
        get throws(Problem) {
            let name = query["tz"] ?? settings.timeZone
            // Abbreviations such as EST are ambiguous, and no name that the database must know.
            guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else {
                throw Problem.bad(
                    "tz",
                    fr: "un nom IANA comme America/Toronto",
                    en: "an IANA name like America/Toronto"
                )
            }
            return zone
        }
    }

    /// `from` and `to`, in order.
    ///
    /// `zone`: of the days among them, where it is not the request's.
    func range(default span: String, zone named: TimeZone? = nil) throws(Problem) -> (from: Timestamp, to: Timestamp) {
        let asked = try zone
        let times = TimeExpression(now: now, zone: named ?? asked)
        func instant(_ name: String, _ fallback: String) throws(Problem) -> Timestamp {
            guard let instant = times.instant(query[name] ?? fallback) else {
                throw Problem(
                    .badTimeRange,
                    fr: "« \(name) » prend une date RFC 3339, AAAA-MM-JJ, -28d, -6h ou now.",
                    en: "“\(name)” takes an RFC 3339 date, YYYY-MM-DD, -28d, -6h or now."
                )
            }
            return instant
        }
        let from = try instant("from", span)
        let to = try instant("to", "now")
        guard from < to else {
            throw Problem(.badTimeRange, fr: "« from » doit précéder « to ».", en: "“from” must come before “to”.")
        }
        return (from, to)
    }

    // MARK: Bodies

    /// The whole body, no larger than `limit`, and read within the time that the settings give.
    func body(upTo limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Problem.tooLarge(limit)
        }
        let deadline = ContinuousClock.now.advanced(by: settings.bodyTimeout)
        var body: [UInt8] = []
        do {
            for try await chunk in request.body {
                guard body.count + chunk.readableBytes <= limit else { throw Problem.tooLarge(limit) }
                body.append(contentsOf: chunk.readableBytesView)
                // A sender that falls silent is closed by the channel's own timer; this is for one that drips.
                guard ContinuousClock.now < deadline else {
                    throw Problem(
                        .requestTimeout,
                        fr: "Le corps n’est pas arrivé à temps.",
                        en: "The body did not arrive in time."
                    )
                }
            }
        } catch {
            throw Problem(reading: Task.isCancelled ? CancellationError() : error)
        }
        return body
    }

    /// A JSON document of a change, at most 256 KiB.
    func document() async throws -> JSONValue {
        let media = request.headers[.contentType]?.split(separator: ";").first
            .map {
                $0.filter { $0 != " " }.lowercased()
            }
        let known = ["application/json", "application/merge-patch+json"]
        guard known.contains(media ?? "application/json") else { throw Problem.unsupported(known) }
        let body = try await body(upTo: 256 << 10)
        do throws(JSONValue.Fault) {
            return try JSONValue(body)
        } catch {
            throw Problem(error)
        }
    }

    /// The same call with a body that was read already.
    func with(body: [UInt8]) -> Call {
        var call = self
        call.request.body = RequestBody(buffer: ByteBuffer(bytes: body))
        return call
    }

    // MARK: Answers

    func json(
        _ status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:],
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        var json = JSONWriter()
        write(&json)
        return bytes(json.bytes, type: "application/json", status: status, headers: headers)
    }

    func bytes(
        _ bytes: [UInt8],
        type: String,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A page of a list; `next` is the text of the cursor behind it.
    func page<Element>(
        _ elements: [Element],
        next: String?,
        _ write: (inout JSONWriter, Element) -> Void
    ) -> Response {
        var response = json { json in
            json.object { json in
                json.member("data", elements, write)
                json.member("has_more", next != nil)
            }
        }
        if let next {
            response.headers[optional: HTTPField.Name("Link")] =
                "<\(path)?\(query.encoded(replacing: "cursor", by: next))>; rel=\"next\""
        }
        return response
    }

    /// 304 where the client has what `response` would say.
    func unlessKnown(_ tag: String, _ response: Response) -> Response {
        var response = response
        response.headers[.eTag] = tag
        guard EntityTag.isKnown(tag, in: request.headers) else { return response }
        response.headers[.contentType] = nil
        response.headers[.contentLength] = nil
        return Response(status: .notModified, headers: response.headers)
    }
}

extension Problem {
    static func bad(_ parameter: String, fr: String, en: String) -> Problem {
        var problem = Problem(.badParameter, fr: "« \(parameter) » prend \(fr).", en: "“\(parameter)” takes \(en).")
        problem.members = [("parameter", [parameter])]
        return problem
    }

    static func bad(_ parameter: String, word: String, known: [String]) -> Problem {
        let list = known.joined(separator: ", ")
        var problem = Problem.bad(parameter, fr: "un de ces mots : \(list)", en: "one of these words: \(list)")
        if let nearest = Nearest.name(to: word, among: known) { problem.members.append(("nearest", [nearest])) }
        return problem
    }

    static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            .payloadTooLarge,
            fr: "Au plus \(limit) octets, décompressés.",
            en: "At most \(limit) bytes, decompressed."
        )
    }

    static func unsupported(_ known: [String]) -> Problem {
        var problem = Problem(
            .unsupportedMediaType,
            fr: "Content-Type peut être : \(known.joined(separator: ", ")).",
            en: "Content-Type can be: \(known.joined(separator: ", "))."
        )
        problem.headers = [(.accept, known.joined(separator: ", "))]
        return problem
    }
}
