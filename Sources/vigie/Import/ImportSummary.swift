import Capture
import Classification
import Domain
import Intake

/// What an import found, platform by platform, as people read it at the end.
struct ImportSummary {
    struct Line {
        var events = 0
        var bytes: Int64 = 0
        var level = Level.unknown
        var unread = 0
        var categories: [Category: Int] = [:]
    }

    private(set) var lines: [String: Line] = [:]
    var result = ImportResult()

    /// A slug that the registry does not know was met.
    private(set) var hasUnknownPlatform = false

    private mutating func add(_ events: [ClassifiedEvent]) {
        for event in events {
            let name = event.envelope.route.platform ?? event.envelope.route.host ?? "?"
            var line = lines[name] ?? Line()
            line.events += 1
            line.bytes += event.envelope.bytes
            line.level = max(line.level, event.classification.level)
            if event.classification.condition == .unread { line.unread += 1 }
            for category in event.classification.categories.members { line.categories[category, default: 0] += 1 }
            lines[name] = line
        }
    }

    mutating func add(_ piece: TakenPiece) {
        add(piece.events)
        result.accepted += piece.result.accepted
        result.duplicates += piece.result.duplicates
        result.rejected += piece.result.rejected
        if piece.result.errors.contains(where: { $0.code == Rejection.Reason.unknownPlatform.rawValue }) {
            hasUnknownPlatform = true
        }
    }

    func table() -> [String] {
        var table = Table(
            header: [
                speak(fr: "Plateforme", en: "Platform"), speak(fr: "Messages", en: "Messages"),
                speak(fr: "Octets", en: "Bytes"), speak(fr: "Niveau", en: "Level"),
                speak(fr: "Catégories (messages)", en: "Categories (messages)"),
            ],
            numeric: [1, 2]
        )
        for (name, line) in lines.sorted(by: { $0.key < $1.key }) {
            let categories = line.categories.sorted { ($0.value, $1.key.word) > ($1.value, $0.key.word) }
                .map { "\($0.key.word) \($0.value)" }
            let unread = line.unread > 0 ? [speak(fr: "non lus \(line.unread)", en: "unread \(line.unread)")] : []
            table.rows.append([
                name, "\(line.events)", "\(line.bytes)", line.level.label[terminalLanguage],
                (categories + unread).joined(separator: ", "),
            ])
        }
        return table.lines()
    }
}
