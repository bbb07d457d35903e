import Domain
import Foundation
import Query

/// Shows each alert in the terminal as it arrives: what, why, and what to do.
struct AlertPrinter {
    let outbox: any OutboxReader

    func run() async throws {
        var seen = try await outbox.bounds().newest
        for await _ in outbox.wakeUps() {
            try Task.checkCancellation()
            for message in try await outbox.messages(after: seen, limit: 100) {
                seen = message.sequence
                if message.type.hasPrefix("alert.") { show(message) }
            }
        }
    }

    private func show(_ message: OutboxMessage) {
        guard let alert = try? JSONDecoder().decode(Shown.self, from: Data(message.json.utf8)) else { return }
        let output = Terminal.output
        let style: Terminal.Style = alert.severity == "critical" || alert.severity == "high" ? .red : .yellow
        let head = "● AL-\(alert.number)  \(alert.kind)  \(word(alert.severity))"
        output.line(output.styled(head, style) + "  " + output.styled(message.at.rfc3339, .faint))
        output.line("  " + output.styled(alert.summary.text, .bold))
        for sentence in alert.explanation.why.sentences { output.line("  " + sentence) }
        output.line("  → " + alert.suggestedAction.text)
        output.line()
    }

    private func word(_ severity: String) -> String {
        switch severity {
        case "critical": speak(fr: "critique", en: "critical")
        case "high": speak(fr: "élevée", en: "high")
        case "medium": speak(fr: "moyenne", en: "medium")
        default: speak(fr: "faible", en: "low")
        }
    }

    /// What the terminal shows of an alert.
    private struct Shown: Decodable {
        struct Text: Decodable {
            var fr: String
            var en: String
            var text: String { speak(fr: fr, en: en) }
        }
        struct Why: Decodable {
            var fr: [String]
            var en: [String]
            var sentences: [String] { terminalLanguage == .french ? fr : en }
        }
        struct Explanation: Decodable { var why: Why }

        var number: Int64
        var kind: String
        var severity: String
        var summary: Text
        var explanation: Explanation
        var suggestedAction: Text

        enum CodingKeys: String, CodingKey {
            case number, kind, severity, summary, explanation
            case suggestedAction = "suggested_action"
        }
    }
}
