import Domain

/// The words of the menu, of lists and of what went wrong.
struct FrameWords: Sendable {
    let menu = Bilingual(fr: "Menu principal", en: "Main menu")
    let flows = Bilingual(fr: "Carte des flux", en: "Flow map")
    let alerts = Bilingual(fr: "Alertes", en: "Alerts")
    let platforms = Bilingual(fr: "Plateformes", en: "Platforms")
    let systems = Bilingual(fr: "Systèmes", en: "Systems")
    let policies = Bilingual(fr: "Politiques", en: "Policies")
    let subscriptions = Bilingual(fr: "Abonnements", en: "Subscriptions")
    let register = Bilingual(fr: "Registre", en: "Register")
    let health = Bilingual(fr: "État de Vigie", en: "Vigie’s health")

    let tableOf = Bilingual(fr: "Tableau\u{A0}:", en: "Table:")
    let next = Bilingual(fr: "Suite", en: "Next")
    let first = Bilingual(fr: "Début", en: "First page")
    let back = Bilingual(fr: "Retour", en: "Back")
    let none = Bilingual(fr: "Aucun élément.", en: "Nothing here.")
    let unknown = Bilingual(fr: "inconnu", en: "unknown")
    let missing = Bilingual(fr: "manquant", en: "missing")
    let apply = Bilingual(fr: "Filtrer", en: "Filter")
    let clear = Bilingual(fr: "Effacer les filtres", en: "Clear filters")
    let any = Bilingual(fr: "Toutes", en: "Any")
    let notFound = Bilingual(fr: "Il n’y a rien à cette adresse", en: "There is nothing at this address")
    let notFoundNote = Bilingual(
        fr: "L’élément a pu être retiré, ou l’adresse a été mal copiée.",
        en: "It may have been removed, or the address was miscopied."
    )
    let forbidden = Bilingual(fr: "Cette session n’a pas ce droit", en: "This session may not do that")
    let forbiddenNote = Bilingual(
        fr: "Ouvrez une session avec une clé qui a le droit\u{A0}:",
        en: "Sign in with a key that has the scope:"
    )
    let sessionOver = Bilingual(
        fr: "La session est terminée. Ouvrez-en une autre pour continuer.",
        en: "The session is over. Open another one to go on."
    )
    let needsSession = Bilingual(
        fr: "Cette page demande une session ouverte.",
        en: "This page needs an open session."
    )
    let signIn = Bilingual(fr: "Ouvrir une session", en: "Sign in")
    let requestNumber = Bilingual(fr: "Requête", en: "Request")
    let failed = Bilingual(fr: "La page n’a pas pu être faite", en: "The page could not be made")
    let staleForm = Bilingual(
        fr: "Ce formulaire n’est plus valide\u{A0}: rechargez la page et recommencez.",
        en: "This form is no longer valid: reload the page and try again."
    )
}
