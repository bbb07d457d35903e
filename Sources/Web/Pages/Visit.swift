import Dashboard
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Query

/// A signed-in reader at a page.
struct Visit: Sendable {
    let call: Call
    let session: SessionStore.Session
    let context: PageContext
    let times: TimeExpression
    /// The zone of the pages, an IANA name.
    let zone: String

    /// Lets a reader in who may see the page, sends any other to the door, and turns what goes wrong into a page.
    static func open(
        _ call: Call,
        needs needed: Set<Scope>,
        _ handle: @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        guard case .session(let session, _) = call.caller.origin else {
            // Whoever asked for a language in the address is asked for the key in it.
            var asked: [String] = []
            if call.query["lang"] != nil { asked.append("lang=\(call.language.rawValue)") }
            // Whoever had one is told why the page is not there.
            if Gate.sessionToken(in: call.request) != nil { asked.append("ended=true") }
            return .redirect(to: asked.isEmpty ? "/login" : "/login?" + asked.joined(separator: "&"), type: .normal)
        }
        let visit = try Visit(call, session)
        var response: Response
        do {
            for scope in SessionStore.shown.union(needed).sorted(by: { $0.rawValue < $1.rawValue })
            where !session.scopes.contains(scope) {
                return call.html(
                    MessagePage.forbidden(visit.context, scope: scope.rawValue).html(),
                    status: .forbidden
                )
            }
            response = try await handle(visit)
        } catch StoreError.notFound {
            response = call.html(MessagePage.notFound(visit.context).html(), status: .notFound)
        } catch let problem as Problem {
            response = visit.page(of: problem)
        } catch let error as StoreError {
            response = visit.page(of: Problem(error))
        }
        // A choice made in the address holds for the pages that follow.
        if call.query["lang"] != nil {
            response.headers[.setCookie] = call.language.remembering(secure: call.settings.secureCookies)
        }
        return response
    }

    private init(_ call: Call, _ session: SessionStore.Session) throws(Problem) {
        let zone = try call.zone
        let times = TimeExpression(now: call.now, zone: zone)
        self.call = call
        self.session = session
        self.times = times
        self.zone = zone.identifier
        context = PageContext(
            language: call.language,
            zone: Zone(name: zone.identifier) { times.offset(at: $0) },
            now: call.now,
            path: call.path,
            query: call.query.encoded(without: ["lang", "outcome"]),
            rights: session.scopes,
            formToken: session.formToken
        )
    }

    private func page(of problem: Problem) -> Response {
        let title = problem.code.title[call.language]
        let detail = problem.detail[call.language]
        return call.html(MessagePage(context, title: title, detail: detail).html(), status: problem.code.status)
    }

    func html(_ text: String) -> Response { call.html(text) }

    /// Goes on to a page with GET, so that a reload does not send the form again.
    func move(to path: String) -> Response { .redirect(to: path, type: .normal) }
}
