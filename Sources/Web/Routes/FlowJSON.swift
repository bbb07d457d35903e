import Domain
import Query

/// The flow map as nodes and links, ready for a Sankey diagram.
enum FlowJSON {
    private struct Node {
        let level: Int
        let label: String
        var bytes: Int64
    }

    fileprivate struct Link {
        var bytes: Int64 = 0
        var events: Int64 = 0
        var level = Level.unknown
        var isNew = true
        var alerts = 0
    }

    private struct Ends: Hashable {
        let from: String
        let to: String
    }

    /// `levels`: the columns, from left to right; links join neighbours.
    static func write(
        _ map: FlowMap,
        _ levels: [FlowLevel] = FlowLevel.allCases,
        to json: inout JSONWriter
    ) {
        var nodes: [String: Node] = [:]
        var links: [Ends: Link] = [:]
        for link in map.links {
            let ids = levels.map { $0.id(of: link) }
            for (level, id) in ids.enumerated() {
                var node = nodes[id] ?? Node(level: level, label: levels[level].label(of: link), bytes: 0)
                node.bytes = node.bytes.saturatingAdd(link.bytes)
                nodes[id] = node
            }
            for (from, to) in zip(ids, ids.dropFirst()) {
                links[Ends(from: from, to: to), default: Link()].add(link)
            }
        }
        json.object { json in
            json.member("as_of", map.asOf)
            let sortedNodes = nodes.sorted {
                ($0.value.level, -$0.value.bytes, $0.key) < ($1.value.level, -$1.value.bytes, $1.key)
            }
            json.member("nodes", sortedNodes) { json, node in
                json.object { json in
                    json.member("id", node.key)
                    json.member("level", node.value.level)
                    json.member("label", node.value.label)
                    json.member("bytes", node.value.bytes)
                }
            }
            let sortedLinks = links.sorted {
                (-$0.value.bytes, $0.key.from, $0.key.to) < (-$1.value.bytes, $1.key.from, $1.key.to)
            }
            json.member("links", sortedLinks) { json, link in
                json.object { json in
                    json.member("from", link.key.from)
                    json.member("to", link.key.to)
                    json.member("bytes", link.value.bytes)
                    json.member("events", link.value.events)
                    json.member("sensitivity", link.value.level.word)
                    json.member("new", link.value.isNew)
                    json.member("alerts", link.value.alerts)
                }
            }
        }
    }
}

extension FlowJSON.Link {
    fileprivate mutating func add(_ link: FlowMap.Link) {
        bytes = bytes.saturatingAdd(link.bytes)
        events = events.saturatingAdd(link.events)
        level = max(level, link.level)
        isNew = isNew && link.new
        alerts += link.alerts
    }
}

extension Int64 {
    fileprivate func saturatingAdd(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
