import ArgumentParser
import Foundation
import NIOHTTP1

/// `vigie alerts`: over HTTP, as any other client of the API.
struct Alerts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Liste, montre et traite les alertes.",
            en: "Lists, shows and handles alerts."
        ),
        discussion: speak(
            fr: "Par un service en marche (--url ou VIGIE_URL), avec une clé dans VIGIE_KEY.",
            en: "Through a running service (--url or VIGIE_URL), with a key in VIGIE_KEY."
        ),
        subcommands: [
            AlertsList.self, AlertsShow.self, AlertsAck.self, AlertsSnooze.self, AlertsResolve.self, AlertsReopen.self,
            AlertsComment.self,
        ]
    )

    /// The path of an alert; a name that is none would ask for something else.
    static func path(_ id: String) throws -> String {
        guard id.hasPrefix("al_"), id.utf8.allSatisfy({ $0 == 0x5F || 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 }) else {
            throw ValidationError(
                speak(
                    fr: "« \(id) » : on attend al_…, la dernière colonne de la liste.",
                    en: "“\(id)”: expected al_…, the last column of the list."
                )
            )
        }
        return "/v1/alerts/\(id)"
    }

    /// Changes each alert and says how it stands.
    static func change(_ ids: [String], _ patch: [String: Any], through service: ServiceClient) async throws {
        let body = try JSONSerialization.data(withJSONObject: patch)
        for path in try ids.map(path) {
            let answer = try await service.ask(.PATCH, path, body)
            if service.json {
                Terminal.output.line(answer.text)
            } else {
                let alert = try JSONDecoder().decode(AlertView.self, from: answer.body)
                Terminal.output.line("AL-\(alert.number)  \(alert.stateText)")
            }
        }
    }
}

struct AlertsAck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: speak(fr: "Prend des alertes en charge.", en: "Acknowledges alerts.")
    )
    @Argument(help: "al_…") var ids: [String]
    @Option(help: ArgumentHelp(speak(fr: "À qui elles sont confiées.", en: "Who has them."))) var assignee: String?
    @OptionGroup var service: ServiceClient

    func run() async throws {
        try await reporting {
            var patch: [String: Any] = ["state": "acknowledged"]
            if let assignee { patch["assignee"] = assignee }
            try await Alerts.change(ids, patch, through: service)
        }
    }
}

struct AlertsSnooze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: speak(
            fr: "Met des alertes en pause, jusqu’à une heure ou jusqu’à ce que cela s’aggrave.",
            en: "Puts alerts aside, until a time or until they grow worse."
        )
    )
    @Argument(help: "al_…") var ids: [String]
    @Option(help: ArgumentHelp("+4h, +3d, 2026-12-01")) var until: String?
    @Flag(help: ArgumentHelp(speak(fr: "Jusqu’à ce que cela s’aggrave.", en: "Until it grows worse.")))
    var untilEscalates = false
    @OptionGroup var service: ServiceClient

    func validate() throws {
        guard until != nil || untilEscalates else {
            throw ValidationError(
                speak(
                    fr: "Il faut --until, --until-escalates ou les deux.",
                    en: "--until, --until-escalates or both are needed."
                )
            )
        }
    }

    func run() async throws {
        try await reporting {
            var snooze: [String: Any] = ["until_escalates": untilEscalates]
            if let until { snooze["until"] = until }
            try await Alerts.change(ids, ["state": "snoozed", "snooze": snooze], through: service)
        }
    }
}

struct AlertsResolve: AsyncParsableCommand {
    enum Reason: String, ExpressibleByArgument, CaseIterable {
        case fixed
        case intendedChange = "intended_change"
        case falsePositive = "false_positive"
        case acceptedRisk = "accepted_risk"
    }

    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: speak(fr: "Règle des alertes, avec une raison.", en: "Resolves alerts, with a reason.")
    )
    @Argument(help: "al_…") var ids: [String]
    @Option(help: ArgumentHelp(Reason.allCases.map(\.rawValue).joined(separator: ", "))) var reason: Reason
    @Option(help: ArgumentHelp(speak(fr: "Note; requise pour accepted_risk.", en: "A note; accepted_risk needs one.")))
    var note: String?
    @Option(help: ArgumentHelp(speak(fr: "Fin d’un risque accepté (+90d).", en: "End of an accepted risk (+90d).")))
    var until: String?
    @OptionGroup var service: ServiceClient

    func run() async throws {
        try await reporting {
            var resolution: [String: Any] = ["reason": reason.rawValue]
            if let note { resolution["note"] = note }
            if let until { resolution["until"] = until }
            try await Alerts.change(ids, ["state": "resolved", "resolution": resolution], through: service)
        }
    }
}

struct AlertsReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: speak(fr: "Rouvre des alertes.", en: "Opens alerts again.")
    )
    @Argument(help: "al_…") var ids: [String]
    @OptionGroup var service: ServiceClient

    func run() async throws {
        try await reporting { try await Alerts.change(ids, ["state": "open"], through: service) }
    }
}

struct AlertsComment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment",
        abstract: speak(fr: "Commente une alerte.", en: "Comments on an alert.")
    )
    @Argument(help: "al_…") var id: String
    @Argument(help: ArgumentHelp(speak(fr: "Le commentaire.", en: "The remark."))) var text: String
    @OptionGroup var service: ServiceClient

    func run() async throws {
        try await reporting {
            let body = try JSONSerialization.data(withJSONObject: ["text": text])
            let answer = try await service.ask(.POST, try Alerts.path(id) + "/comments", body)
            if service.json { return Terminal.output.line(answer.text) }
            Terminal.output.line(speak(fr: "Ajouté.", en: "Added."))
        }
    }
}
