import ArgumentParser
import Foundation
import Postgres
import Storage

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Vérifie que tout est en place, et dit quoi faire sinon.",
            en: "Checks that all is in place, and says what to do if not."
        )
    )

    @OptionGroup var flags: SettingsFlags

    @Flag(
        help: ArgumentHelp(
            speak(
                fr: "Demande seulement à un service en marche s’il est prêt.",
                en: "Only asks a running service whether it is ready."
            )
        )
    )
    var ready = false

    @Flag(help: "JSON") var json = false

    func run() async throws {
        try await reporting {
            let settings = try await Settings(flags)
            let checks = ready ? [await ReadyCheck(settings).check()] : await Examination(settings).checks()
            for check in checks { Terminal.output.line(json ? check.json : check.line) }
            guard checks.allSatisfy(\.isGood) else { throw ExitCode(1) }
        }
    }
}

/// One thing that was looked at.
struct Check: Sendable {
    enum Verdict: String, Sendable { case good = "ok", warning, bad = "failed" }

    let name: String
    let verdict: Verdict
    let detail: String

    init(_ name: String, _ verdict: Verdict, _ detail: String) {
        self.name = name
        self.verdict = verdict
        self.detail = detail
    }

    var isGood: Bool { verdict != .bad }

    var line: String {
        let mark =
            switch verdict {
            case .good: Terminal.output.styled("✓", .green)
            case .warning: Terminal.output.styled("!", .yellow)
            case .bad: Terminal.output.styled("✗", .red)
            }
        return "\(mark) \(name)  \(detail)"
    }

    var json: String {
        "{\"check\":\(JSONString.quoted(name)),\"status\":\"\(verdict.rawValue)\",\"detail\":\(JSONString.quoted(detail))}"
    }
}
