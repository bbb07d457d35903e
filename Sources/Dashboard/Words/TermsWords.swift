import Domain

/// The words of the form that writes the terms of a platform.
struct TermsWords: Sendable {
    let edit = Bilingual(fr: "Modifier les conditions", en: "Edit the terms")
    let save = Bilingual(fr: "Enregistrer", en: "Save")
    let reference = Bilingual(fr: "Référence de l’entente", en: "Reference of the agreement")
    let status = Bilingual(fr: "État de l’entente", en: "State of the agreement")
    let unsaid = Bilingual(fr: "non précisé", en: "not said")
    let assessment = Bilingual(fr: "Référence de l’évaluation (EFVP)", en: "Reference of the assessment (PIA)")
}
