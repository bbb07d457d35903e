import Alerting
import Domain

/// Every text of the pages, French and English side by side: one without its translation does not compile.
///
/// Sentences with numbers are functions, since the two languages count differently: French has one for
/// zero and one, English for one only.
enum Catalogue {
    static let tagline = Bilingual(fr: "ce qui sort de l’entreprise", en: "what leaves the company")
    static let skip = Bilingual(fr: "Aller au contenu", en: "Skip to content")
    static let otherLanguage = Bilingual(fr: "English", en: "Français")
    static let live = Bilingual(fr: "En direct", en: "Live")
    static let stale = Bilingual(fr: "Lien perdu, nouvel essai", en: "Connection lost, retrying")
    static let asOf = Bilingual(fr: "Données au", en: "Data as of")
    static let footer = Bilingual(
        fr: "Vigie garde des mesures et des catégories, jamais le contenu des messages.",
        en: "Vigie keeps measures and categories, never the content of messages."
    )

    static let flowsHeading = Bilingual(fr: "Où vont nos données", en: "Where our data goes")
    static let flowsNote = Bilingual(
        fr: "Largeur\u{A0}: octets envoyés. Couleur\u{A0}: niveau le plus élevé. Contour\u{A0}: flux nouveau.",
        en: "Width: bytes sent. Colour: highest level. Outline: new flow."
    )
    /// For the bars that narrow screens have instead.
    static let flowsNarrowNote = Bilingual(
        fr: "Longueur\u{A0}: octets envoyés. Couleur\u{A0}: niveau le plus élevé.",
        en: "Length: bytes sent. Colour: highest level."
    )
    static let flowsEmpty = Bilingual(
        fr: "Rien n’est encore sorti pendant cette période. Envoyez un premier événement à /v1/events.",
        en: "Nothing has left in this period yet. Send a first event to /v1/events."
    )
    static let systems = Bilingual(fr: "Systèmes", en: "Systems")
    static let platforms = Bilingual(fr: "Plateformes", en: "Platforms")
    static let jurisdictions = Bilingual(fr: "Juridictions", en: "Jurisdictions")
    static let showData = Bilingual(fr: "Voir les données", en: "Show the data")
    static let newFlow = Bilingual(fr: "nouveau", en: "new")
    static let flowsTable = Bilingual(fr: "Flux, du plus gros au plus petit", en: "Flows, largest first")
    static let system = Bilingual(fr: "Système", en: "System")
    static let platform = Bilingual(fr: "Plateforme", en: "Platform")
    static let jurisdiction = Bilingual(fr: "Juridiction", en: "Jurisdiction")
    static let volume = Bilingual(fr: "Volume", en: "Volume")
    static let events = Bilingual(fr: "Événements", en: "Events")
    static let level = Bilingual(fr: "Niveau", en: "Level")
    static let remarks = Bilingual(fr: "Remarques", en: "Remarks")
    static let total = Bilingual(fr: "Total", en: "Total")

    static let volumesHeading = Bilingual(fr: "Volume par plateforme", en: "Volume by platform")
    static let volumesNote = Bilingual(
        fr:
            "Octets par heure; la bande est ce qui était attendu. Échelle en racine carrée, coupée à quatre fois la bande.",
        en: "Bytes per hour; the band is what was expected. Square-root scale, cut at four times the band."
    )
    static let volumesTable = Bilingual(fr: "Volume par jour et par plateforme", en: "Volume by day and platform")
    static let observed = Bilingual(fr: "observé", en: "observed")
    static let expectedBand = Bilingual(fr: "bande attendue", en: "expected band")
    static let alertMark = Bilingual(fr: "alerte", en: "alert")
    static let lastHour = Bilingual(fr: "Dernière heure complète\u{A0}:", en: "Last full hour:")
    static let unlearnt = Bilingual(fr: "pas encore de bande", en: "no band yet")

    static let alertsHeading = Bilingual(fr: "Dernières alertes", en: "Latest alerts")
    static let alertsEmpty = Bilingual(
        fr: "Aucune alerte à regarder\u{A0}: tout ce qui sort ressemble à l’habitude.",
        en: "No alert to look at: what leaves looks as usual."
    )
    static let why = Bilingual(fr: "Pourquoi", en: "Why")
    static let suggestion = Bilingual(fr: "Suggestion", en: "Suggestion")
    static let since = Bilingual(fr: "Depuis le", en: "Since")
    static let assignedTo = Bilingual(fr: "confiée à", en: "assigned to")

