import Detection
import Domain

/// The sentences about what is not volume: shares, persons, contents, lengths and hours.
extension Phrases {
    /// The summary of such an anomaly; `nil` for one of volume.
    func watched(_ seen: Measurement) -> String? {
        let platform = destination
        let observed = plain(seen.observed, seen.metric)
        let expected = plain(seen.expected, seen.metric)
        let length = number.duration(microseconds: seen.to.microseconds - seen.from.microseconds)
        switch anomaly.kind {
        case .sensitivityShift:
            let label = anomaly.subject.category?.label[language] ?? "?"
            return say(
                "«\u{A0}\(label)\u{A0}» dans \(observed) des envois vers \(platform)\(sender); \(expected) d’habitude.",
                "“\(label)” in \(observed) of what is sent to \(platform)\(sender); usually \(expected)."
            )
        case .exposureSubjects:
            return say(
                "\(amount(seen.observed, seen.metric)) dans les envois vers \(platform)\(sender) en \(length); "
                    + "\(french(expected, "attendue")).",
                "\(amount(seen.observed, seen.metric)) in what is sent to \(platform)\(sender) in \(length); "
                    + "\(expected) expected."
            )
        case .fluidityErrors:
            return say(
                "\(observed) des envois vers \(platform)\(sender) échouent; \(expected) d’habitude.",
                "\(observed) of the transfers to \(platform)\(sender) fail; usually \(expected)."
            )
        case .integrityMalformed:
            return say(
                "\(observed) des documents envoyés à \(platform)\(sender) sont illisibles; \(expected) d’habitude.",
                "\(observed) of the documents sent to \(platform)\(sender) cannot be read; usually \(expected)."
            )
        case .integrityDuplicates:
            return say(
                "Les mêmes contenus partent vers \(platform)\(sender) environ \(observed) fois chacun, sous de nouveaux "
                    + "identifiants; \(expected) d’habitude.",
                "The same contents go to \(platform)\(sender) about \(observed) times each, under new ids; "
                    + "usually \(expected)."
            )
        case .fluidityLatency:
            return say(
                "Un envoi vers \(platform)\(sender) prend \(observed); \(expected) d’habitude.",
                "A transfer to \(platform)\(sender) takes \(observed); usually \(expected)."
            )
        case .noveltyTime:
            return say(
                "\(amount(seen.observed, seen.metric)) vers \(platform)\(sender) à une heure où il n’en part presque jamais.",
                "\(amount(seen.observed, seen.metric)) to \(platform)\(sender) at an hour when almost none are sent."
            )
        default:
            return nil
        }
    }

    /// What changed, beside the figures; `nil` for volume.
    var watchedChange: String? {
        switch anomaly.kind {
        case .sensitivityShift:
            let level = (anomaly.subject.category?.level ?? .unknown).label[language]
            return say(
                "La part de cette catégorie (\(level)) a augmenté, quel que soit le volume.",
                "The share of this category (\(level)) has risen, whatever the volume."
            )
        case .exposureSubjects:
            return say(
                "Les documents parlent de plus de personnes que d’habitude, compte tenu de leur nombre.",
                "The documents speak of more people than usual, given how many there are."
            )
        case .integrityDuplicates:
            return say(
                "Une nouvelle tentative garde son identifiant et ne compte pas ici.",
                "A retry keeps its id and does not count here."
            )
        case .noveltyTime:
            return say(
                "Ce flux n’envoie presque rien à cette heure de la semaine.",
                "This flow sends almost nothing at this hour of the week."
            )
        case .fluidityErrors, .integrityMalformed, .fluidityLatency: return nil
        default: return nil
        }
    }

    /// The summary of a violated policy.
    var violation: String {
        let platform = destination
        if let clause = anomaly.clause { return violation(of: clause, platform) }
        guard let label = anomaly.subject.category?.label[language] else {
            return say(
                "Envoi vers \(platform)\(sender) sans entente valide.",
                "Data sent to \(platform)\(sender) without a valid agreement."
            )
        }
        return say(
            "«\u{A0}\(label)\u{A0}» envoyé à \(platform)\(sender), ce que les règles interdisent.",
            "“\(label)” sent to \(platform)\(sender), which the policies forbid."
        )
    }

    /// What was sent, and the policy's own words.
    private func violation(of clause: PolicyClause, _ platform: String) -> String {
        let label = anomaly.subject.category?.label[language]
        let sent =
            label.map {
                say("«\u{A0}\($0)\u{A0}» envoyé à \(platform)\(sender)", "“\($0)” sent to \(platform)\(sender)")
            }
            ?? say("Envoi vers \(platform)\(sender)", "Data sent to \(platform)\(sender)")
        return "\(sent)\(say("\u{A0}: ", ": "))\(clause.message?[language] ?? clause.name)"
    }

    var violationWhy: [String] {
        let place = subject.jurisdiction.map { Places.name(of: $0)[language] }
        if let clause = anomaly.clause {
            return [
                say("Règle\u{A0}: «\u{A0}\(clause.name)\u{A0}».", "Policy: “\(clause.name)”."),
                clause.basis.map { say("Fondement\u{A0}: \($0).", "It rests on \($0).") },
                place.map { say("Juridiction\u{A0}: \($0).", "Jurisdiction: \($0).") },
            ]
            .compactMap(\.self)
        }
        return [
            anomaly.subject.category == nil
                ? say(
                    "Aucune entente en vigueur ne couvre les données sensibles envoyées à cette plateforme.",
                    "No agreement in force covers the sensitive data sent to this platform."
                )
                : say(
                    "Cette catégorie n’est pas permise pour cette plateforme ou ce lieu.",
                    "This category is not allowed for this platform or place."
                ),
            place.map { say("Juridiction de l’hôte\u{A0}: \($0).", "Jurisdiction of the host: \($0).") },
        ]
        .compactMap(\.self)
    }
}
