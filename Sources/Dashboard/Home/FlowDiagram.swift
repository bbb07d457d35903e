import Domain
import Query

/// The flow map as geometry: three columns of nodes and the ribbons between them, in units of the picture.
///
/// Heights are proportional to bytes, but never so small that a flow cannot be seen: the small ones matter.
struct FlowDiagram {
    struct Node {
        let column: Int
        /// The system, the platform's slug, or the jurisdiction's code; `nil` for the folded rest.
        let key: String?
        let name: Bilingual
        var bytes: Int64 = 0
        var alerted = false
        /// Whether nothing that it takes part in is older than the window.
        var new = true
        var top = 0.0
        var height = 0.0
    }

    struct Ribbon {
        /// Places in `nodes`.
        let from: Int
        let to: Int
        var bytes: Int64 = 0
        var events: Int64 = 0
        var level = Level.unknown
        var new = false
        var width = 0.0
        /// Upper edges at both ends.
        var start = 0.0
        var end = 0.0
    }

    private(set) var nodes: [Node] = []
    private(set) var ribbons: [Ribbon] = []
    private(set) var height = 0.0

    /// From one node's middle to the next there is always room for two lines of text.
    static let pitch = 40.0
    static let thinnest = 2.0

    init(_ links: [FlowMap.Link]) {
        let folding = FlowFolding(links)
        var places: [String: Int] = [:]
        var ways: [Int: [Int: Int]] = [:]

        func node(_ column: Int, _ key: String?, _ name: Bilingual) -> Int {
            let word = "\(column)|\(key ?? "\0")"
            if let place = places[word] { return place }
            nodes.append(Node(column: column, key: key, name: name))
            places[word] = nodes.count - 1
            return nodes.count - 1
        }

        for link in links {
            let system = folding.system(link)
            let platform = folding.platform(link)
            let jurisdiction = folding.jurisdiction(link)
            let path = [
                node(0, system.key, system.name), node(1, platform.key, platform.name),
                node(2, jurisdiction.key, jurisdiction.name),
            ]
            for place in path {
                nodes[place].bytes = nodes[place].bytes.addingClamped(link.bytes)
                nodes[place].alerted = nodes[place].alerted || link.alerts > 0
                nodes[place].new = nodes[place].new && link.new
            }
            for (from, to) in zip(path, path.dropFirst()) {
                let place = ways[from]?[to] ?? ribbons.count
                if place == ribbons.count {
                    ribbons.append(Ribbon(from: from, to: to))
                    ways[from, default: [:]][to] = place
                }
                ribbons[place].bytes = ribbons[place].bytes.addingClamped(link.bytes)
                ribbons[place].events = ribbons[place].events.addingClamped(link.events)
                ribbons[place].level = max(ribbons[place].level, link.level)
                ribbons[place].new = ribbons[place].new || link.new
            }
        }
        layOut()
    }

    private mutating func layOut() {
        let columns = (0...2).map { column in nodes.indices.filter { nodes[$0].column == column } }
        let most = columns.map(\.count).max() ?? 0
        guard most > 0 else { return }
        height = max(380, Double(most) * 54)
        let total = Double(max(1, columns[0].reduce(Int64(0)) { $0.addingClamped(nodes[$1].bytes) }))
        // What the gaps leave of the fullest column is shared out by bytes.
        let scale = max(40, height - Double(most) * FlowDiagram.pitch * 0.86) / total
        for place in ribbons.indices {
            ribbons[place].width = max(FlowDiagram.thinnest, Double(ribbons[place].bytes) * scale)
        }
        for place in nodes.indices {
            let into = ribbons.lazy.filter { $0.to == place }.reduce(0) { $0 + $1.width }
            let out = ribbons.lazy.filter { $0.from == place }.reduce(0) { $0 + $1.width }
            nodes[place].height = max(into, out)
        }
        arrange(columns)
        attach()
    }

    /// Largest first at the left; the other columns follow the middle of what flows into them, so that few ribbons cross.
    private mutating func arrange(_ columns: [[Int]]) {
        for (column, members) in columns.enumerated() {
            let order = members.sorted { left, right in
                if (nodes[left].key == nil) != (nodes[right].key == nil) { return nodes[right].key == nil }
                if column > 0 {
                    let (a, b) = (middleOfSources(left), middleOfSources(right))
                    if a != b { return a < b }
                }
                if nodes[left].bytes != nodes[right].bytes { return nodes[left].bytes > nodes[right].bytes }
                return (nodes[left].key ?? "") < (nodes[right].key ?? "")
            }
            place(order)
        }
    }

    private func middleOfSources(_ place: Int) -> Double {
        var weighted = 0.0
        var weight = 0.0
        for ribbon in ribbons where ribbon.to == place {
            weighted += (nodes[ribbon.from].top + nodes[ribbon.from].height / 2) * ribbon.width
            weight += ribbon.width
        }
        return weight > 0 ? weighted / weight : 0
    }

    /// Stacks a column with equal air between the nodes, and makes the picture higher where it must be.
    private mutating func place(_ order: [Int]) {
        let rooms = order.map { max(FlowDiagram.pitch, nodes[$0].height + 8) }
        let used = rooms.reduce(0, +)
        height = max(height, used)
        let air = (height - used) / Double(order.count + 1)
        var y = air
        for (place, room) in zip(order, rooms) {
            nodes[place].top = y + (room - nodes[place].height) / 2
            y += room + air
        }
    }

    /// Stacks the ribbons along each node in the order of their other ends.
    private mutating func attach() {
        for node in nodes.indices {
            var y = nodes[node].top
            for place in ribbons.indices.filter({ ribbons[$0].from == node })
                .sorted(by: { nodes[ribbons[$0].to].top < nodes[ribbons[$1].to].top })
            {
                ribbons[place].start = y
                y += ribbons[place].width
            }
            y = nodes[node].top
            for place in ribbons.indices.filter({ ribbons[$0].to == node })
                .sorted(by: { nodes[ribbons[$0].from].top < nodes[ribbons[$1].from].top })
            {
                ribbons[place].end = y
                y += ribbons[place].width
            }
        }
    }
}

extension Int64 {
    /// A sum that stays at the end of its range: figures come from outside.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
