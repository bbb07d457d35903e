import Domain
import Query

/// The words of conformité, intégrité and fluidité.
struct QualityWords: Sendable {
    enum Unit {
        case bytes, events, categories
    }

    let heading = Bilingual(fr: "Conformité, intégrité, fluidité", en: "Conformity, integrity, fluidity")
    let note = Bilingual(
        fr: "Chaque chiffre dit de combien il parle, et quelle part il a pu examiner.",
        en: "Each figure says what it is a part of, and how much it could look at."
    )
    let conformity = Bilingual(fr: "Conformité", en: "Conformity")
    let integrity = Bilingual(fr: "Intégrité", en: "Integrity")
    let fluidity = Bilingual(fr: "Fluidité", en: "Fluidity")
    let unmeasured = Bilingual(fr: "non mesuré", en: "not measured")
    let nothing = Bilingual(fr: "Rien à mesurer pendant cette période.", en: "Nothing to measure in this period.")
    let coverage = Bilingual(fr: "examiné\u{A0}:", en: "looked at:")
    let duration = Bilingual(fr: "Durée moyenne d’un envoi\u{A0}:", en: "Mean time of a transfer:")

    let jurisdictionKnown = Bilingual(fr: "Octets vers une juridiction connue", en: "Bytes to a known jurisdiction")
    let categoriesAllowed = Bilingual(fr: "Catégories prévues à l’entente", en: "Categories that the agreement allows")
    let secretFree = Bilingual(fr: "Envois sans secret ni jeton", en: "Transfers without a secret or token")
    let readable = Bilingual(fr: "Octets lus et classés", en: "Bytes read and classified")
    let delivered = Bilingual(fr: "Envois acceptés par la plateforme", en: "Transfers that the platform took")

    func name(_ part: PlatformQuality.Part) -> Bilingual {
        switch part {
        case .jurisdictionKnown: jurisdictionKnown
        case .categoriesAllowed: categoriesAllowed
        case .secretFree: secretFree
        case .readable: readable
        case .delivered: delivered
        }
    }

    func unit(_ part: PlatformQuality.Part) -> Unit {
        switch part {
        case .jurisdictionKnown, .readable: .bytes
        case .categoriesAllowed: .categories
        case .secretFree, .delivered: .events
        }
    }
}
