import Domain
package import Hummingbird
import HTTPTypes
package import Logging
package import NIOCore
import Query

/// What Hummingbird hands over with a request.
package struct WebContext: InitializableFromSource, Sendable {
    package let channel: any Channel
    package let logger: Logger

    package init(source: ApplicationRequestContextSource) {
        channel = source.channel
        logger = source.logger
    }
}

/// The way of every request: find the route, let the caller in, run it, dress the answer.
///
/// One type and no chain of middleware: at ten thousand requests a second each link would show.
package struct WebResponder: HTTPResponder {
    let table: RouteTable
    let gate: Gate
    let settings: WebSettings
    let metrics: RequestMetrics
    let now: @Sendable () -> Timestamp

    package func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        let now = now()
        let id = RequestID(at: now)
        let (path, search) = WebResponder.split(request)
        let match = table.match(request.method, path)
        var language = Language(accepting: request.headers[.acceptLanguage])
        let wantsPage = request.wantsPage
        if wantsPage { language = Language(reading: request, search) }
        var response: Response
        do {
            guard case .route(let place, let values) = match else { throw Problem.unmatched(match) }
            let route = table.routes[place]
            let query = try QueryParameters(search)
            try route.check(query, alsoTaking: wantsPage ? ["lang"] : [])
            if route.parameters.contains(where: { $0.name == "lang" }) {
                // The address first, then what the reader chose before, then the browser.
                language = query["lang"].flatMap { Language(rawValue: $0) } ?? Language(remembered: request) ?? language
            }
            let peer = context.channel.remoteAddress?.ipAddress
            let caller = try await gate.admit(request, to: route.access, peer: peer, at: now)
            response = try await route.handle(
                Call(
                    request: request,
                    id: id,
                    path: path,
                    values: values,
                    query: query,
                    language: language,
                    caller: caller,
                    now: now,
                    peer: peer,
                    channel: context.channel,
                    settings: settings
                )
            )
        } catch {
            let problem = Problem(any: error)
            response =
                wantsPage
                ? await ProblemPage(problem, request, search, path, id, gate, settings)
                    .response(in: language, peer: context.channel.remoteAddress?.ipAddress, at: now)
                : problem.response(in: language, path: path, request: id.text)
            WebResponder.log(error, response.status, request, id, context.logger)
        }
        if request.method == .head { response = response.createHeadResponse() }
        SecurityHeaders.add(to: &response.headers)
        response.headers[.contentLanguage] = language.rawValue
        response.headers[optional: SecurityHeaders.requestID] = id.text
        metrics.finished(match, status: response.status.code, after: ContinuousClock.now - start)
        return response
    }

    /// The path as it was sent, and what stands behind its `?`.
    private static func split(_ request: Request) -> (path: String, query: Substring?) {
        guard let target = request.head.path, target.utf8.first == UInt8(ascii: "/") else {
            return (request.uri.path, request.uri.query.map { $0[...] })
        }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, nil) }
        return (String(target[..<mark]), target[target.index(after: mark)...])
    }

    /// Our own failures are errors; what a client did wrong is of interest to who debugs that client.
    private static func log(
        _ error: any Error,
        _ status: HTTPResponse.Status,
        _ request: Request,
        _ id: RequestID,
        _ logger: Logger
    ) {
        let level: Logger.Level = status.code == 500 ? .error : status.code > 500 ? .warning : .debug
        guard level >= logger.logLevel else { return }
        var metadata: Logger.Metadata = ["request_id": "\(id.text)", "status": "\(status.code)"]
        if let trace = HTTPField.Name("traceparent").flatMap({ request.headers[$0] }), trace.utf8.count <= 128 {
            metadata["traceparent"] = "\(trace)"
        }
        switch (error as? RefusedWithHeaders)?.error ?? error {
        case let problem as Problem: metadata["code"] = "\(problem.code.rawValue)"
        case let error as StoreError: metadata["reason"] = "\(error)"
        case let error: metadata["reason"] = "\(type(of: error))"
        }
        logger.log(level: level, "A request was not served.", metadata: metadata)
    }
}

extension Problem {
    /// Whatever stopped a request, as an answer.
    init(any error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError: self.init(error)
        case let refused as RefusedWithHeaders:
            self.init(any: refused.error)
            headers += refused.headers
        default: self = Problem.internalError
        }
    }

    fileprivate static func unmatched(_ match: RouteTable.Match) -> Problem {
        guard case .otherMethods(let entry) = match else {
            return Problem(.notFound, fr: "Il n’y a rien à cette adresse.", en: "There is nothing at this address.")
        }
        var problem = Problem(
            .methodNotAllowed,
            fr: "Cette adresse prend : \(entry.allow).",
            en: "This address takes: \(entry.allow)."
        )
        problem.headers = [(.allow, entry.allow)]
        return problem
    }
}
