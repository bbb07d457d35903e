package import Domain
package import Foundation

/// A file of what is known, one JSON object a line: incidents and look-alikes with `start` and `end`, or announced
/// campaigns with `filter`, `from` and `to`.
///
/// Unknown members are left alone; a line with `meta` says when the warm-up ends and what time is judged.
package struct IncidentFile: Sendable {
    package private(set) var incidents: [Incident] = []
    /// Before it nothing is false; `nil` where the file does not say.
    package private(set) var warmupEnd: Timestamp?

    private struct Row: Decodable {
        struct Meta: Decodable {
            var warmup_end: String?
        }

        var meta: Meta?
        var kind: String?
        var harmless: Bool?
        var platform: String?
        var source: String?
        var doc_type: String?
        var start: String?
        var end: String?
        var first_event: String?
        var expected_kinds: [String]?
        var tolerated: [String]?
        var filter: [String]?
        var from: String?
        var to: String?
    }

    /// Throws `ReplayFault.badLabel` with the line.
    package init(_ file: URL) throws {
        let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (place, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)) else {
                throw ReplayFault.badLabel(line: place + 1)
            }
            if let meta = row.meta {
                warmupEnd = meta.warmup_end.flatMap { Timestamp(rfc3339: $0) }
                continue
            }
            guard let incident = IncidentFile.incident(row) else { throw ReplayFault.badLabel(line: place + 1) }
            incidents.append(incident)
        }
    }

    private static func incident(_ row: Row) -> Incident? {
        guard let from = (row.start ?? row.from).flatMap({ Timestamp(rfc3339: $0) }),
            let to = (row.end ?? row.to).flatMap({ Timestamp(rfc3339: $0) }), from <= to
        else { return nil }
        var incident = Incident(kind: row.kind ?? "campaign", from: from, to: to)
        incident.firstEvent = row.first_event.flatMap { Timestamp(rfc3339: $0) } ?? from
        incident.isHarmless = row.harmless ?? (row.filter != nil)
        (incident.platform, incident.source, incident.documentType) = (row.platform, row.source, row.doc_type)
        incident.expectedKinds = row.expected_kinds ?? []
        incident.toleratedKinds = row.tolerated ?? []
        for term in row.filter ?? [] {
            let parts = term.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "platform": incident.platform = parts[1]
            case "source": incident.source = parts[1]
            case "doc_type": incident.documentType = parts[1]
            case "kind": break
            default: return nil
            }
        }
        // One that says of nowhere would excuse every alert.
        return incident.platform != nil || incident.source != nil ? incident : nil
    }
}
