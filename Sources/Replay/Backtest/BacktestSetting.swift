package import Detection

/// How readily alerts are raised: one of the named settings, or a budget of one's own.
package enum BacktestSetting: Sendable, Hashable {
    case named(DetectionSettings.Readiness)
    /// False alerts that the whole deployment may expect in a week.
    case budget(Double)

    /// The least and the most that a budget may be.
    package static let budgets = 0.001...10_000.0

    /// `nil` for what is no setting.
    package init?(sensitivity: String?, falseAlertsPerWeek: Double?) {
        switch (sensitivity, falseAlertsPerWeek) {
        case (let word?, nil):
            guard let readiness = DetectionSettings.Readiness(rawValue: word) else { return nil }
            self = .named(readiness)
        case (nil, let budget?):
            guard BacktestSetting.budgets.contains(budget) else { return nil }
            self = .budget(budget)
        default: return nil
        }
    }

    /// Other settings, as ready as this one.
    package func applied(to settings: DetectionSettings) -> DetectionSettings {
        var settings = settings
        switch self {
        case .named(let readiness):
            settings.falseAlertsPerWeek = DetectionSettings(readiness: readiness).falseAlertsPerWeek
        case .budget(let budget): settings.falseAlertsPerWeek = budget
        }
        return settings
    }

    package var word: String {
        switch self {
        case .named(let readiness): readiness.rawValue
        case .budget(let budget): "\(budget)"
        }
    }
}
