import ArgumentParser
import Detection
import Replay

/// The two settings that are compared.
struct BacktestSettingFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            speak(
                fr: "Le réglage à essayer : quiet, balanced ou keen.",
                en: "The setting to try: quiet, balanced or keen."
            ),
            valueName: "word"
        )
    )
    var setting: DetectionSettings.Readiness?

    @Option(
        name: .customLong("false-alerts-per-week"),
        help: ArgumentHelp(
            speak(
                fr: "Ou combien de fausses alertes par semaine sont permises, 0,001 à 10000 (avec un point).",
                en: "Or how many false alerts a week are allowed, 0.001 to 10000."
            ),
            valueName: "number"
        )
    )
    var budget: Double?

    @Option(
        help: ArgumentHelp(
            speak(
                fr: "Le réglage auquel on compare; celui du service si absent.",
                en: "The setting to compare with; the service’s if absent."
            ),
            valueName: "word"
        )
    )
    var against: DetectionSettings.Readiness?

    func validate() throws {
        guard BacktestSetting(sensitivity: setting?.rawValue, falseAlertsPerWeek: budget) != nil else {
            throw ValidationError(
                speak(
                    fr: "Donnez --setting quiet|balanced|keen, ou --false-alerts-per-week de 0.001 à 10000.",
                    en: "Give --setting quiet|balanced|keen, or --false-alerts-per-week from 0.001 to 10000."
                )
            )
        }
    }

    /// The setting to try, and the one that it is compared with.
    func pair(inForce: DetectionSettings.Readiness) throws -> (after: BacktestSetting, before: BacktestSetting) {
        guard let after = BacktestSetting(sensitivity: setting?.rawValue, falseAlertsPerWeek: budget) else {
            throw ValidationError("--setting")
        }
        return (after, .named(against ?? inForce))
    }
}
