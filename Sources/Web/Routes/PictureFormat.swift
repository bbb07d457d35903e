import Dashboard
import Domain
import HTTPTypes
import Hummingbird

/// How numbers are written where they can be drawn too: chosen by `format`, else by `Accept`.
enum PictureFormat: String, CaseIterable {
    case json, csv, svg

    init(_ call: Call) throws(Problem) {
        if call.query["format"] != nil {
            self = try call.word("format", default: PictureFormat.json)
            return
        }
        let accept = call.request.headers[.accept] ?? "*/*"
        let types = accept.split(separator: ",")
            .compactMap { range in range.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() } }
        // What a browser sends for an <img> names SVG before it names everything.
        for type in types {
            switch type {
            case "*/*", "application/*", "application/json": self = .json
            case "text/csv", "text/*": self = .csv
            case "image/svg+xml", "image/*": self = .svg
            default: continue
            }
            return
        }
        throw Problem(
            .notAcceptable,
            fr: "Il y a application/json, text/csv et image/svg+xml.",
            en: "There are application/json, text/csv and image/svg+xml."
        )
    }
}

/// The language, colours and size of a picture.
struct PictureLook {
    let canvas: Canvas
    var language: Language { canvas.language }

    init(_ call: Call) throws(Problem) {
        canvas = Canvas(
            language: call.language,
            theme: try call.word("theme", default: Canvas.Theme.light),
            width: try call.integer("width", in: 240...2_400),
            height: try call.integer("height", in: 160...1_600)
        )
    }

    static let parameters: [Route.Parameter] = [
        .query(
            "lang",
            Bilingual(fr: "La langue du dessin.", en: "The language of the picture."),
            example: "fr",
            words: Language.allCases.map(\.rawValue)
        ),
        .query(
            "theme",
            Bilingual(fr: "Les couleurs du dessin.", en: "The colours of the picture."),
            example: "light",
            words: Canvas.Theme.allCases.map(\.rawValue)
        ),
        .query(
            "width",
            Bilingual(fr: "La largeur du dessin, en pixels.", en: "The width of the picture, in pixels."),
            example: "860",
            bounds: 240...2_400
        ),
        .query(
            "height",
            Bilingual(fr: "La hauteur du dessin, en pixels.", en: "The height of the picture, in pixels."),
            example: "320",
            bounds: 160...1_600
        ),
    ]
}

extension Route.Parameter {
    static let pictureFormat = query(
        "format",
        Bilingual(fr: "À défaut, selon Accept.", en: "By default, as Accept says."),
        example: "json",
        words: PictureFormat.allCases.map(\.rawValue)
    )
}

extension Route.Reply {
    static let svg = Route.Reply(
        status: .ok,
        meaning: Bilingual(fr: "Le même, dessiné.", en: "The same, drawn."),
        mediaType: "image/svg+xml",
        example: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    )
}

extension Call {
    /// A picture that says nothing to a browser but what it draws.
    func picture(_ svg: String) -> Response {
        var response = cached(Array(svg.utf8), type: "image/svg+xml; charset=utf-8")
        response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'"
        return response
    }
}
