import Detection
import Domain
import Foundation

/// The campaigns that a generated world announces, one JSON object a line, in the form of the API's mutes.
enum AnnouncedCampaigns {
    private struct Row: Decodable {
        let filter: [String]
        let from: String
        let to: String
    }

    /// Reads them; names become ids in `registry`.
    static func read(_ file: URL, registry: ReplayRegistry) throws -> [Mute] {
        let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try lines.enumerated().filter { !$0.element.isEmpty }
            .map { place, line in
                guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)), let mute = mute(row, registry)
                else { throw ReplayFault.badMute(line: place + 1) }
                return mute
            }
    }

    private static func mute(_ row: Row, _ registry: ReplayRegistry) -> Mute? {
        guard let from = Timestamp(rfc3339: row.from), let to = Timestamp(rfc3339: row.to) else {
            return nil
        }
        // Without a filter it would concern everything.
        guard !row.filter.isEmpty else { return nil }
        var mute = Mute(from: from, to: to)
        for term in row.filter {
            let parts = term.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "platform":
                guard let platform = registry.platform(named: parts[1]) else { return nil }
                mute.platform = platform
            case "source": mute.source = parts[1]
            case "doc_type": mute.documentType = parts[1]
            case "kind": mute.kinds.append(parts[1])
            default: return nil
            }
        }
        return mute
    }
}
