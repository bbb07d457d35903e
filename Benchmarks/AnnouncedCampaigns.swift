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
        try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
            .map { try mute(JSONDecoder().decode(Row.self, from: Data($0)), registry) }
    }

    private static func mute(_ row: Row, _ registry: ReplayRegistry) throws -> Mute {
        guard let from = Timestamp(rfc3339: row.from), let to = Timestamp(rfc3339: row.to) else {
            throw LaboratoryError("a campaign does not say when it begins and ends")
        }
        var mute = Mute(from: from, to: to)
        for term in row.filter {
            let parts = term.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw LaboratoryError("a campaign has a filter without a value") }
            switch parts[0] {
            case "platform": mute.platform = registry.platform(named: parts[1])
            case "source": mute.source = parts[1]
            case "doc_type": mute.documentType = parts[1]
            case "kind": mute.kinds.append(parts[1])
            default: throw LaboratoryError("a campaign has a filter that no replay knows")
            }
        }
        return mute
    }
}
