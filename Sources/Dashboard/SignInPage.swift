package import Domain

/// The page that asks for a key, in exchange for a session cookie.
package struct SignInPage: Sendable {
    package var language: Language
    /// Where the form is posted, as `application/x-www-form-urlencoded` with the member `key`.
    package var action: String
    /// Whether a key was just turned away.
    package var failed: Bool

    package init(language: Language, action: String = "/login", failed: Bool = false) {
        self.language = language
        self.action = action
        self.failed = failed
    }

    /// The whole document.
    package func html() -> String {
        let failure: HTML = "<p class=\"failure\" id=\"failure\" role=\"alert\">\(Catalogue.signInFailed[language])</p>"
        return PageFrame(language: language, path: action, status: .empty, stream: nil)
            .html(
                """
                <section class="panel sign-in" aria-labelledby="sign-in">\
                <h2 id="sign-in">\(Catalogue.signInHeading[language])</h2>\(HTML.when(failed, failure))\
                <p class="note" id="key-note">\(Catalogue.signInNote[language])</p>\
                <form method="post" action="\(action)"><label for="key">\(Catalogue.signInKey[language])</label>\
                <input id="key" name="key" type="password" required autocomplete="off" spellcheck="false" autofocus \
                aria-describedby="key-note\(HTML.when(failed, " failure"))"\(HTML.when(failed, " aria-invalid=\"true\""))>\
                <button>\(Catalogue.signInButton[language])</button></form></section>
                """
            )
            .markup
    }
}
