import HTTPTypes
import Query
import Testing

@testable import Web

extension Desk {
    /// The headers of somebody who is signed in and sends a form, and the word that each form of theirs carries.
    func visitor(_ scopes: Set<Scope> = SessionStore.person) throws -> (HTTPFields, String) {
        let token = sessions.open(scopes: scopes, actor: "key_me", keyID: nil, until: nil, at: Desk.noon)
        let word = try #require(sessions.session(token, at: Desk.noon)?.formToken)
        return (
            [
                .cookie: "vigie_session=\(token)", .origin: "http://localhost",
                .contentType: "application/x-www-form-urlencoded",
            ], word
        )
    }
}
