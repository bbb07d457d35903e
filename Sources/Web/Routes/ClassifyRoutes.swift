import Capture
import Domain
import HTTPTypes
import Hummingbird
import Intake
import Query

/// `POST /v1/classify`: the bodies of `POST /v1/events` in, their classification out; nothing is kept.
struct ClassifyRoutes: Sendable {
    let examiner: any PayloadExaminer
    private let allowance: Allowance

    init(examiner: any PayloadExaminer, settings: WebSettings) {
        self.examiner = examiner
        allowance = Allowance("classify", perMinute: settings.eventsPerMinute)
    }

    var routes: [Route] {
        [
            Route(
                .post,
                "/v1/classify",
                .scope(.eventsWrite),
                Bilingual(
                    fr: "Essayer : ce que Vigie dirait de ces événements, sans rien garder",
                    en: "Try: what Vigie would say of these events; nothing is kept"
                ),
                parameters: ClassifyRoutes.parameters,
                bodies: BodyForm.mediaTypes.map { Route.Body(mediaType: $0, example: IntakeExamples.body($0)) }
                    + ClassifyExamples.messages,
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Une classification par événement; jamais une valeur.",
                            en: "One classification for each event; never a value."
                        ),
                        ClassifyExamples.answer
                    )
                ],
                problems: [
                    .malformedJSON, .malformedEncoding, .batchTooLarge, .unsupportedMediaType, .validation,
                ],
                handle: classify
            )
        ]
    }

    private func classify(_ call: Call) async throws -> Response {
        try await allowance.spend(call) { count in
            let headers = call.request.headers
            try IntakeRoutes.checkEncoding(headers)
            let wantsSpans = try call.flag("spans")
            let isMessage = try call.flag("message")
            let form: ClassifyBody
            do throws(BodyForm.Unsupported) {
                form = try ClassifyBody(
                    contentType: headers[.contentType],
                    headers: IntakeRoutes.attributes(headers),
                    isMessage: isMessage
                )
            } catch {
                throw Problem.unsupported(BodyForm.mediaTypes)
            }
            let names = try call.messageNames(in: form)
            let body = try await call.body(upTo: WebSettings.largestBody)
            switch form {
            case .message(let contentType):
                count = 1
                let explanation = examiner.examine(
                    payload: body,
                    contentType: contentType,
                    platform: names.platform,
                    documentType: names.documentType
                )
                return answer([(nil, explanation)], [], spans: wantsSpans, call)
            case .events(let form):
                return try classified(body, form, &count, spans: wantsSpans, call)
            }
        }
    }

    private func classified(
        _ body: [UInt8],
        _ form: BodyForm,
        _ count: inout Int,
        spans: Bool,
        _ call: Call
    ) throws -> Response {
        switch examiner.examine(body, as: form, at: call.now) {
        case .fault(let fault): throw Problem(fault)
        case .events(let events):
            count = events.count
            var good: [(String?, PayloadExplanation)] = []
            var rejections: [Rejection] = []
            for event in events {
                switch event {
                case .success(let event): good.append((event.id, event.explanation))
                case .failure(let rejection): rejections.append(rejection)
                }
            }
            guard !good.isEmpty || rejections.isEmpty else {
                throw Problem(invalid: rejections.map { Problem.Item($0) })
            }
            return answer(good, rejections, spans: spans, call)
        }
    }

    private func answer(
        _ good: [(id: String?, explanation: PayloadExplanation)],
        _ rejections: [Rejection],
        spans: Bool,
        _ call: Call
    ) -> Response {
        call.json { json in
            json.object { json in
                json.member("data", good) { json, event in
                    json.object { json in
                        json.member("id", event.id)
                        json.name("classification")
                        event.explanation.write(to: &json, spans: spans)
                    }
                }
                json.member("rejected", rejections.count)
                json.member("errors", rejections) { json, rejection in
                    let item = Problem.Item(rejection)
                    json.object {
                        $0.member("pointer", item.pointer)
                        $0.member("code", item.code)
                        $0.member("detail", item.detail[call.language])
                    }
                }
            }
        }
    }
}

// MARK: - Parameters

extension ClassifyRoutes {
    fileprivate static let switches = ["1", "0", "true", "false"]

    fileprivate static let parameters: [Route.Parameter] = [
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
    fileprivate func messageNames(
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
