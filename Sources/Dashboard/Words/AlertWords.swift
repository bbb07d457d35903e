import Domain

/// The words of the alert list and of the page of one alert.
struct AlertWords: Sendable {
    let title = Bilingual(fr: "Alertes", en: "Alerts")
    let empty = Bilingual(fr: "Aucune alerte ne répond à ces filtres.", en: "No alert matches these filters.")
    let state = Bilingual(fr: "État", en: "State")
    let severity = Bilingual(fr: "Gravité", en: "Severity")
    let atLeast = Bilingual(fr: "Gravité au moins", en: "Severity at least")
    let kind = Bilingual(fr: "Genre", en: "Kind")
    let unresolved = Bilingual(fr: "Non résolues", en: "Not resolved")
    let everyState = Bilingual(fr: "Tous les états", en: "Every state")
    let everyKind = Bilingual(fr: "Tous les genres", en: "Every kind")
    let everySeverity = Bilingual(fr: "Toutes", en: "Any")
    let platformField = Bilingual(fr: "Plateforme (nom court)", en: "Platform (short name)")
    let lastSeen = Bilingual(fr: "Dernière vue", en: "Last seen")
    let firstSeen = Bilingual(fr: "Première vue", en: "First seen")
    let filters = Bilingual(fr: "Filtres", en: "Filters")

    let why = Bilingual(fr: "Pourquoi", en: "Why")
    let changed = Bilingual(fr: "Ce qui a changé", en: "What changed")
    let effect = Bilingual(fr: "Effet", en: "Effect")
    let suggestion = Bilingual(fr: "Suggestion", en: "Suggestion")
    let picture = Bilingual(fr: "Observé et attendu", en: "Observed and expected")
    let volumePicture = Bilingual(fr: "Volume vers la plateforme", en: "Volume to the platform")
    let pictureNote = Bilingual(
        fr: "Par heure, 8\u{A0}jours. Échelle en racine carrée.",
        en: "Per hour, 8\u{A0}days. Square-root scale."
    )
    let bandNote = Bilingual(
        fr: "La bande est ce que la détection attendait.",
        en: "The band is what detection expected."
    )
    let noBandNote = Bilingual(
        fr:
            "Pour cette mesure, l’attente n’est gardée que pour la fenêtre de l’alerte\u{A0}: elle est dite sous l’image.",
        en: "Of this measure, only what was expected of the alert’s window is kept: it stands below the picture."
    )
    let weighted = Bilingual(
        fr: "Octets pondérés par la sensibilité.",
        en: "Bytes weighted by sensitivity."
    )
    let evidence = Bilingual(fr: "Événements témoins", en: "Evidence")
    let evidenceNote = Bilingual(
        fr: "Métadonnées et classification; jamais de valeur.",
        en: "Metadata and classification; never a value."
    )
    let evidenceGone = Bilingual(
        fr: "Les événements témoins ont dépassé leur durée de conservation.",
        en: "The evidence is past its retention."
    )
    let moreEvents = Bilingual(fr: "Tous les événements de ce flux (JSON)", en: "All events of this flow (JSON)")
    let fieldsFound = Bilingual(fr: "Champs de l’événement le plus sensible", en: "Fields of the most sensitive event")
    let story = Bilingual(fr: "Historique", en: "History")
    let about = Bilingual(fr: "De quoi il s’agit", en: "What it is about")
    let actions = Bilingual(fr: "Décider", en: "Decide")

    let platform = Bilingual(fr: "Plateforme", en: "Platform")
    let jurisdiction = Bilingual(fr: "Juridiction", en: "Jurisdiction")
    let system = Bilingual(fr: "Système", en: "System")
    let source = Bilingual(fr: "Intégration", en: "Integration")
    let document = Bilingual(fr: "Document", en: "Document")
    let host = Bilingual(fr: "Hôte", en: "Host")
    let category = Bilingual(fr: "Catégorie", en: "Category")
    let confidence = Bilingual(fr: "Confiance", en: "Confidence")
    let occurrences = Bilingual(fr: "Occurrences", en: "Occurrences")
    let observed = Bilingual(fr: "Observé", en: "Observed")
    let expected = Bilingual(fr: "Attendu", en: "Expected")
    let band = Bilingual(fr: "Bande", en: "Band")
    let window = Bilingual(fr: "Fenêtre", en: "Window")
    let history = Bilingual(fr: "Historique appris", en: "History learnt")
    let assignee = Bilingual(fr: "Confiée à", en: "Assigned to")
    let resolution = Bilingual(fr: "Résolution", en: "Resolution")
    let mutedBy = Bilingual(fr: "En sourdine", en: "Muted by")
    let falseAlarms = Bilingual(fr: "Fausses alarmes par an", en: "False alarms a year")
    let notMeasured = Bilingual(fr: "pas encore mesurées", en: "not measured yet")

    let dimension = Bilingual(fr: "Part de l’écart", en: "Share of the excess")
    let part = Bilingual(fr: "Ce qui contribue", en: "Contributor")
    let time = Bilingual(fr: "Moment", en: "Time")
    let size = Bilingual(fr: "Taille", en: "Size")
    let records = Bilingual(fr: "Lignes", en: "Records")
    let level = Bilingual(fr: "Niveau", en: "Level")
    let field = Bilingual(fr: "Champ", en: "Field")
    let bySource = Bilingual(fr: "intégration", en: "integration")
    let byField = Bilingual(fr: "champ", en: "field")
    let byLevel = Bilingual(fr: "niveau", en: "level")
    let byCategory = Bilingual(fr: "catégorie", en: "category")
    let byHost = Bilingual(fr: "hôte", en: "host")
    let byFlow = Bilingual(fr: "flux", en: "flow")
    let byPlatform = Bilingual(fr: "plateforme", en: "platform")
}
