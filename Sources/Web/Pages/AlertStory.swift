import Alerting
import Dashboard
import Domain
import Query

/// An alert's timeline in the words of its page.
enum AlertStory {
    /// The newest first; lines that only say that it was seen again are one line with their count.
    static func lines(_ timeline: [TimelineLine]) -> [StoryLine] {
        var lines: [StoryLine] = []
        var seen = 0
        for line in timeline {
            if line.action == "seen" {
                seen += 1
                if seen > 1 { lines.removeLast() }
                lines.append(StoryLine(at: line.at, actor: name(line.actor), text: again(seen)))
                continue
            }
            seen = 0
            let detail = JSONValue(parsing: line.detail) ?? .null
            lines.append(
                StoryLine(
                    at: line.at,
                    actor: name(line.actor),
                    text: text(line.action, detail),
                    note: string(detail["text"]) ?? string(detail["resolution"]?["note"])
                )
            )
        }
        return lines.reversed()
    }

    private static func name(_ actor: String) -> String { actor == AlertEvent.vigie ? "Vigie" : actor }

    private static func string(_ value: JSONValue?) -> String? {
        if case .string(let text)? = value { text } else { nil }
    }

    private static func again(_ count: Int) -> Bilingual {
        count == 1
            ? Bilingual(fr: "Vue encore", en: "Seen again")
            : Bilingual(fr: "Vue encore \(count)\u{A0}fois", en: "Seen \(count) more times")
    }

    private static func text(_ action: String, _ detail: JSONValue) -> Bilingual {
        switch action {
        case "opened": Bilingual(fr: "Alerte ouverte", en: "Alert opened")
        case "escalated": Bilingual(fr: "Devenue plus grave", en: "Got worse")
        case "reopened": Bilingual(fr: "Rouverte", en: "Reopened")
        case "acknowledged": Bilingual(fr: "Prise en charge", en: "Acknowledged")
        case "unacknowledged": Bilingual(fr: "Rendue", en: "Handed back")
        case "snoozed": Bilingual(fr: "Reportée", en: "Snoozed")
        case "woken": Bilingual(fr: "De retour après un report", en: "Back after a snooze")
        case "resolved", "amended": resolved(detail)
        case "assigned": assigned(string(detail["assignee"]))
        case "commented": Bilingual(fr: "Commentaire", en: "Comment")
        case "delivered": delivered(detail)
        default: Bilingual(fr: action, en: action)
        }
    }

    private static func resolved(_ detail: JSONValue) -> Bilingual {
        let reason = string(detail["resolution"]?["reason"]).flatMap { Resolution.Reason(rawValue: $0) }
        guard let label = reason?.label else { return Bilingual(fr: "Résolue", en: "Resolved") }
        return Bilingual(fr: "Résolue\u{A0}: \(label.fr)", en: "Resolved: \(label.en)")
    }

    private static func assigned(_ name: String?) -> Bilingual {
        guard let name else { return Bilingual(fr: "Confiée à personne", en: "Assigned to nobody") }
        return Bilingual(fr: "Confiée à \(name)", en: "Assigned to \(name)")
    }

    private static func delivered(_ detail: JSONValue) -> Bilingual {
        let subscription = string(detail["subscription"]) ?? "?"
        guard let outcome = string(detail["outcome"]), outcome != "delivered" else {
            return Bilingual(fr: "Livrée à \(subscription)", en: "Delivered to \(subscription)")
        }
        return Bilingual(
            fr: "Livraison à \(subscription)\u{A0}: \(outcome)",
            en: "Delivery to \(subscription): \(outcome)"
        )
    }
}
