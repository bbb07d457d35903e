import Domain

extension Route.Parameter {
    private static let switches = ["1", "0", "true", "false", ""]

    /// How the body of `POST /v1/classify` is read and what of it is answered.
    static let ofClassify: [Route.Parameter] = [
        .query(
            "spans",
            Bilingual(
                fr: "1 : où se trouve chaque valeur reconnue, en octets UTF-8 du message.",
                en: "1: where each recognized value stands, in UTF-8 bytes of the message."
            ),
            example: "1",
            words: switches
        ),
        .query(
            "message",
            Bilingual(
                fr: "1 : le corps est le message lui-même, même en JSON; le cas de tout autre Content-Type.",
                en: "1: the body is the message itself, even in JSON; so it is with any other Content-Type."
            ),
            example: "0",
            words: switches
        ),
        .query(
            "platform",
            Bilingual(
                fr: "Plateforme d’un message seul; un événement dit la sienne.",
                en: "Platform of a message by itself; an event names its own."
            ),
            example: "amazon"
        ),
        .query(
            "doc_type",
            Bilingual(
                fr: "Type de document d’un message seul; un événement dit le sien.",
                en: "Document type of a message by itself; an event names its own."
            ),
            example: "price_list"
        ),
        .header("Content-Encoding", Bilingual(fr: "gzip ou rien.", en: "gzip or nothing."), example: "gzip"),
    ]
}

extension Call {
    /// What the query says of a message by itself; refused beside events, which say it themselves.
    func messageNames(
        in form: ClassifyBody
    ) throws(Problem) -> (platform: String?, documentType: String?) {
        for (name, limit) in [("platform", 64), ("doc_type", 128)] {
            guard let value = query[name] else { continue }
            if case .events = form {
                throw Problem.bad(
                    name,
                    fr: "une valeur seulement si le corps est un message seul",
                    en: "a value only if the body is a message by itself"
                )
            }
            guard value.utf8.count <= limit else {
                throw Problem.bad(name, fr: "au plus \(limit) octets", en: "at most \(limit) bytes")
            }
        }
        return (query["platform"], query["doc_type"])
    }
}
