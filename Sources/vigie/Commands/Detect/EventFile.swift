import Detection
import Foundation
import Replay

/// A file of events, one a line in the order of arrival, and the campaigns that were announced.
struct EventFile {
    private let events: URL
    private let mutes: URL?

    init(_ path: String, mutes: String?) throws {
        events = try EventFile.readable(path)
        self.mutes = try mutes.map(EventFile.readable)
    }

    /// Writes the alerts that the events would have raised, one a line.
    func replay(_ settings: DetectionSettings, into path: String) throws {
        let replay = try replayed([settings])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try replay.alerts.reduce(into: Data()) { $0 += try encoder.encode($1) + [UInt8(ascii: "\n")] }
        do {
            try lines.write(to: URL(fileURLWithPath: path))
        } catch {
            throw Failure(
                .unavailable,
                fr: "\(path) : impossible d’y écrire.",
                en: "\(path): it cannot be written."
            )
        }
        Terminal.error.line(
            speak(
                fr: "Événements : \(replay.events). Répétés : \(replay.repeats). Refusés : \(replay.refused). "
                    + "Alertes : \(replay.alerts.count).",
                en: "Events: \(replay.events). Repeated: \(replay.repeats). Refused: \(replay.refused). "
                    + "Alerts: \(replay.alerts.count)."
            )
        )
    }

    /// The events, replayed through each of the settings.
    func replayed(_ settings: [DetectionSettings]) throws -> EventReplay {
        do {
            var replay = try EventReplay(settings: settings, mutes: mutes)
            try replay.run(events)
            return replay
        } catch let fault as ReplayFault {
            throw failure(of: fault)
        }
    }

    private func failure(of fault: ReplayFault) -> Failure {
        switch fault {
        case .noTime(let line):
            Failure(
                .data,
                fr: "\(events.path), ligne \(line)\u{A0}: l’événement n’a pas de « time » lisible.",
                en: "\(events.path), line \(line): the event has no “time” that can be read."
            )
        case .badLabel(let line), .badMute(let line):
            Failure(
                .data,
                fr: "\(mutes?.path ?? ""), ligne \(line)\u{A0}: la campagne veut « filter », « from » et « to ».",
                en: "\(mutes?.path ?? ""), line \(line): the campaign wants “filter”, “from” and “to”."
            )
        }
    }

    private static func readable(_ path: String) throws -> URL {
        guard FileManager.default.isReadableFile(atPath: path) else { throw PayloadFile.unreadable(path) }
        return URL(fileURLWithPath: path)
    }
}
