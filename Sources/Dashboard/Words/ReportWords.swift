import Alerting
import Domain
import Query

/// The words of registers and reports.
struct ReportWords: Sendable {
    let title = Bilingual(fr: "Registre et rapports", en: "Register and reports")
    let crossBorder = Bilingual(
        fr: "Registre des communications hors Québec",
        en: "Register of communications outside Québec"
    )
    let crossBorderNote = Bilingual(
        fr: "Une ligne par plateforme, juridiction et catégorie de données.",
        en: "One row for each platform, jurisdiction and category of data."
    )
    let alerts = Bilingual(fr: "Alertes et délais de réponse", en: "Alerts and response times")
    let alertsNote = Bilingual(
        fr: "Les alertes de la période, et le temps mis à y répondre.",
        en: "The alerts of the period, and the time taken to answer."
    )
    let quality = Bilingual(fr: "Conformité, intégrité, fluidité", en: "Conformity, integrity, fluidity")
    let qualityNote = Bilingual(
        fr: "Une ligne par plateforme; chaque chiffre avec son dénominateur.",
        en: "One row a platform; each figure with its denominator."
    )
    let notice = Bilingual(
        fr:
            "Ce document aide à la conformité; il n’est pas un avis juridique. Vigie ne voit que ce qui lui est envoyé.",
        en: "This document helps with compliance; it is not legal advice. Vigie sees only what it is sent."
    )
    let print = Bilingual(fr: "Version à imprimer", en: "Printable version")
    let spreadsheet = Bilingual(fr: "CSV", en: "CSV")
    let document = Bilingual(fr: "JSON", en: "JSON")
    let from = Bilingual(fr: "Du", en: "From")
    let to = Bilingual(fr: "Au (exclu)", en: "To (exclusive)")
    let kind = Bilingual(fr: "Rapport", en: "Report")
    let show = Bilingual(fr: "Afficher", en: "Show")
    let period = Bilingual(fr: "Période", en: "Period")
    let rules = Bilingual(fr: "Règles de classification", en: "Classification rules")
    let policies = Bilingual(fr: "Révision des politiques", en: "Policy revision")
    let noPolicies = Bilingual(fr: "aucune politique en vigueur", en: "no policy in force")
    let digest = Bilingual(fr: "Empreinte SHA-256 du contenu", en: "SHA-256 of the content")
    let firstEvent = Bilingual(fr: "Collecte depuis", en: "Collected since")
    let gaps = Bilingual(fr: "Périodes sans réception", en: "Periods without reception")
    let noGaps = Bilingual(fr: "Aucune de six heures ou plus.", en: "None of six hours or more.")
    let gapNote = Bilingual(
        fr: "Rien n’a été reçu pendant ces heures\u{A0}: ce registre ne dit pas si rien n’a été envoyé.",
        en: "Nothing was received in these hours: this register does not say whether nothing was sent."
    )
    let suppressed = Bilingual(
        fr: "Un nombre de personnes inférieur à 5 est écrit «\u{A0}<\u{A0}5\u{A0}».",
        en: "A number of people under 5 is written “< 5”."
    )
    let definitions = Bilingual(
        fr:
            "Octets\u{A0}: ceux des envois où la catégorie a été vue. Valeurs\u{A0}: combien de fois. Personnes\u{A0}: estimation à 2\u{A0}% près, dans tout ce que les mêmes flux ont envoyé.",
        en:
            "Bytes: those of transfers in which the category was seen. Values: how many times. People: an estimate to 2%, in all that the same flows sent."
    )
    let nothing = Bilingual(fr: "Rien n’a été envoyé pendant cette période.", en: "Nothing was sent in this period.")

    let jurisdiction = Bilingual(fr: "Juridiction", en: "Jurisdiction")
    let category = Bilingual(fr: "Catégorie", en: "Category")
    let level = Bilingual(fr: "Niveau", en: "Level")
    let seen = Bilingual(fr: "Vue", en: "Seen")
    let events = Bilingual(fr: "Envois", en: "Events")
    let bytes = Bilingual(fr: "Octets", en: "Bytes")
    let records = Bilingual(fr: "Valeurs", en: "Values")
    let persons = Bilingual(fr: "Personnes", en: "People")
    let declared = Bilingual(fr: "Déclarée", en: "Declared")
    let lacks = Bilingual(fr: "Ce qui manque", en: "What is missing")
    let complete = Bilingual(fr: "rien", en: "nothing")
    let yes = Bilingual(fr: "oui", en: "yes")
    let no = Bilingual(fr: "non", en: "no")
    let unsaid = Bilingual(fr: "rien ne le dit", en: "nothing says")
    let unseen = Bilingual(fr: "Déclaré et jamais vu\u{A0}:", en: "Declared and never seen:")
    let commercial = Bilingual(fr: "commerciale", en: "commercial")
    let personal = Bilingual(fr: "personnelle", en: "personal")
    let about = Bilingual(fr: "Nature", en: "Nature")

