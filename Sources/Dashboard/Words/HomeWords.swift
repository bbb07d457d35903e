import Domain

/// The words of the home page, of the door and of what every page has around it.
struct HomeWords: Sendable {
    let tagline = Bilingual(fr: "ce qui sort de l’entreprise", en: "what leaves the company")
    let skip = Bilingual(fr: "Aller au contenu", en: "Skip to content")
    let otherLanguage = Bilingual(fr: "English", en: "Français")
    let live = Bilingual(fr: "En direct", en: "Live")
    let stale = Bilingual(fr: "Lien perdu, nouvel essai", en: "Connection lost, retrying")
    let asOf = Bilingual(fr: "Données au", en: "Data as of")
    let footer = Bilingual(
        fr: "Vigie garde des mesures et des catégories, jamais le contenu des messages.",
        en: "Vigie keeps measures and categories, never the content of messages."
    )

    let flowsHeading = Bilingual(fr: "Où vont nos données", en: "Where our data goes")
    let flowsNote = Bilingual(
        fr:
            "Largeur\u{A0}: octets envoyés. Couleur\u{A0}: niveau le plus élevé. Contour\u{A0}: flux nouveau. Cliquez pour filtrer.",
        en: "Width: bytes sent. Colour: highest level. Outline: new flow. Click to filter."
    )
    /// For the bars that narrow screens have instead.
    let flowsNarrowNote = Bilingual(
        fr: "Longueur\u{A0}: octets envoyés. Couleur\u{A0}: niveau le plus élevé.",
        en: "Length: bytes sent. Colour: highest level."
    )
    let flowsEmpty = Bilingual(
        fr: "Rien n’est encore sorti pendant cette période. Envoyez un premier événement à /v1/events.",
        en: "Nothing has left in this period yet. Send a first event to /v1/events."
    )
    let systems = Bilingual(fr: "Systèmes", en: "Systems")
    let platforms = Bilingual(fr: "Plateformes", en: "Platforms")
    let jurisdictions = Bilingual(fr: "Juridictions", en: "Jurisdictions")
    let showData = Bilingual(fr: "Voir les données", en: "Show the data")
    let newFlow = Bilingual(fr: "nouveau", en: "new")
    let flowsTable = Bilingual(fr: "Flux, du plus gros au plus petit", en: "Flows, largest first")
    let system = Bilingual(fr: "Système", en: "System")
    let platform = Bilingual(fr: "Plateforme", en: "Platform")
    let jurisdiction = Bilingual(fr: "Juridiction", en: "Jurisdiction")
    let volume = Bilingual(fr: "Volume", en: "Volume")
    let events = Bilingual(fr: "Événements", en: "Events")
    let level = Bilingual(fr: "Niveau", en: "Level")
    let remarks = Bilingual(fr: "Remarques", en: "Remarks")
    let total = Bilingual(fr: "Total", en: "Total")

    let volumesHeading = Bilingual(fr: "Volume par plateforme", en: "Volume by platform")
    let volumesNote = Bilingual(
        fr:
            "Octets par heure; la bande est ce qui était attendu. Échelle en racine carrée, coupée à quatre fois la bande.",
        en: "Bytes per hour; the band is what was expected. Square-root scale, cut at four times the band."
    )
    let volumesTable = Bilingual(fr: "Volume par jour et par plateforme", en: "Volume by day and platform")
    let observed = Bilingual(fr: "observé", en: "observed")
    let expectedBand = Bilingual(fr: "bande attendue", en: "expected band")
    let alertMark = Bilingual(fr: "alerte", en: "alert")
    let lastHour = Bilingual(fr: "Dernière heure complète\u{A0}:", en: "Last full hour:")
    let unlearnt = Bilingual(fr: "pas encore de bande", en: "no band yet")

    let alertsHeading = Bilingual(fr: "Dernières alertes", en: "Latest alerts")
    let alertsEmpty = Bilingual(
        fr: "Aucune alerte à regarder\u{A0}: tout ce qui sort ressemble à l’habitude.",
        en: "No alert to look at: what leaves looks as usual."
    )
    let why = Bilingual(fr: "Pourquoi", en: "Why")
    let suggestion = Bilingual(fr: "Suggestion", en: "Suggestion")
    let since = Bilingual(fr: "Depuis le", en: "Since")
    let assignedTo = Bilingual(fr: "confiée à", en: "assigned to")

    let signInHeading = Bilingual(fr: "Ouvrir une session", en: "Sign in")
    let signInNote = Bilingual(
        fr:
            "Collez une clé d’API qui peut lire les tendances et les alertes. Elle n’est jamais gardée dans le navigateur.",
        en: "Paste an API key that may read trends and alerts. It is never kept in the browser."
    )
    let signInKey = Bilingual(fr: "Clé d’API", en: "API key")
    let signInButton = Bilingual(fr: "Entrer", en: "Enter")
    let signInFailed = Bilingual(
        fr:
            "Cette clé n’ouvre pas cette page\u{A0}: elle est inconnue, expirée, ou ne peut pas lire les tendances et les alertes.",
        en: "This key does not open this page: it is unknown, expired, or may not read trends and alerts."
    )
    let signOut = Bilingual(fr: "Fermer la session", en: "Sign out")

    let narrowed = Bilingual(fr: "Page réduite à", en: "Page narrowed to")
    let withoutFilter = Bilingual(fr: "Retirer le filtre", en: "Remove the filter")
    let allAlerts = Bilingual(fr: "Toutes les alertes", en: "All alerts")
}
