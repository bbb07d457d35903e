import Domain
import Query

/// The words of subscriptions and of the log of their deliveries.
struct SubscriptionWords: Sendable {
    let title = Bilingual(fr: "Abonnements", en: "Subscriptions")
    let note = Bilingual(
        fr: "Qui est averti de quoi, et par quelle voie.",
        en: "Who is told of what, and by which way."
    )
    let none = Bilingual(fr: "Personne n’est abonné.", en: "Nobody is subscribed.")
    let name = Bilingual(fr: "Nom", en: "Name")
    let channel = Bilingual(fr: "Voie", en: "Channel")
    let target = Bilingual(fr: "Destination", en: "Target")
    let events = Bilingual(fr: "Messages", en: "Messages")
    let filters = Bilingual(fr: "Filtres", en: "Filters")
    let state = Bilingual(fr: "État", en: "State")
    let since = Bilingual(fr: "Depuis", en: "Since")
    let all = Bilingual(fr: "tout", en: "everything")
    let language = Bilingual(fr: "Langue", en: "Language")
    let active = Bilingual(fr: "actif", en: "active")
    let pending = Bilingual(fr: "en attente de réponse", en: "awaiting an answer")
    let disabled = Bilingual(fr: "désactivé", en: "disabled")
    let failing = Bilingual(fr: "échoue depuis", en: "failing since")

    let new = Bilingual(fr: "Nouvel abonnement", en: "New subscription")
    let address = Bilingual(fr: "Adresse (URL)", en: "Address (URL)")
    let recipients = Bilingual(fr: "Courriels, séparés par des virgules", en: "E-mail addresses, separated by commas")
    let routingKey = Bilingual(fr: "Clé PagerDuty", en: "PagerDuty key")
    let severity = Bilingual(fr: "Gravité au moins", en: "Severity at least")
    let verify = Bilingual(fr: "Vérifier d’abord que l’adresse répond", en: "First check that the address answers")
    let create = Bilingual(fr: "S’abonner", en: "Subscribe")
    let onlyWhat = Bilingual(
        fr: "Remplissez seulement ce que la voie demande.",
        en: "Fill in only what the channel asks for."
    )
    let secret = Bilingual(
        fr: "Secret de signature, montré cette seule fois\u{A0}:",
        en: "Signing secret, shown this once:"
    )
    let unverified = Bilingual(
        fr: "L’adresse n’a pas répondu comme il faut\u{A0}: l’abonnement attend. Corrigez, puis réactivez-le.",
        en: "The address did not answer as it should: the subscription waits. Fix it, then activate it."
    )
    let refused = Bilingual(fr: "L’abonnement n’a pas été créé\u{A0}:", en: "The subscription was not made:")

    let log = Bilingual(fr: "Journal des livraisons", en: "Delivery log")
    let logNote = Bilingual(fr: "Gardé 30 jours; les plus récentes d’abord.", en: "Kept for 30 days; the newest first.")
    let noDeliveries = Bilingual(fr: "Aucune livraison encore.", en: "No delivery yet.")
    let message = Bilingual(fr: "Message", en: "Message")
    let when = Bilingual(fr: "Quand", en: "When")
    let outcome = Bilingual(fr: "Résultat", en: "Outcome")
    let attempts = Bilingual(fr: "Essais", en: "Attempts")
    let answer = Bilingual(fr: "Dernière réponse", en: "Last answer")
    let next = Bilingual(fr: "Prochain essai", en: "Next attempt")
    let replay = Bilingual(fr: "Renvoyer", en: "Send again")
    let waiting = Bilingual(fr: "en attente", en: "pending")
    let delivered = Bilingual(fr: "livrée", en: "delivered")
    let gaveUp = Bilingual(fr: "abandonnée", en: "given up")
    let action = Bilingual(fr: "Action", en: "Action")

    let disable = Bilingual(fr: "Désactiver", en: "Disable")
    let activate = Bilingual(fr: "Réactiver", en: "Activate")
    let delete = Bilingual(fr: "Supprimer", en: "Delete")
    let deleteNote = Bilingual(
        fr: "L’abonnement et son journal disparaissent.",
        en: "The subscription and its log disappear."
    )

    func name(_ status: Subscription.Status) -> Bilingual {
        switch status {
        case .pending: pending
        case .active: active
        case .disabled: disabled
        }
    }

    func name(_ outcome: DeliveryRecord.Outcome) -> Bilingual {
        switch outcome {
        case .pending: waiting
        case .delivered: delivered
        case .failed: gaveUp
        }
    }

    func name(_ channel: DeliveryChannel) -> Bilingual {
        switch channel {
        case .webhook: Bilingual(fr: "Webhook signé", en: "Signed webhook")
        case .alertmanager: Bilingual(fr: "Alertmanager", en: "Alertmanager")
        case .slack: Bilingual(fr: "Slack", en: "Slack")
        case .teams: Bilingual(fr: "Microsoft Teams", en: "Microsoft Teams")
        case .pagerduty: Bilingual(fr: "PagerDuty", en: "PagerDuty")
        case .email: Bilingual(fr: "Courriel", en: "E-mail")
        }
    }
}
