import Domain
import HTTPTypes
import Hummingbird

/// How numbers are written: chosen by `format`, else by `Accept`.
enum Format: String, CaseIterable {
    case json, csv

    init(_ call: Call) throws(Problem) {
        if call.query["format"] != nil {
            self = try call.word("format", default: Format.json)
            return
        }
        guard let accept = call.request.headers[.accept] else {
            self = .json
            return
        }
        let types = accept.split(separator: ",")
            .compactMap { range in
                range.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
            }
        if types.contains(where: { ["*/*", "application/*", "application/json"].contains($0) }) {
            self = .json
        } else if types.contains("text/csv") || types.contains("text/*") {
            self = .csv
        } else {
            throw Problem(
                .notAcceptable,
                fr: "Il y a application/json et text/csv.",
                en: "There are application/json and text/csv."
            )
        }
    }
}

extension Route.Parameter {
    static let format = query(
        "format",
        Bilingual(fr: "À défaut, selon Accept.", en: "By default, as Accept says."),
        example: "json",
        words: Format.allCases.map(\.rawValue)
    )
}

extension Route.Reply {
    static func csv(_ example: String) -> Route.Reply {
        Route.Reply(
            status: .ok,
            meaning: Bilingual(fr: "Les mêmes nombres, RFC 4180.", en: "The same numbers, RFC 4180."),
            mediaType: "text/csv",
            example: example
        )
    }
}

extension Call {
    /// Numbers that may be kept for a moment and asked for again by their tag.
    func cached(_ bytes: [UInt8], type: String) -> Response {
        var response = self.bytes(bytes, type: type)
        response.headers[.cacheControl] = "private, max-age=15"
        response.headers[.vary] = "Accept, Authorization, Cookie"
        return unlessKnown(EntityTag.content(bytes), response)
    }

    func cached(_ write: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter()
        write(&json)
        return cached(json.bytes, type: "application/json")
    }

    func cached(_ csv: CSVWriter) -> Response { cached(csv.bytes, type: "text/csv; charset=utf-8") }
}
