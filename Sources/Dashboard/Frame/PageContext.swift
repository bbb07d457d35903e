import Alerting
package import Domain
package import Query

/// What every page knows of its reader and of its own address.
package struct PageContext: Sendable {
    package var language: Language
    package var zone: Zone
    package var now: Timestamp
    /// Where the page lives: `/alerts`.
    package var path: String
    /// What stands behind its `?`, encoded, without the language; empty for nothing.
    package var query: String
    /// What the session may do; empty for nobody.
    package var rights: Set<Scope>
    /// The session's own word, which every form must bring back; `nil` where nobody is signed in.
    package var formToken: String?

    package init(
        language: Language,
        zone: Zone = .utc,
        now: Timestamp,
        path: String,
        query: String = "",
        rights: Set<Scope> = [],
        formToken: String? = nil
    ) {
        self.language = language
        self.zone = zone
        self.now = now
        self.path = path
        self.query = query
        self.rights = rights
        self.formToken = formToken
    }

    package func may(_ scope: Scope) -> Bool { rights.contains(scope) || rights.contains(.admin) }

    var number: HumanNumber { HumanNumber(language) }

    /// The hidden field that a form of this page must have.
    var formField: HTML {
        formToken.map { token -> HTML in "<input type=\"hidden\" name=\"form_token\" value=\"\(token)\">" } ?? .empty
    }

    /// An instant of the reader's day.
    func moment(_ instant: Timestamp) -> HTML { Dates.moment(instant, zone, language) }

    /// Its day alone.
    func day(_ instant: Timestamp) -> HTML { Dates.day(instant, zone, language) }

    /// The last day of an agreement.
    func deadline(_ instant: Timestamp) -> HTML { Dates.deadline(instant, zone, language) }

    /// This page in another language.
    func address(in other: Language) -> String {
        path + "?" + (query.isEmpty ? "" : query + "&") + "lang=" + other.rawValue
    }
}
