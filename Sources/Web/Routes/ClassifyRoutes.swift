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
                parameters: Route.Parameter.ofClassify,
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
                throw Problem(invalid: rejections.map { Problem.Item($0) }, ProblemCode(refused: rejections))
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
