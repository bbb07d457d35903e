import Alerting
import Domain

/// What a number of a picture or alert counts.
package enum MeasureUnit: Sendable {
    case bytes, count, share, seconds

    /// By the word that explanations carry.
    init(word: String?) {
        switch word {
        case "byte", "bytes": self = .bytes
        case "share", "ratio": self = .share
        case "second", "seconds": self = .seconds
        default: self = .count
        }
    }

    func text(_ value: Double, _ language: Language) -> String {
        let number = HumanNumber(language)
        return switch self {
        case .bytes: number.bytes(value)
        case .count: number.count(value)
        case .share: number.percent(value)
        case .seconds: number.seconds(value)
        }
    }
}
