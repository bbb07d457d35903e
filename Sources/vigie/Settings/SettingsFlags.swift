import ArgumentParser

/// The settings that may stand on a command line: never a secret, since everyone on the machine can read those.
struct SettingsFlags: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(speak(fr: "Fichier YAML de réglages.", en: "YAML file of settings."), valueName: "file")
    )
    var file: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Adresse d’écoute (127.0.0.1:8787).", en: "Address to listen on (127.0.0.1:8787)."),
            valueName: "host:port"
        )
    )
    var address: String?

    @Option(
        help: ArgumentHelp(
            speak(
                fr: "Base de données, sans mot de passe : postgresql://hote/vigie",
                en: "Database, without a password: postgresql://host/vigie"
            ),
            valueName: "url"
        )
    )
    var databaseURL: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Fuseau de l’organisation (America/Toronto).", en: "The organization’s zone (America/Toronto)."),
            valueName: "zone"
        )
    )
    var timeZone: String?

    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp(
            speak(fr: "Fichier YAML des règles de l’organisation.", en: "YAML file of the organization’s rules."),
            valueName: "file"
        )
    )
    var rulesFile: String?

    @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error, critical", valueName: "level"))
    var logLevel: String?
}
