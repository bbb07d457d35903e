import ArgumentParser
import Detection

struct Detect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Rejoue des événements, ou dit à quel point chaque point d’une série est inhabituel.",
            en: "Replays events, or says how unusual each point of a series is."
        ),
        discussion: speak(
            fr: """
                --events lit un événement par ligne, dans l’ordre d’arrivée, et écrit dans --out les alertes qu’ils auraient \
                levées, une par ligne, « at » à l’heure du flux. --mutes donne les campagnes annoncées, une par ligne.

                --series lit chaque fichier CSV « timestamp,value » sous le dossier, à toute profondeur et à tout pas, et \
                écrit « timestamp,value,anomaly_score » au même chemin sous --out. Le score est −log10 de la rareté, tirée \
                des points d’avant et de rien d’autre; 3 et plus : à regarder. Les heures sans fuseau sont prises telles \
                quelles.
                """,
            en: """
                --events reads one event a line, in the order of arrival, and writes to --out the alerts that they would \
                have raised, one a line, “at” on the clock of the stream. --mutes gives announced campaigns, one a line.

                --series reads each CSV file “timestamp,value” under the folder, at any depth and any step, and writes \
                “timestamp,value,anomaly_score” to the same path under --out. The score is −log10 of how rare a point is, \
                by the points before it and nothing else; 3 and more are worth a look. Times without a zone are taken as \
                they stand.
                """
        )
    )

    @Option(
        help: ArgumentHelp(
            speak(fr: "Fichier d’événements.", en: "The file of events."),
            valueName: "file"
        )
    )
    var events: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Campagnes annoncées, avec --events.", en: "Announced campaigns, with --events."),
            valueName: "file"
        )
    )
    var mutes: String?

    @Option(
        help: ArgumentHelp(
            speak(
                fr: "quiet, balanced ou keen : combien de fausses alertes sont permises.",
                en: "quiet, balanced or keen: how many false alerts are allowed."
            ),
            valueName: "word"
        )
    )
    var setting: DetectionSettings.Readiness = .balanced

    @Option(
        name: .customLong("time-zone"),
        help: ArgumentHelp(
            speak(fr: "Fuseau de l’organisation.", en: "The organization's time zone."),
            valueName: "zone"
        )
    )
    var timeZone = "America/Toronto"

    @Option(
        help: ArgumentHelp(
            speak(fr: "Dossier des séries.", en: "The folder of the series."),
            valueName: "folder"
        )
    )
    var series: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Où écrire; créé au besoin.", en: "Where to write; made if need be."),
            valueName: "path"
        )
    )
    var out: String

    func validate() throws {
        guard (series == nil) != (events == nil) else {
            throw ValidationError(
                speak(
                    fr: "Nommez les séries (--series) ou les événements (--events).",
                    en: "Name the series (--series) or the events (--events)."
                )
            )
        }
        guard events != nil || mutes == nil else {
            throw ValidationError(
                speak(fr: "--mutes ne va qu’avec --events.", en: "--mutes goes with --events only.")
            )
        }
    }

    func run() async throws {
        try await reporting {
            if let series { try SeriesFolder(series).score(into: out) }
            if let events {
                let settings = DetectionSettings(
                    clock: LocalClock(zone: try Settings.timeZone(timeZone)),
                    readiness: setting
                )
                try EventFile(events, mutes: mutes).replay(settings, into: out)
            }
        }
    }
}

extension DetectionSettings.Readiness: ExpressibleByArgument {}
