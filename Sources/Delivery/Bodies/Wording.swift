package import Domain

/// The words of a message for people, in one language.
package struct Wording: Sendable {
    package let language: Language
    /// Where people reach this Vigie, as `https://vigie.example`; without it no link is written.
    package let publicURL: String?

    package init(_ language: Language, publicURL: String?) {
        self.language = language
        self.publicURL = publicURL
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    /// One line: what happened, to what.
    package func title(_ view: MessageView) -> String {
        let number = view.content.number.map { say(" nº\u{A0}\($0)", " #\($0)") } ?? ""
        let what = event(view.type) + number
        let level = view.content.severity.map { "[\(severity($0))] " } ?? ""
        let about = view.content.subject?.platform_name ?? view.content.subject?.platform ?? view.content.name
        return level + what + (about.map { say("\u{A0}: ", ": ") + $0.onOneLine } ?? "")
    }

    /// What is to be read first.
    package func summary(_ view: MessageView) -> String? {
        if view.type == "test.ping" {
            return say(
                "Essai : ce message montre que les alertes de Vigie arrivent ici.",
                "Test: this message shows that Vigie’s alerts arrive here."
            )
        }
        if view.type == "subscription.disabled" {
            return say(
                "Cet abonnement ne reçoit plus rien : \(reason(view.content.reason)).",
                "This subscription is sent nothing any more: \(reason(view.content.reason))."
            )
        }
        return view.content.summary?[language]?.onOneLine
    }

    /// Why, in sentences.
    package func reasons(_ view: MessageView) -> [String] {
        let why = view.content.explanation?.why
        return ((language == .french ? why?.fr : why?.en) ?? []).prefix(5).map(\.onOneLine)
    }

    package func action(_ view: MessageView) -> String? { view.content.suggested_action?[language]?.onOneLine }

    package func link(_ view: MessageView) -> String? {
        guard let publicURL, let path = view.content.links?.html, path.hasPrefix("/") else { return nil }
        return publicURL + path
    }

    /// Facts, with their names.
    package func facts(_ view: MessageView) -> [(name: String, value: String)] {
        let subject = view.content.subject
        let facts: [(String, String?)] = [
            (say("Système", "System"), subject?.system), (say("Source", "Source"), subject?.source),
            (say("Territoire", "Jurisdiction"), subject?.jurisdiction),
            (say("Type de document", "Document type"), subject?.doc_type),
            (say("Vue la première fois", "First seen"), view.content.first_seen),
        ]
        return facts.compactMap { name, value in value.map { (name, $0.onOneLine) } }
    }

    package var openLink: String { say("Ouvrir dans Vigie", "Open in Vigie") }

    package func digestTitle(_ count: Int) -> String {
        say("Vigie\u{A0}: \(count) messages", "Vigie: \(count) messages")
    }

    /// Behind a list that does not name everything.
    package func more(_ count: Int) -> String {
        say(count == 1 ? "et 1 autre" : "et \(count) autres", "and \(count) more")
    }

    private func event(_ type: String) -> String {
        switch type {
        case "alert.opened": say("Alerte", "Alert")
        case "alert.updated": say("Alerte mise à jour", "Alert updated")
        case "alert.escalated": say("Alerte aggravée", "Alert escalated")
        case "alert.acknowledged": say("Alerte prise en charge", "Alert acknowledged")
        case "alert.snoozed": say("Alerte mise en veille", "Alert snoozed")
        case "alert.resolved": say("Alerte résolue", "Alert resolved")
        case "alert.reopened": say("Alerte rouverte", "Alert reopened")
        case "alert.commented": say("Alerte commentée", "Alert commented")
        case "platform.discovered": say("Nouvelle plateforme", "New platform")
        case "field.discovered": say("Nouveau champ", "New field")
        case "flow.silent": say("Flux silencieux", "Silent flow")
        case "flow.resumed": say("Flux rétabli", "Flow resumed")
        case "exposure.crossed": say("Seuil d’exposition franchi", "Exposure threshold crossed")
        case "policy.changed": say("Politique modifiée", "Policy changed")
        case "subscription.disabled": say("Abonnement désactivé", "Subscription disabled")
        case "report.ready": say("Rapport prêt", "Report ready")
        case "test.ping": say("Essai de Vigie", "Vigie test")
        default: "Vigie, \(type)"
        }
    }

    private func severity(_ word: String) -> String {
        switch word {
        case "critical": say("Critique", "Critical")
        case "high": say("Élevée", "High")
        case "medium": say("Moyenne", "Medium")
        case "low": say("Faible", "Low")
        default: word
        }
    }

    private func reason(_ word: String?) -> String {
        switch word {
        case "gone": say("son destinataire n’en veut plus (410)", "its receiver wants no more (410)")
        case "failing": say("son destinataire échoue depuis trois jours", "its receiver has failed for three days")
        default: say("arrêt à la main", "stopped by hand")
        }
    }
}
