import Domain

/// The words of the systems' list and of Vigie's own health.
struct HealthWords: Sendable {
    let systems = Bilingual(fr: "Systèmes", en: "Systems")
    let systemsNote = Bilingual(
        fr: "Les systèmes de l’entreprise qui envoient vers l’extérieur; 28\u{A0}derniers\u{A0}jours.",
        en: "The company’s systems that send outside; last 28\u{A0}days."
    )
    let system = Bilingual(fr: "Système", en: "System")
    let integrations = Bilingual(fr: "Intégrations", en: "Integrations")
    let integration = Bilingual(fr: "Intégration", en: "Integration")
    let platforms = Bilingual(fr: "Plateformes", en: "Platforms")
    let places = Bilingual(fr: "Juridictions", en: "Jurisdictions")
    let errors = Bilingual(fr: "Échecs", en: "Failures")
    let noSystems = Bilingual(fr: "Aucun système n’a encore rien envoyé.", en: "No system has sent anything yet.")

    let title = Bilingual(fr: "État de Vigie", en: "Vigie’s health")
    let ready = Bilingual(fr: "Vigie reçoit, garde et analyse.", en: "Vigie receives, keeps and analyses.")
    let notReady = Bilingual(fr: "Vigie n’est pas en état de servir\u{A0}:", en: "Vigie cannot serve:")
    let database = Bilingual(fr: "Base de données", en: "Database")
    let answers = Bilingual(fr: "répond", en: "answers")
    let silent = Bilingual(fr: "ne répond pas", en: "does not answer")
    let schema = Bilingual(fr: "Schéma", en: "Schema")
    let current = Bilingual(fr: "à jour", en: "current")
    let outdated = Bilingual(fr: "pas celui de cette version", en: "not the one of this version")
    let lag = Bilingual(fr: "Retard de la détection", en: "Detection lag")
    let intake = Bilingual(fr: "Réception", en: "Intake")
    let open = Bilingual(fr: "ouverte", en: "open")
    let closed = Bilingual(fr: "fermée", en: "closed")
    let lastCommit = Bilingual(fr: "Dernière écriture", en: "Last write")
    let received = Bilingual(fr: "Reçu en 28\u{A0}jours", en: "Received in 28\u{A0}days")
    let unread = Bilingual(fr: "Octets non lus", en: "Bytes not read")
    let unreadNote = Bilingual(
        fr: "Corps absents, chiffrés ou dans un format inconnu\u{A0}: leur niveau est inconnu.",
        en: "Bodies that were absent, encrypted or in an unknown format: their level is unknown."
    )
    let version = Bilingual(fr: "Version", en: "Version")
    let summary = Bilingual(fr: "En bref", en: "In short")

    let sources = Bilingual(fr: "Sources", en: "Sources")
    let sourcesNote = Bilingual(
        fr: "Muette\u{A0}: silencieuse plus longtemps que jamais en 28\u{A0}jours, et depuis six heures au moins.",
        en: "Silent: quiet for longer than ever in 28\u{A0}days, and for at least six hours."
    )
    let heard = Bilingual(fr: "Entendue", en: "Heard")
    let muteSource = Bilingual(fr: "muette", en: "silent")
    let hears = Bilingual(fr: "active", en: "active")
    let longest = Bilingual(fr: "Plus long silence", en: "Longest silence")
    let state = Bilingual(fr: "État", en: "State")
    let noSources = Bilingual(fr: "Aucune source n’a encore rien envoyé.", en: "No source has sent anything yet.")

    let learning = Bilingual(fr: "Apprentissage", en: "Warm-up")
    let learningNote = Bilingual(
        fr: "Il faut 14 jours d’historique avant qu’une attente soit sûre; les nouveautés sont signalées avant.",
        en: "An expectation takes 14 days of history to be sure; novelties are told before."
    )
    let learnt = Bilingual(
        fr: "Toutes les plateformes ont assez d’historique.",
        en: "All platforms have enough history."
    )
}
