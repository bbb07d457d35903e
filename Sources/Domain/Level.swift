/// How sensitive something is.
///
/// Ordinal, with `unknown` beside: what could not be read is never called public.
package enum Level: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    case unknown = 0
    case `public` = 1
    case `internal` = 2
    case confidential = 3
    case restricted = 4
    case critical = 5

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The stable word of the API.
    package var word: String {
        switch self {
        case .unknown: "unknown"
        case .public: "public"
        case .internal: "internal"
        case .confidential: "confidential"
        case .restricted: "restricted"
        case .critical: "critical"
        }
    }

    package init?(word: String) {
        guard let level = Level.allCases.first(where: { $0.word == word }) else { return nil }
        self = level
    }

    package var label: Bilingual {
        switch self {
        case .unknown: Bilingual(fr: "Inconnu", en: "Unknown")
        case .public: Bilingual(fr: "Public", en: "Public")
        case .internal: Bilingual(fr: "Interne", en: "Internal")
        case .confidential: Bilingual(fr: "Confidentiel", en: "Confidential")
        case .restricted: Bilingual(fr: "Restreint", en: "Restricted")
        case .critical: Bilingual(fr: "Critique", en: "Critical")
        }
    }

    /// One step more sensitive, at most `critical`.
    package var raised: Level { Level(rawValue: rawValue + 1) ?? .critical }
}
