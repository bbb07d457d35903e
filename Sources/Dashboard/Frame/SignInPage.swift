package import Domain

/// The page that asks for a key, in exchange for a session cookie.
package struct SignInPage: Sendable {
    package var language: Language
    /// Where the form is posted, as `application/x-www-form-urlencoded` with the members `key` and `form_token`.
    package var action: String
    /// What the form brings back, the same as in the door's own cookie.
    package var doorToken: String
    /// Whether a key was just turned away.
    package var failed: Bool
    /// Whether the reader had a session that is over.
    package var ended: Bool

    package init(
        language: Language,
        action: String = "/login",
        doorToken: String = "",
        failed: Bool = false,
        ended: Bool = false
    ) {
        self.language = language
        self.action = action
        self.doorToken = doorToken
        self.failed = failed
        self.ended = ended
    }

    /// The whole document.
    package func html() -> String {
        let failure: HTML = "<p class=\"failure\" id=\"failure\" role=\"alert\">\(Catalogue.signInFailed[language])</p>"
        let over: HTML = "<p class=\"done\" role=\"status\">\(Catalogue.frame.sessionOver[language])</p>"
        let context = PageContext(language: language, now: Timestamp(microseconds: 0), path: "/login")
        return PageFrame(context: context, section: nil, title: Catalogue.signInHeading[language])
            .html(
                """
                <section class="panel sign-in" aria-labelledby="sign-in">\
                <h1 id="sign-in">\(Catalogue.signInHeading[language])</h1>\(HTML.when(failed, failure))\(HTML.when(ended && !failed, over))\
                <p class="note" id="key-note">\(Catalogue.signInNote[language])</p>\
                <form method="post" action="\(action)"><input type="hidden" name="form_token" value="\(doorToken)">\
                <label for="key">\(Catalogue.signInKey[language])</label>\
                <input id="key" name="key" type="password" required autocomplete="off" spellcheck="false" autofocus \
                aria-describedby="key-note\(HTML.when(failed, " failure"))"\(HTML.when(failed, " aria-invalid=\"true\""))>\
                <button class="main">\(Catalogue.signInButton[language])</button></form></section>
                """
            )
            .markup
    }
}
