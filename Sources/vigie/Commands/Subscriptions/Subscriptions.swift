import ArgumentParser
import Foundation
import NIOHTTP1

/// `vigie subscriptions`: over HTTP, as any other client of the API.
struct Subscriptions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(fr: "Liste, essaie et rejoue les abonnements.", en: "Lists, tests and replays subscriptions."),
        discussion: speak(
            fr: "Par un service en marche (--url), avec une clé dans VIGIE_KEY.",
            en: "Through a running service (--url), with a key in VIGIE_KEY."
        ),
        subcommands: [List.self, Test.self, Replay.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(fr: "Liste les abonnements.", en: "Lists the subscriptions.")
        )
        @OptionGroup var service: ServiceClient

        func run() async throws {
            try await reporting {
                let entries = try await service.all("/v1/subscriptions", as: Entry.self)
                if service.json { return entries.forEach { Terminal.output.line($0.text) } }
                var table = Table(header: [
                    "id", speak(fr: "nom", en: "name"), speak(fr: "voie", en: "channel"),
                    speak(fr: "état", en: "status"),
                    speak(fr: "vers", en: "to"), speak(fr: "types", en: "types"),
                ])
                for entry in entries.map(\.value) { table.rows.append(entry.row) }
                for line in table.lines() { Terminal.output.line(line) }
            }
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(
                fr: "Envoie un essai et dit ce qui est revenu.",
                en: "Sends a test and says what came back."
            )
        )
        @Argument(help: "sub_…") var id: String
        @OptionGroup var service: ServiceClient

        func run() async throws {
            try await reporting {
                let answer = try await service.ask(.POST, "/v1/subscriptions/\(try Subscriptions.name(id))/test")
                let outcome = try JSONDecoder().decode(Answer.self, from: answer.body)
                Terminal.output.line(service.json ? answer.text : outcome.line)
                if !outcome.ok { throw ExitCode(Failure.Code.unavailable.rawValue) }
            }
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(
                fr: "Renvoie un envoi, ou ceux d’une période.",
                en: "Sends a delivery again, or those of a span of time."
            )
        )
        @Argument(help: "sub_…") var id: String

        @Option(help: ArgumentHelp(speak(fr: "Un seul envoi.", en: "One delivery."), valueName: "dl_…"))
        var delivery: String?

        @Option(help: ArgumentHelp(speak(fr: "Début (-24h).", en: "Start (-24h).")))
        var from: String = "-24h"

        @Option(help: ArgumentHelp(speak(fr: "Fin (now).", en: "End (now).")))
        var to: String = "now"

        @Option(help: ArgumentHelp("failed, delivered, pending", valueName: "outcome"))
        var outcome: String = "failed"

        @OptionGroup var service: ServiceClient

        func run() async throws {
            try await reporting {
                let path = "/v1/subscriptions/\(try Subscriptions.name(id))"
                let answer: ServiceClient.Answer
                if let delivery {
                    let name = try Subscriptions.name(delivery)
                    answer = try await service.ask(.POST, "\(path)/deliveries/\(name)/replay")
                } else {
                    let span = ["from": from, "to": to, "outcome": outcome]
                    let body = try JSONSerialization.data(withJSONObject: span)
                    answer = try await service.ask(.POST, "\(path)/replay", body)
                }
                if service.json { return Terminal.output.line(answer.text) }
                let count = try JSONDecoder().decode(Count.self, from: answer.body).replayed
                Terminal.output.line(
                    speak(
                        fr: count < 2 ? "\(count) envoi repart." : "\(count) envois repartent.",
                        en: count == 1
                            ? "1 delivery is on its way again." : "\(count) deliveries are on their way again."
                    )
                )
            }
        }
    }

    /// A name goes into a path: only what names are made of.
    private static func name(_ text: String) throws -> String {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 })
        else {
            throw ValidationError(
                speak(fr: "« \(text) » n’est pas un nom comme sub_….", en: "“\(text)” is no name like sub_….")
            )
        }
        return text
    }
}

extension Subscriptions {
    struct Entry: Decodable {
        var id: String
        var name: String
        var channel: String
        var status: String
        var status_reason: String?
        var url: String?
        var to: [String]?
        var events: [String]

        var row: [String] {
            let state = status_reason.map { "\(status) (\($0))" } ?? status
            return [id, name, channel, state, to?.joined(separator: " ") ?? url ?? "", events.joined(separator: " ")]
        }
    }

    struct Answer: Decodable {
        var ok: Bool
        var status: Int?
        var ms: Int
        var error: String?
        var response_excerpt: String?

        var line: String {
            let what = error ?? status.map(String.init) ?? "–"
            let outcome = ok ? speak(fr: "bien reçu", en: "received") : speak(fr: "pas reçu", en: "not received")
            return "\(outcome): \(what), \(ms) ms" + (response_excerpt.map { ", “\($0)”" } ?? "")
        }
    }

    struct Count: Decodable { var replayed: Int }
}
