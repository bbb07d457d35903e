import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Query

extension Route.Parameter {
    static let idempotencyKey = header(
        "Idempotency-Key",
        Bilingual(
            fr:
                "Un nom pour cette demande\u{A0}: répétée dans les 24 h, elle reçoit la même réponse et n’est faite qu’une fois.",
            en: "A name for this request: sent again within 24 h, it gets the same answer and is done only once."
        ),
        example: "8e03978e-40d5-43dd-bc93-6894a57f9324"
    )
}

extension Route {
    /// The same route, done once for each `Idempotency-Key`; a route that is no POST of the API stays as it is.
    ///
    /// What brings events is left alone: an event's own id does the same.
    func keepingAnswers(in answers: any AnswerStore) -> Route {
        guard method == .post, case .scope(let scope) = access, scope != .eventsWrite else { return self }
        let handle = handle
        return Route(
            method,
            path,
            access,
            summary,
            parameters: parameters + [.idempotencyKey],
            bodies: bodies,
            replies: replies,
            problems: problems + [.badParameter, .idempotencyKeyReused, .idempotencyInProgress],
            handle: { call in
                guard let key = try IdempotencyKey.read(call.request.headers) else { return try await handle(call) }
                return try await OnceOnly(answers: answers, key: key).answer(call, handle)
            }
        )
    }
}

/// The header of draft-ietf-httpapi-idempotency-key-header: a string, with its quotes or without.
enum IdempotencyKey {
    static let name = HTTPField.Name("Idempotency-Key")

    static func read(_ headers: HTTPFields) throws(Problem) -> String? {
        guard let name, let text = headers[name] else { return nil }
        var key = text[...]
        if key.utf8.count >= 2, key.first == "\"", key.last == "\"" { key = key.dropFirst().dropLast() }
        guard 1...255 ~= key.utf8.count, key.utf8.allSatisfy({ 0x20...0x7E ~= $0 && $0 != UInt8(ascii: "\"") }) else {
            throw Problem.bad(
                "Idempotency-Key",
                fr: "de 1 à 255 signes ASCII, entre guillemets ou non",
                en: "1 to 255 ASCII signs, in quotes or not"
            )
        }
        return String(key)
    }
}

/// One request that is done once, however often it comes.
private struct OnceOnly {
    let answers: any AnswerStore
    let key: String

    /// Headers that are a part of the answer; the others are put on each answer anew.
    private static let kept: [HTTPField.Name] = [.contentType, .location, .eTag, .retryAfter]
    /// A document of a change, as `Call.document` takes it.
    private static let longestBody = 256 << 10

    func answer(_ call: Call, _ handle: (Call) async throws -> Response) async throws -> Response {
        let body = try await call.body(upTo: OnceOnly.longestBody)
        let search = call.request.uri.query.map { "?" + $0 } ?? ""
        let content = Array("\(call.request.method.rawValue) \(call.path)\(search)\n".utf8) + body
        let request = KeyedRequest(owner: call.caller.actor, key: key, content: content)
        switch try await answers.begin(request) {
        case .answered(let answer): return OnceOnly.response(answer)
        case .underWay: throw Problem.idempotencyInProgress
        case .otherRequest: throw Problem.idempotencyKeyReused
        case .begun(let since):
            let response: Response
            do {
                response = try await handle(call.with(body: body))
            } catch {
                try? await answers.forget(request, since: since)
                throw error
            }
            return try await kept(response, of: request, since: since)
        }
    }

    /// What was not done is not kept: sent again, perhaps put right, it is done.
    private func kept(
        _ response: Response,
        of request: KeyedRequest,
        since: Timestamp
    ) async throws -> Response {
        guard response.status.kind == .successful else {
            try? await answers.forget(request, since: since)
            return response
        }
        let bytes = BytesOf()
        try await response.body.write(bytes)
        let headers = OnceOnly.kept.compactMap { name in
            response.headers[name].map { KeptAnswer.Header(name: name.rawName, value: $0) }
        }
        let answer = KeptAnswer(status: response.status.code, headers: headers, body: bytes.bytes)
        // The change is done: it is answered for, whether the answer can be kept or not.
        try? await answers.keep(answer, of: request, since: since)
        var whole = response
        whole.body = answer.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        return whole
    }

    private static func response(_ answer: KeptAnswer) -> Response {
        var headers = HTTPFields()
        for header in answer.headers { headers[optional: HTTPField.Name(header.name)] = header.value }
        headers[optional: HTTPField.Name("Idempotency-Replayed")] = "true"
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: answer.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}

/// Takes a body that is written, for one task.
private final class BytesOf: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Problem {
    static var idempotencyKeyReused: Problem {
        Problem(
            .idempotencyKeyReused,
            fr: "Cette clé est venue avec une autre demande\u{A0}: prenez-en une neuve.",
            en: "This key came with another request: take a new one."
        )
    }

    static var idempotencyInProgress: Problem {
        var problem = Problem(
            .idempotencyInProgress,
            fr: "La même demande est en cours; redemandez sa réponse dans un instant.",
            en: "The same request is under way; ask for its answer in a moment."
        )
        problem.headers = [(.retryAfter, "1")]
        return problem
    }
}
