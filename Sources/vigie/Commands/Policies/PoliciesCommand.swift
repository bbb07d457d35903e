import ArgumentParser
import Foundation
import NIOHTTP1
import Web

/// `vigie policies`: rules as files, checked here and applied to a running service.
struct PoliciesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policies",
        abstract: speak(fr: "Vérifie et applique des règles.", en: "Checks and applies policies."),
        discussion: speak(
            fr: "Des fichiers YAML : une liste sous « policies », avec les mêmes membres que /v1/policies.",
            en: "YAML files: a list under “policies”, with the members of /v1/policies."
        ),
        subcommands: [PoliciesCheck.self, PoliciesApply.self]
    )

    /// Reads files and stops with every fault in its line.
    static func read(_ paths: [String], starter: Bool) throws -> [PolicyFile.Entry] {
        var entries: [PolicyFile.Entry] = []
        var isGood = true
        let files =
            try paths.map { (path: $0, file: try PolicyFile(path: $0)) } + (starter ? [("starter", .starter)] : [])
        for (path, file) in files {
            for fault in file.faults {
                isGood = false
                Terminal.error.line("\(path):\(fault.line): \(fault.text)")
            }
            entries += file.entries
        }
        guard isGood else { throw ExitCode(Failure.Code.data.rawValue) }
        return entries
    }
}

struct PoliciesCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: speak(fr: "Vérifie des fichiers, sans service.", en: "Checks files, without a service.")
    )
    @Argument(help: ArgumentHelp(speak(fr: "Fichiers YAML.", en: "YAML files."))) var files: [String]

    func run() async throws {
        try await reporting {
            let entries = try PoliciesCommand.read(files, starter: false)
            Terminal.output.line(
                speak(fr: "\(entries.count) règles, sans faute.", en: "\(entries.count) policies, no fault.")
            )
        }
    }
}

struct PoliciesApply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: speak(
            fr: "Crée ou change les règles d’un service d’après des fichiers.",
            en: "Creates or changes a service’s policies from files."
        ),
        discussion: speak(
            fr: "Les règles que les fichiers ne nomment pas restent comme elles sont.",
            en: "Policies that the files do not name stay as they are."
        )
    )
    @Argument(help: ArgumentHelp(speak(fr: "Fichiers YAML.", en: "YAML files."))) var files: [String] = []

    @Flag(help: ArgumentHelp(speak(fr: "Le jeu de départ pour le Québec.", en: "The starter set for Québec.")))
    var starter = false

    @Flag(
        help: ArgumentHelp(
            speak(
                fr: "Ne change rien : dit combien d’événements connus seraient visés.",
                en: "Changes nothing: says how many known events would be concerned."
            )
        )
    )
    var dryRun = false

    @OptionGroup var service: ServiceClient

    func validate() throws {
        guard starter || !files.isEmpty else {
            throw ValidationError(speak(fr: "Il faut des fichiers ou --starter.", en: "Files or --starter are needed."))
        }
    }

    func run() async throws {
        try await reporting {
            for entry in try PoliciesCommand.read(files, starter: starter) {
                let line = dryRun ? try await tried(entry) : try await applied(entry)
                Terminal.output.line(line)
            }
        }
    }

    private struct Known: Decodable { var revision: Int }

    /// A policy that is the same already is left alone: its revision stays.
    private func applied(_ entry: PolicyFile.Entry) async throws -> String {
        let id = entry.document.id
        let path = "/v1/policies/\(id)"
        let known = try await service.ask(.GET, path, accepting: [404])
        let isNew = known.status == 404
        let tag = known.headers.first(name: "etag")
        let answer = try await service.ask(.PUT, path, entry.json, ifMatch: isNew ? nil : tag)
        if service.json { return answer.text }
        let isSame = !isNew && answer.headers.first(name: "etag") == tag
        let word =
            isNew
            ? speak(fr: "créée", en: "created")
            : isSame ? speak(fr: "inchangée", en: "unchanged") : speak(fr: "changée", en: "changed")
        return "\(id)  \(word)"
    }

    private struct Matches: Decodable {
        var events: Int64
        var events_is_floor: Bool
    }

    private func tried(_ entry: PolicyFile.Entry) async throws -> String {
        let answer = try await service.ask(.POST, "/v1/policies?dry_run=true", entry.json)
        if service.json { return answer.text }
        let matches = try JSONDecoder().decode(Matches.self, from: answer.body)
        let floor = matches.events_is_floor ? "≥ " : ""
        return speak(
            fr: "\(entry.document.id)  \(floor)\(matches.events) événements en 90 jours",
            en: "\(entry.document.id)  \(floor)\(matches.events) events in 90 days"
        )
    }
}
