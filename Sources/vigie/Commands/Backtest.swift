import ArgumentParser
import Detection
import Domain
import Foundation
import Query
import Replay

struct Backtest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Dit ce qu’un autre réglage de détection aurait changé : alertes gagnées, perdues, fausses.",
            en: "Says what another detection setting would have changed: alerts won, lost, false."
        ),
        discussion: speak(
            fr: """
                Sans fichier, rejoue les heures gardées dans la base (en lecture seule), avec le même modèle que le service; \
                huit semaines avant --from servent à apprendre. Ce qui se passe à l’intérieur d’une heure n’y est pas : un pic \
                est dit à la fin de son heure.

                --events rejoue un fichier d’événements par le moteur entier, --series les fichiers CSV d’un dossier; voir \
                « vigie detect ». --labels donne ce qui est connu, un objet JSON par ligne : des incidents (kind, platform, \
                source, doc_type, start, end, expected_kinds, tolerated, harmless) ou des campagnes annoncées (filter, from, to).
                """,
            en: """
                Without a file it replays the hours kept in the database (read only), with the model of the service; eight \
                weeks before --from are for learning. What happens inside an hour is not there: a spike is told at the end of \
                its hour.

                --events replays a file of events through the whole engine, --series the CSV files of a folder; see “vigie \
                detect”. --labels gives what is known, a JSON object a line: incidents (kind, platform, source, doc_type, \
                start, end, expected_kinds, tolerated, harmless) or announced campaigns (filter, from, to).
                """
        )
    )

    @OptionGroup var setting: BacktestSettingFlags

    @Option(help: ArgumentHelp(speak(fr: "Fichier d’événements.", en: "The file of events."), valueName: "file"))
    var events: String?

    @Option(help: ArgumentHelp(speak(fr: "Dossier de séries CSV.", en: "A folder of CSV series."), valueName: "folder"))
    var series: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Campagnes annoncées, avec --events.", en: "Announced campaigns, with --events."),
            valueName: "file"
        )
    )
    var mutes: String?

    @Option(help: ArgumentHelp(speak(fr: "Ce qui est connu.", en: "What is known."), valueName: "file"))
    var labels: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            speak(
                fr: "Début : RFC 3339, AAAA-MM-JJ, -90d; -90d si absent, avec un fichier son début.",
                en: "Start: RFC 3339, YYYY-MM-DD, -90d; -90d if absent, with a file its beginning."
            ),
            valueName: "time"
        )
    )
    var from: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(speak(fr: "Fin, exclue.", en: "End, exclusive."), valueName: "time")
    )
    var to: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Seulement cette plateforme; * permis.", en: "This platform only; * is allowed."),
            valueName: "word"
        )
    )
    var platform: [String] = []

    @Flag(help: ArgumentHelp(speak(fr: "Du JSON, pour un programme.", en: "JSON, for a program.")))
    var json = false

    @OptionGroup var flags: SettingsFlags

    func validate() throws {
        guard events == nil || series == nil else {
            throw ValidationError(
                speak(fr: "Nommez --events ou --series, pas les deux.", en: "Name --events or --series, not both.")
            )
        }
        guard events != nil || mutes == nil else {
            throw ValidationError(speak(fr: "--mutes ne va qu’avec --events.", en: "--mutes goes with --events only."))
        }
    }

    func run() async throws {
        try await reporting {
            let settings = try await Settings(flags)
            let (after, before) = try setting.pair(inForce: settings.detection)
            let base = DetectionSettings(clock: LocalClock(zone: settings.timeZone))
            let labels = try labels.map(BacktestFile.labels)
            let window = try BacktestWindow(from: from, to: to, zone: settings.timeZone, now: .now)
            let request = BacktestRequest(
                from: window.from ?? .now,
                to: window.to ?? .now,
                filters: platform.isEmpty ? [] : [Filter(.platform, .equals, platform)]
            )
            let run = BacktestRun(
                settings: (before.applied(to: base), after.applied(to: base)),
                labels: labels,
                window: window,
                choice: { request.concerns($0) }
            )
            let report =
                if let events {
                    try run.events(events, mutes: mutes)
                } else if let series {
                    try run.series(series)
                } else {
                    try await run.database(settings)
                }
            if json {
                let text = JSONWriter.text { json in
                    json.object { json in
                        json.member("against", before.word)
                        json.member("setting", after.word)
                        report.writeMembers(to: &json)
                    }
                }
                Terminal.output.line(text)
            } else {
                let table = BacktestTable(report, before: before.word, after: after.word)
                for line in table.lines(terminalLanguage) { Terminal.output.line(line) }
            }
        }
    }
}
