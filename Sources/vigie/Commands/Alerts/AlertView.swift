import Domain
import Foundation

/// An alert as the API shows it, as far as a terminal does.
struct AlertView: Decodable {
    struct Words: Decodable {
        var fr: String
        var en: String

        var text: String { AlertView.plain(speak(fr: fr, en: en)) }
    }

    struct Sentences: Decodable {
        var fr: [String]
        var en: [String]
    }

    struct Subject: Decodable {
        var platform: String
        var source: String?
    }

    struct Explanation: Decodable { var why: Sentences }
    struct Snooze: Decodable {
        var until: String?
        var until_escalates: Bool
    }

    struct Resolution: Decodable {
        var reason: String
        var note: String?
        var until: String?
    }

    var id: String
    var number: Int64
    var kind: String
    var severity: String
    var state: String
    var regressed: Bool
    var muted_by: String?
    var snooze: Snooze?
    var assignee: String?
    var resolution: Resolution?
    var group_id: String?
    var occurrences: Int
    var first_seen: String
    var last_seen: String
    var subject: Subject
    var summary: Words
    var explanation: Explanation
    var suggested_action: Words

    static let header = [
        "n°", speak(fr: "gravité", en: "severity"), speak(fr: "état", en: "state"),
        speak(fr: "vu", en: "seen"), speak(fr: "plateforme", en: "platform"), speak(fr: "résumé", en: "summary"), "id",
    ]

    var row: [String] {
        [
            "AL-\(number)", severityText, stateText, AlertView.day(last_seen), AlertView.plain(subject.platform),
            summary.text, id,
        ]
    }

    var severityText: String {
        switch severity {
        case "low": speak(fr: "faible", en: "low")
        case "medium": speak(fr: "moyenne", en: "medium")
        case "high": speak(fr: "élevée", en: "high")
        case "critical": speak(fr: "critique", en: "critical")
        default: AlertView.plain(severity)
        }
    }

    /// The state with what goes with it: until when, why, whether it came back.
    var stateText: String {
        var text: String
        switch state {
        case "open": text = regressed ? speak(fr: "rouverte", en: "regressed") : speak(fr: "ouverte", en: "open")
        case "acknowledged": text = speak(fr: "prise en charge", en: "acknowledged")
        case "snoozed":
            text = speak(fr: "en pause", en: "snoozed")
            if let until = snooze?.until { text += speak(fr: " jusqu’au ", en: " until ") + AlertView.day(until) }
            if snooze?.until_escalates == true { text += speak(fr: " ou aggravation", en: " or worse") }
        case "resolved":
            text = speak(fr: "réglée", en: "resolved") + " (\(AlertView.plain(resolution?.reason ?? "")))"
        default: text = AlertView.plain(state)
        }
        if muted_by != nil { text += speak(fr: ", sous silence", en: ", muted") }
        if let assignee { text += " · " + AlertView.plain(assignee) }
        return text
    }

    /// `2026-11-14 15:00` in UTC.
    static func day(_ instant: String) -> String { plain(String(instant.prefix(16)).replacing("T", with: " ")) }

    /// What came over the network, without anything that a terminal would take for an order.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value ? " " : scalar
                }
            )
        )
    }
}
