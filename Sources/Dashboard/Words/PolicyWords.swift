import Domain
import Query

/// The words of policies and of planned silences.
struct PolicyWords: Sendable {
    let title = Bilingual(fr: "Politiques", en: "Policies")
    let note = Bilingual(
        fr: "Qui peut recevoir quoi, et où. Une politique s’applique aux événements qui viennent après elle.",
        en: "Who may receive what, and where. A policy holds for events that come after it."
    )
    let none = Bilingual(
        fr: "Aucune politique. «\u{A0}vigie policies apply\u{A0}» en installe un premier jeu.",
        en: "No policy. “vigie policies apply” installs a first set."
    )
    let enabled = Bilingual(fr: "en vigueur", en: "in force")
    let disabled = Bilingual(fr: "suspendue", en: "suspended")
    let enable = Bilingual(fr: "Mettre en vigueur", en: "Put in force")
    let disable = Bilingual(fr: "Suspendre", en: "Suspend")
    let when = Bilingual(fr: "Quand", en: "When")
    let then = Bilingual(fr: "Alors", en: "Then")
    let basis = Bilingual(fr: "Fondement", en: "Basis")
    let changed = Bilingual(fr: "Modifiée", en: "Changed")
    let revision = Bilingual(fr: "Révision", en: "Revision")
    let violation = Bilingual(fr: "violation", en: "violation")
    let assessment = Bilingual(
        fr: "violation sans évaluation au dossier",
        en: "violation without an assessment on file"
    )
    let remark = Bilingual(fr: "simple note", en: "a note")
    let law = Bilingual(fr: "loi", en: "law")
    let contract = Bilingual(fr: "contrat", en: "contract")
    let own = Bilingual(fr: "règle interne", en: "internal rule")

    let mutes = Bilingual(fr: "Sourdines", en: "Mutes")
    let mutesNote = Bilingual(
        fr: "Les alertes qui y répondent n’avertissent personne pendant la période; elles restent dans la liste.",
        en: "Matching alerts tell nobody while it lasts; they stay in the list."
    )
    let noMutes = Bilingual(fr: "Aucune sourdine prévue ni en cours.", en: "No mute is planned or under way.")
    let filter = Bilingual(fr: "Filtre", en: "Filter")
    let from = Bilingual(fr: "Du", en: "From")
    let to = Bilingual(fr: "Au", en: "To")
    let reason = Bilingual(fr: "Raison", en: "Reason")
    let covers = Bilingual(fr: "Alertes couvertes", en: "Alerts covered")
    let end = Bilingual(fr: "Terminer", en: "End")
    let actions = Bilingual(fr: "Action", en: "Action")
    let critical = Bilingual(fr: "y compris critiques", en: "critical included")

    func name(_ effect: PolicyRecord.Effect) -> Bilingual {
        switch effect {
        case .violation: violation
        case .requireAssessment: assessment
        case .note: remark
        }
    }

    /// A word of the API; one that this build does not know is shown as it is.
    func basisName(_ kind: String) -> Bilingual {
        switch kind {
        case "law": law
        case "contract": contract
        case "internal": own
        default: Bilingual(fr: kind, en: kind)
        }
    }
}
