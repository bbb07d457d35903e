import ArgumentParser

struct Detect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Dit à quel point chaque point d’une série est inhabituel.",
            en: "Says how unusual each point of a series is."
        ),
        discussion: speak(
            fr: """
                Lit chaque fichier CSV « timestamp,value » sous --series, à toute profondeur et à tout pas, et écrit \
                « timestamp,value,anomaly_score » au même chemin sous --out. Le score est −log10 de la rareté, tirée des \
                points d’avant et de rien d’autre; 3 et plus : à regarder. Les heures sans fuseau sont prises telles quelles.
                """,
            en: """
                Reads each CSV file “timestamp,value” under --series, at any depth and any step, and writes \
                “timestamp,value,anomaly_score” to the same path under --out. The score is −log10 of how rare a point is, \
                by the points before it and nothing else; 3 and more are worth a look. Times without a zone are taken as \
                they stand.
                """
        )
    )

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
            valueName: "folder"
        )
    )
    var out: String

    func validate() throws {
        guard series != nil else {
            throw ValidationError(speak(fr: "Nommez les séries : --series.", en: "Name the series: --series."))
        }
    }

    func run() async throws {
        try await reporting {
            if let series { try SeriesFolder(series).score(into: out) }
        }
    }
}