    static let signInHeading = Bilingual(fr: "Ouvrir une session", en: "Sign in")
    static let signInNote = Bilingual(
        fr:
            "Collez une clé d’API qui peut lire les tendances et les alertes. Elle n’est jamais gardée dans le navigateur.",
        en: "Paste an API key that may read trends and alerts. It is never kept in the browser."
    )
    static let signInKey = Bilingual(fr: "Clé d’API", en: "API key")
    static let signInButton = Bilingual(fr: "Entrer", en: "Enter")
    static let signInFailed = Bilingual(
        fr:
            "Cette clé n’ouvre pas cette page\u{A0}: elle est inconnue, expirée, ou ne peut pas lire les tendances et les alertes.",
        en: "This key does not open this page: it is unknown, expired, or may not read trends and alerts."
    )
    static let signOut = Bilingual(fr: "Fermer la session", en: "Sign out")
}

extension Catalogue {
    static func folded(_ count: Int) -> Bilingual { Bilingual(fr: "Autres (\(count))", en: "Other (\(count))") }

    static func alerts(_ count: Int) -> Bilingual {
        Bilingual(
            fr: "\(count)\u{A0}alerte\(count < 2 ? "" : "s")",
            en: "\(count)\u{A0}alert\(count == 1 ? "" : "s")"
        )
    }

    static func occurrences(_ count: Int) -> Bilingual {
        Bilingual(fr: "vue \(count)\u{A0}fois", en: count == 1 ? "seen once" : "seen \(count)\u{A0}times")
    }

    /// How many there are of each, and of what they sent; the sentence that the page begins with.
    ///
    /// A place that nobody knows is no jurisdiction: with `elsewhere` it is named beside those that are known.
    static func headline(
        days: Int,
        bytes: Int64,
        systems: Int,
        platforms: Int,
        jurisdictions: Int,
        elsewhere: Bool
    ) -> Bilingual {
        func french(_ count: Int, _ noun: String) -> String { "\(count)\u{A0}\(noun)\(count < 2 ? "" : "s")" }
        func english(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let alone = jurisdictions == 0 && elsewhere
        let places = Bilingual(
            fr: alone ? "" : french(jurisdictions, "juridiction") + (elsewhere ? " et " : ""),
            en: alone ? "" : english(jurisdictions, "jurisdiction") + (elsewhere ? " and " : "")
        )
        return Bilingual(
            fr: "En \(french(days, "jour")), \(french(systems, "système")) \(systems < 2 ? "a" : "ont") envoyé "
                + "\(HumanNumber(.french).bytes(bytes)) à \(french(platforms, "plateforme")) "
                + "dans \(places.fr)\(elsewhere ? "une région inconnue" : "").",
            en:
                "In \(english(days, "day")), \(english(systems, "system")) sent \(HumanNumber(.english).bytes(bytes)) to "
                + "\(english(platforms, "platform")) in \(places.en)\(elsewhere ? "an unknown region" : "")."
        )
    }

    static func expected(low: Double, high: Double) -> Bilingual {
        let (french, english) = (HumanNumber(.french), HumanNumber(.english))
        return Bilingual(
            fr: "attendu de \(french.bytes(low)) à \(french.bytes(high))",
            en: "expected \(english.bytes(low)) to \(english.bytes(high))"
        )
    }

    static func verdict(_ verdict: LastHour.Verdict) -> Bilingual {
        switch verdict {
        case .inside: Bilingual(fr: "dans la bande", en: "within the band")
        case .above: Bilingual(fr: "au-dessus de la bande", en: "above the band")
        case .below: Bilingual(fr: "au-dessous de la bande", en: "below the band")
        case .closing: Bilingual(fr: "comparée dès sa clôture", en: "compared once it is closed")
        case .unlearnt: unlearnt
        case .unwatched: Bilingual(fr: "rien à quoi la comparer", en: "nothing to compare it with")
        }
    }

    /// As alerts say it.
    static func learning(days: Int, needed: Int) -> Bilingual {
        Bilingual(
            fr: "apprentissage\u{A0}: \(days)\u{A0}jour\(days < 2 ? "" : "s") sur \(needed)",
            en: "still learning: \(days) of \(needed) days"
        )
    }
}
