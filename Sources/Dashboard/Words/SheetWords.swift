import Domain

/// The words of the lists and sheets of platforms and systems.
struct SheetWords: Sendable {
    let day = Bilingual(fr: "Jour", en: "Day")
    let seenSum = Bilingual(fr: "Observé", en: "Observed")
    let lowSum = Bilingual(fr: "Bas de la bande", en: "Band, low")
    let highSum = Bilingual(fr: "Haut de la bande", en: "Band, high")
    let bandTable = Bilingual(fr: "Observé et bande, par jour", en: "Observed and band, by day")

    let title = Bilingual(fr: "Plateformes", en: "Platforms")
    let listNote = Bilingual(
        fr: "Celles qui ont reçu quelque chose; volume des 28\u{A0}derniers\u{A0}jours.",
        en: "Those that received something; volume of the last 28\u{A0}days."
    )
    let name = Bilingual(fr: "Nom", en: "Name")
    let status = Bilingual(fr: "Statut", en: "Status")
    let jurisdiction = Bilingual(fr: "Juridiction", en: "Jurisdiction")
    let jurisdictions = Bilingual(fr: "Juridictions", en: "Jurisdictions")
    let owner = Bilingual(fr: "Responsable", en: "Owner")
    let volume = Bilingual(fr: "Volume", en: "Volume")
    let events = Bilingual(fr: "Événements", en: "Events")
    let firstSeen = Bilingual(fr: "Premier envoi", en: "First seen")
    let lastSeen = Bilingual(fr: "Dernier envoi", en: "Last seen")
    let mostSensitive = Bilingual(fr: "Niveau le plus élevé", en: "Highest level")
    let none = Bilingual(fr: "Aucune plateforme n’a encore rien reçu.", en: "No platform has received anything yet.")

    let operatorName = Bilingual(fr: "Exploitant", en: "Operator")
    let note = Bilingual(fr: "Note", en: "Note")
    let otherNames = Bilingual(fr: "Autres noms", en: "Other names")
    let categories = Bilingual(fr: "Catégories vues", en: "Categories seen")
    let hosts = Bilingual(fr: "Hôtes", en: "Hosts")
    let hostsNote = Bilingual(
        fr: "Ce que le registre sait de chaque hôte\u{A0}: où il garde les données et quelles lois les atteignent.",
        en: "What the registry knows of each host: where it keeps data and which laws reach it."
    )
    let pattern = Bilingual(fr: "Hôte ou motif", en: "Host or pattern")
    let laws = Bilingual(fr: "Lois", en: "Laws")
    let environment = Bilingual(fr: "Milieu", en: "Environment")
    let source = Bilingual(fr: "Preuve", en: "Evidence")
    let registry = Bilingual(fr: "Fiche du registre", en: "Registry entry")
    let volumeHeading = Bilingual(fr: "Volume et bande attendue", en: "Volume and expected band")
    let volumeNote = Bilingual(
        fr: "Octets par jour, 28\u{A0}jours. La bande additionne ce que la détection attendait de chaque heure.",
        en: "Bytes per day, 28\u{A0}days. The band adds up what detection expected of each hour."
    )
    let last28 = Bilingual(fr: "28\u{A0}derniers\u{A0}jours", en: "Last 28\u{A0}days")
    let openAlerts = Bilingual(fr: "Alertes non résolues", en: "Unresolved alerts")
    let noAlerts = Bilingual(fr: "Aucune.", en: "None.")
    let mixHeading = Bilingual(fr: "Sensibilité de ce qu’on envoie", en: "Sensitivity of what we send")
    let mixNote = Bilingual(fr: "Part des octets par niveau, par jour.", en: "Share of bytes by level, per day.")
    let mixTable = Bilingual(fr: "Octets par niveau et par jour", en: "Bytes by level and day")
    let hoursHeading = Bilingual(fr: "Quand on envoie", en: "When we send")
    let hoursNote = Bilingual(
        fr: "Octets par heure de la semaine, 28\u{A0}jours. Couleur plus soutenue\u{A0}: plus d’octets.",
        en: "Bytes by hour of the week, 28\u{A0}days. Stronger colour: more bytes."
    )
    let lessBytes = Bilingual(fr: "rien", en: "nothing")
    let moreBytes = Bilingual(fr: "le plus", en: "the most")
    let hoursTable = Bilingual(fr: "Octets par jour de la semaine et heure", en: "Bytes by weekday and hour")
    let fieldsHeading = Bilingual(fr: "Champs vus", en: "Fields seen")
    let fieldsNote = Bilingual(
        fr: "Chemins et catégories; jamais de valeur.",
        en: "Paths and categories; never a value."
    )
    let field = Bilingual(fr: "Champ", en: "Field")
    let category = Bilingual(fr: "Catégorie", en: "Category")
    let level = Bilingual(fr: "Niveau", en: "Level")
    let declaredField = Bilingual(fr: "déclaré par l’expéditeur", en: "declared by the sender")
    let document = Bilingual(fr: "Document", en: "Document")
    let noFields = Bilingual(fr: "Aucun champ reconnu pour l’instant.", en: "No field recognized yet.")
    let hostsSeen = Bilingual(fr: "Hôtes vers lesquels on a envoyé", en: "Hosts that were sent to")
    let noHost = Bilingual(fr: "(hôte non précisé)", en: "(host not said)")
    let people = Bilingual(fr: "Personnes", en: "People")
    let records = Bilingual(fr: "Lignes", en: "Records")
    let agreementHeading = Bilingual(fr: "Entente et évaluation", en: "Agreement and assessment")
    let allowed = Bilingual(fr: "Prévu", en: "Allowed")
    let yes = Bilingual(fr: "prévu", en: "allowed")
    let no = Bilingual(fr: "non prévu", en: "not allowed")
    let unsaid = Bilingual(fr: "rien ne le dit", en: "nothing says")
    let allowedHeading = Bilingual(
        fr: "Ce que l’entente ou la documentation prévoit",
        en: "What the agreement or the documentation allows"
    )
    let nothingSays = Bilingual(
        fr: "Rien ne dit ce que cette plateforme peut recevoir.",
        en: "Nothing says what this platform may receive."
    )
    let purpose = Bilingual(fr: "Finalité", en: "Purpose")
    let agreement = Bilingual(fr: "Entente", en: "Agreement")
    let assessment = Bilingual(fr: "Évaluation (EFVP)", en: "Assessment (PIA)")
    let expires = Bilingual(fr: "Échéance", en: "Expires")
    let shownFields = Bilingual(fr: "Les plus sensibles d’abord.", en: "The most sensitive first.")
}
