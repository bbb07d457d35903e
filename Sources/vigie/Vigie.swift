import ArgumentParser

@main
struct Vigie: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vigie",
        abstract: speak(
            fr: "Voit ce qui sort de l’entreprise : combien, vers qui, et à quel point c’est sensible.",
            en: "Sees what leaves the company: how much, to whom, and how sensitive it is."
        ),
        version: BuildInfo.version,
        subcommands: [
            Dev.self, Serve.self, Migrate.self, Import.self, Classify.self, Shape.self, Detect.self, Backtest.self,
            Alerts.self, PoliciesCommand.self, PoliciesApply.self, Subscriptions.self, Keys.self, Rules.self,
            Trends.self, ReportCommand.self, RetentionCommand.self, Doctor.self, Completion.self,
        ]
    )
}
