import Domain

/// What came of a form.
package enum FormOutcome: String, Sendable, CaseIterable {
    case done
    /// Somebody else was faster.
    case stale
    case illegal
    case invalid

    func html(_ language: Language) -> HTML {
        let text =
            switch self {
            case .done: Catalogue.act.done
            case .stale: Catalogue.act.stale
            case .illegal: Catalogue.act.illegal
            case .invalid: Catalogue.act.invalid
            }
        return Notice(text: text[language], isFailure: self != .done).html
    }
}
