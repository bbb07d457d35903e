import Dashboard
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// A problem as a page, for whoever looks at it in a browser: the API keeps `application/problem+json`.
struct ProblemPage: Sendable {
    private let problem: Problem
    private let request: Request
    private let search: Substring?
    private let path: String
    private let id: RequestID
    private let gate: Gate
    private let settings: WebSettings

    init(
        _ problem: Problem,
        _ request: Request,
        _ search: Substring?,
        _ path: String,
        _ id: RequestID,
        _ gate: Gate,
        _ settings: WebSettings
    ) {
        self.problem = problem
        self.request = request
        self.search = search
        self.path = path
        self.id = id
        self.gate = gate
        self.settings = settings
    }

    func response(in language: Language, peer: String?, at now: Timestamp) async -> Response {
        let context = await context(language, peer: peer, at: now)
        let page =
            problem.code.status == .unauthorized
            ? MessagePage.closed(context, wasOpen: Gate.sessionToken(in: request) != nil)
            : MessagePage.problem(
                context,
                title: problem.code.title,
                detail: problem.detail,
                request: id.text
            )
        var response = Response(
            status: problem.code.status,
            headers: [.contentType: "text/html; charset=utf-8", .vary: "Accept, Accept-Language, Cookie"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.html()))
        )
        for header in problem.headers { response.headers[header.name] = header.value }
        // A choice made in the address holds for the pages that follow.
        if ProblemPage.chosen(search) != nil {
            response.headers[.setCookie] = language.remembering(secure: settings.secureCookies)
        }
        return response
    }

    /// With the menu for whoever is signed in; where something of ours failed, nothing more is asked of the store.
    private func context(_ language: Language, peer: String?, at now: Timestamp) async -> PageContext {
        var context = PageContext(
            language: language,
            now: now,
            path: path,
            query: (try? QueryParameters(search))?.encoded(without: ["lang", "outcome"]) ?? ""
        )
        guard problem.code.status.code < 500,
            let caller = try? await gate.admit(request, to: .visitor, peer: peer, at: now),
            case .session(let session, _) = caller.origin
        else { return context }
        context.formToken = session.formToken
        context.rights = session.scopes
        return context
    }

    /// The language that the address asks for.
    fileprivate static func chosen(_ search: Substring?) -> Language? {
        (try? QueryParameters(search))?["lang"].flatMap { Language(rawValue: $0) }
    }
}

extension Language {
    /// Of a reader: as the address says, as they chose before, as their browser prefers.
    init(reading request: Request, _ search: Substring?) {
        self =
            ProblemPage.chosen(search) ?? Language(remembered: request)
            ?? Language(accepting: request.headers[.acceptLanguage])
    }
}

extension Request {
    /// Whether a page is preferred to JSON: `text/html` is named and not below it (RFC 9110 section 12.5.1).
    ///
    /// A program that takes anything has not asked for a page.
    var wantsPage: Bool {
        guard let accept = headers[.accept] else { return false }
        var page = 0.0
        var json = 0.0
        for range in accept.split(separator: ",").prefix(32) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            switch parts.first {
            case "text/html": page = max(page, weight)
            case "application/json", "application/problem+json": json = max(json, weight)
            default: continue
            }
        }
        return page > 0 && page >= json
    }
}
