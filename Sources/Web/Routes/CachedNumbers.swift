import Domain
import HTTPTypes
import Hummingbird

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