    let platform = Bilingual(fr: "Plateforme", en: "Platform")
    let opened = Bilingual(fr: "Ouverte", en: "Opened")
    let response = Bilingual(fr: "Réponse", en: "Response")
    let unanswered = Bilingual(fr: "sans réponse", en: "no answer")
    let number = Bilingual(fr: "Numéro", en: "Number")

    let placed = Bilingual(fr: "Juridiction connue", en: "Known jurisdiction")
    let read = Bilingual(fr: "Lus", en: "Read")
    let secrets = Bilingual(fr: "Envois avec un secret", en: "Transfers with a secret")
    let accepted = Bilingual(fr: "Acceptés", en: "Accepted")
    let duration = Bilingual(fr: "Durée moyenne", en: "Mean time")
    let expected = Bilingual(fr: "Catégories déclarées", en: "Categories declared")
    let openAlerts = Bilingual(fr: "Alertes ouvertes", en: "Open alerts")

    func name(_ shortcoming: Shortcoming) -> Bilingual {
        switch shortcoming {
        case .owner: Bilingual(fr: "responsable\u{A0}: en nommer un", en: "owner: name one")
        case .purpose: Bilingual(fr: "finalité\u{A0}: l’énoncer", en: "purpose: state it")
        case .jurisdiction: Bilingual(fr: "juridiction\u{A0}: localiser l’hôte", en: "jurisdiction: locate the host")
        case .agreement: Bilingual(fr: "entente écrite\u{A0}: la conclure", en: "written agreement: sign one")
        case .agreementExpired: Bilingual(fr: "entente échue\u{A0}: la renouveler", en: "agreement expired: renew it")
        case .assessment: Bilingual(fr: "évaluation (EFVP)\u{A0}: la faire", en: "assessment (PIA): make it")
        case .undeclared:
            Bilingual(
                fr: "catégorie non déclarée\u{A0}: la retirer ou la déclarer",
                en: "undeclared category: remove or declare it"
            )
        }
    }
}

extension Catalogue {
    /// Which rows are shown of how many, and that the files have the others.
    static func rows(_ shown: Range<Int>, of all: Int64, inFiles: Int64) -> Bilingual {
        func text(_ language: Language) -> (first: String, last: String, all: String, files: String) {
            let number = HumanNumber(language)
            return (
                number.whole(Int64(min(shown.lowerBound + 1, shown.upperBound))), number.whole(Int64(shown.upperBound)),
                number.whole(all), number.whole(inFiles)
            )
        }
        let (fr, en) = (text(.french), text(.english))
        let whole = inFiles == all
        return Bilingual(
            fr: "Lignes \(fr.first) à \(fr.last) sur \(fr.all). "
                + (whole ? "Les fichiers CSV et JSON les ont toutes." : "Les fichiers CSV et JSON en ont \(fr.files)."),
            en: "Rows \(en.first) to \(en.last) of \(en.all). "
                + (whole ? "The CSV and JSON files have them all." : "The CSV and JSON files have \(en.files) of them.")
        )
    }

    /// A length to the hour, for whoever must answer for it: `5 jours 21 heures`.
    static func length(hours: Int64) -> Bilingual {
        func text(_ language: Language) -> String {
            let number = HumanNumber(language)
            let french = language == .french
            let (days, rest) = (hours / 24, hours % 24)
            let hourWord = french ? ("heure", "heures") : ("hour", "hours")
            guard days > 0 else { return number.unit(Double(rest), hourWord) }
            let dayText = number.unit(Double(days), french ? ("jour", "jours") : ("day", "days"))
            return rest == 0 ? dayText : dayText + " " + number.unit(Double(rest), hourWord)
        }
        return Bilingual(fr: text(.french), en: text(.english))
    }
}
