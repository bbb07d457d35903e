package import Domain

/// Names of places for the codes of the registry; a code without an entry is shown as it is.
package enum Places {
    package static func name(of code: String) -> Bilingual { table[code] ?? Bilingual(fr: code, en: code) }

    private static let table: [String: Bilingual] = [
        Jurisdiction.unknown.rawValue: Bilingual(fr: "Région inconnue", en: "Unknown region"),
        "AE": Bilingual(fr: "Émirats arabes unis", en: "United Arab Emirates"),
        "AU": Bilingual(fr: "Australie", en: "Australia"),
        "BE": Bilingual(fr: "Belgique", en: "Belgium"),
        "BR": Bilingual(fr: "Brésil", en: "Brazil"),
        "CA": Bilingual(fr: "Canada", en: "Canada"),
        "CH": Bilingual(fr: "Suisse", en: "Switzerland"),
        "CN": Bilingual(fr: "Chine", en: "China"),
        "DE": Bilingual(fr: "Allemagne", en: "Germany"),
        "DK": Bilingual(fr: "Danemark", en: "Denmark"),
        "ES": Bilingual(fr: "Espagne", en: "Spain"),
        "EU": Bilingual(fr: "Union européenne", en: "European Union"),
        "FI": Bilingual(fr: "Finlande", en: "Finland"),
        "FR": Bilingual(fr: "France", en: "France"),
        "GB": Bilingual(fr: "Royaume-Uni", en: "United Kingdom"),
        "HK": Bilingual(fr: "Hong Kong", en: "Hong Kong"),
        "IE": Bilingual(fr: "Irlande", en: "Ireland"),
        "IN": Bilingual(fr: "Inde", en: "India"),
        "IT": Bilingual(fr: "Italie", en: "Italy"),
        "JP": Bilingual(fr: "Japon", en: "Japan"),
        "KR": Bilingual(fr: "Corée du Sud", en: "South Korea"),
        "MX": Bilingual(fr: "Mexique", en: "Mexico"),
        "MY": Bilingual(fr: "Malaisie", en: "Malaysia"),
        "NL": Bilingual(fr: "Pays-Bas", en: "Netherlands"),
        "NO": Bilingual(fr: "Norvège", en: "Norway"),
        "NZ": Bilingual(fr: "Nouvelle-Zélande", en: "New Zealand"),
        "PL": Bilingual(fr: "Pologne", en: "Poland"),
        "RU": Bilingual(fr: "Russie", en: "Russia"),
        "SE": Bilingual(fr: "Suède", en: "Sweden"),
        "SG": Bilingual(fr: "Singapour", en: "Singapore"),
        "TW": Bilingual(fr: "Taïwan", en: "Taiwan"),
        "US": Bilingual(fr: "États-Unis", en: "United States"),
        "VN": Bilingual(fr: "Vietnam", en: "Vietnam"),
    ]
}
