import Domain
import HTTPTypes
import Query

/// Parameters and replies that several routes share.
extension Route.Parameter {
    static func path(_ name: String, _ meaning: Bilingual, example: String) -> Route.Parameter {
        Route.Parameter(name: name, place: .path, meaning: meaning, example: example, isRequired: true)
    }

    static func query(
        _ name: String,
        _ meaning: Bilingual,
        example: String,
        words: [String] = [],
        bounds: ClosedRange<Int>? = nil
    ) -> Route.Parameter {
        Route.Parameter(name: name, place: .query, meaning: meaning, example: example, words: words, bounds: bounds)
    }

    static func header(_ name: String, _ meaning: Bilingual, example: String, required: Bool = false) -> Route.Parameter
    {
        Route.Parameter(name: name, place: .header, meaning: meaning, example: example, isRequired: required)
    }

    static let limit = query(
        "limit",
        Bilingual(fr: "Éléments par page, 1 à 500.", en: "Elements a page, 1 to 500."),
        example: "50",
        bounds: 1...500
    )
    static let cursor = query(
        "cursor",
        Bilingual(
            fr: "Où reprendre : le curseur du lien « next ».",
            en: "Where to go on: the cursor of the “next” link."
        ),
        example: "AQE"
    )
    static let from = query(
        "from",
        Bilingual(
            fr: "Début : RFC 3339, AAAA-MM-JJ (dans tz), -28d, -6h, now.",
            en: "Start: RFC 3339, YYYY-MM-DD (in tz), -28d, -6h, now."
        ),
        example: "-28d"
    )
    static let to = query("to", Bilingual(fr: "Fin, exclue.", en: "End, exclusive."), example: "now")
    static let timeZone = query(
        "tz",
        Bilingual(fr: "Fuseau horaire, nom IANA.", en: "Time zone, an IANA name."),
        example: "America/Toronto"
    )
    static let ifNoneMatch = header(
        "If-None-Match",
        Bilingual(
            fr: "L’étiquette déjà connue : 304 si rien n’a changé.",
            en: "The tag you have: 304 if nothing changed."
        ),
        example: "\"r3\""
    )

    static func filter(_ fields: [Filter.Field], example: String) -> Route.Parameter {
        let names = fields.map(\.rawValue).joined(separator: ", ")
        return Route.Parameter(
            name: "filter",
            place: .query,
            meaning: Bilingual(
                fr: "[-]champ opérateur valeur{,valeur}; répéter = et. Champs : \(names).",
                en: "[-]field operator value{,value}; repeat = and. Fields: \(names)."
            ),
            example: example,
            repeats: true
        )
    }

    static func ifMatch(required: Bool) -> Route.Parameter {
        header(
            "If-Match",
            Bilingual(fr: "La révision que l’on change.", en: "The revision that is changed."),
            example: "\"r3\"",
            required: required
        )
    }

    static func prefer(_ example: String) -> Route.Parameter {
        header(
            "Prefer",
            Bilingual(
                fr: "handling=strict, return=minimal (RFC 7240).",
                en: "handling=strict, return=minimal (RFC 7240)."
            ),
            example: example
        )
    }
}

extension Route.Reply {
    static func json(_ status: HTTPResponse.Status, _ meaning: Bilingual, _ example: String) -> Route.Reply {
        Route.Reply(status: status, meaning: meaning, mediaType: "application/json", example: example)
    }

    static let unchanged = Route.Reply(
        status: .notModified,
        meaning: Bilingual(fr: "Rien n’a changé.", en: "Nothing changed.")
    )
    static let nothing = Route.Reply(
        status: .noContent,
        meaning: Bilingual(fr: "Fait, sans corps.", en: "Done, no body.")
    )
}
