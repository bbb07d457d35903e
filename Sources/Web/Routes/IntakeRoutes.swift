import Capture
import Domain
import HTTPTypes
import Hummingbird
import Intake
import Query

/// `POST /v1/events`: bodies in, one outcome for each event out.
struct IntakeRoutes: Sendable {
    let intake: any EventIntake
    private let allowance: Allowance

    init(intake: any EventIntake, settings: WebSettings) {
        self.intake = intake
        allowance = Allowance("ingest", perMinute: settings.eventsPerMinute)
    }

    var routes: [Route] {
        [
            Route(
                .post,
                "/v1/events",
                .scope(.eventsWrite),
                Bilingual(fr: "Envoyer des événements", en: "Send events"),
                parameters: [
                    .prefer("handling=strict"),
                    .header(
                        "Content-Encoding",
                        Bilingual(fr: "gzip ou rien.", en: "gzip or nothing."),
                        example: "gzip"
                    ),
                ],
                bodies: BodyForm.mediaTypes.map { Route.Body(mediaType: $0, example: IntakeExamples.body($0)) },
                replies: [
                    .json(
                        .accepted,
                        Bilingual(fr: "Classés et gardés pour de bon.", en: "Classified and durably stored."),
                        #"{"accepted":1,"duplicates":0,"rejected":0,"ids":["ev_01h5n3k0q7ye80000000000000000000000000001"],"errors":[]}"#
                    )
                ],
                problems: [
                    .malformedJSON, .malformedEncoding, .batchTooLarge, .unsupportedMediaType, .validation,
                ],
                handle: take
            )
        ]
    }

    private func take(_ call: Call) async throws -> Response {
        try await allowance.spend(call) { events in
            let preference = Preference(call.request.headers[IntakeRoutes.prefer])
            let receipt = try await store(call, preference)
            events = receipt.total
            var response = try answer(receipt, preference, in: call.language)
            response.headers[optional: SecurityHeaders.preferenceApplied] = preference.applied(
                strict: true,
                minimal: receipt.rejected == 0
            )
            return response
        }
    }

    /// Reads the body and hands it on.
    private func store(_ call: Call, _ preference: Preference) async throws -> Receipt {
        let headers = call.request.headers
        try IntakeRoutes.checkEncoding(headers)
        let form: BodyForm
        do throws(BodyForm.Unsupported) {
            form = try BodyForm(contentType: headers[.contentType], headers: IntakeRoutes.attributes(headers))
        } catch {
            throw Problem.unsupported(BodyForm.mediaTypes)
        }
        let body = try await call.body(upTo: WebSettings.largestBody)
        let terms = WriteTerms(
            strict: preference.isStrict,
            systems: call.caller.key?.systems.map { Set($0) },
            platforms: call.caller.key?.platforms.map { Set($0) }
        )
        let receipt = try await intake.take(body, as: form, under: terms, at: call.now)
        if let fault = receipt.fault { throw Problem(fault) }
        return receipt
    }

    private func answer(_ receipt: Receipt, _ preference: Preference, in language: Language) throws(Problem) -> Response
    {
        var ids: [EventID] = []
        var rejections: [Rejection] = []
        var again = 0
        for outcome in receipt.outcomes {
            switch outcome {
            case .accepted(let id): ids.append(id)
            case .duplicate: again += 1
            case .rejected(let rejection): rejections.append(rejection)
            }
        }
        if receipt.isWithheld || (ids.isEmpty && again == 0 && !rejections.isEmpty) {
            throw Problem(refused: rejections, of: receipt)
        }
        if preference.isMinimal, rejections.isEmpty { return Response(status: .accepted) }
        var json = JSONWriter()
        json.object { json in
            json.member("accepted", ids.count)
            json.member("duplicates", again)
            json.member("rejected", rejections.count)
            json.member("ids", ids) { json, id in json.plainString { id.append(to: &$0) } }
            json.member("errors", rejections) { json, rejection in
                json.object { json in
                    json.member("pointer", rejection.pointer)
                    json.member("code", rejection.reason.rawValue)
                    json.member("detail", rejection.detail[language])
                }
            }
        }
        return Response(
            status: .accepted,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes))
        )
    }

    private static let prefer = HTTPField.Name("Prefer") ?? .accept

    /// One layer of gzip was taken off on the way; anything else would be read as it stands.
    static func checkEncoding(_ headers: HTTPFields) throws(Problem) {
        guard let encoding = headers[.contentEncoding]?.lowercased() else { return }
        guard ["gzip", "deflate", "identity"].contains(encoding) else {
            var problem = Problem(
                .unsupportedMediaType,
                fr: "Content-Encoding peut être gzip, une seule fois.",
                en: "Content-Encoding can be gzip, once."
            )
            problem.headers = [(.acceptEncoding, "gzip")]
            throw problem
        }
    }

    /// The `ce-` headers, for CloudEvents in binary mode.
    static func attributes(_ headers: HTTPFields) -> [(name: String, value: String)] {
        headers.compactMap { field in
            field.name.canonicalName.hasPrefix("ce-") ? (field.name.canonicalName, field.value) : nil
        }
    }
}

extension ProblemCode {
    /// What events that were all refused have in common: a body that cannot be read is 400, one that can is 422.
    init(refused rejections: [Rejection]) {
        guard rejections.allSatisfy({ $0.reason.isAboutForm }) else {
            self = .validation
            return
        }
        self = rejections.allSatisfy { $0.reason == .malformedEncoding } ? .malformedEncoding : .malformedJSON
    }
}

extension Problem {
    /// Nothing of a request was kept, and why.
    fileprivate init(refused rejections: [Rejection], of receipt: Receipt) {
        let count = rejections.count
        let total = receipt.total
        let isMany = count > 1
        self.init(
            ProblemCode(refused: rejections),
            fr: isMany
                ? "\(count) événements sur \(total) ont été refusés; rien n’a été gardé."
                : "1 événement sur \(total) a été refusé; rien n’a été gardé.",
            en: "\(count) of \(total) \(total == 1 ? "event was" : "events were") refused; nothing was kept."
        )
        errors = rejections.map { Item($0) }
    }
}
