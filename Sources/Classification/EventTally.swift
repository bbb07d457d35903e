import Domain
import Payload

/// The findings of one event while it is read: one for each path and category, in the order of the document.
struct EventTally: Sendable {
    struct Entry: Sendable {
        let node: PathNode
        let category: Category
        var detector: Detector
        var confidence: Float
        var count: Int32
        var lastLeaf: Int32
        /// The next entry of the same node, or -1.
        var next: Int32
    }

    private(set) var entries: [Entry] = []
    var distinct: DistinctValues
    var hasCardDetail = false
    /// The first entry of each node, valid where `stamps` has this event's number: nothing is cleared between events.
    private var heads: [Int32] = []
    private var stamps: [UInt32] = []
    private var event: UInt32 = 0

    init(seed: UInt64) { distinct = DistinctValues(seed: seed) }

    /// Starts an event that may meet `nodes` paths.
    mutating func begin(nodes: Int) {
        entries.removeAll(keepingCapacity: true)
        distinct.reset()
        hasCardDetail = false
        event &+= 1
        // After 2³² events old stamps would look new.
        if event == 0 {
            stamps = stamps.map { _ in 0 }
            event = 1
        }
        extend(nodes: nodes)
    }

    /// Makes room for paths that are met while the event is read.
    mutating func extend(nodes: Int) {
        if heads.count < nodes {
            heads.append(contentsOf: repeatElement(-1, count: nodes - heads.count))
            stamps.append(contentsOf: repeatElement(0, count: nodes - stamps.count))
        }
    }

    /// Counts `count` leaves of one path and category; findings of one leaf count once, the most certain one names it.
    mutating func add(
        _ node: PathNode,
        _ category: Category,
        _ detector: Detector,
        _ confidence: Float,
        leaf: Int32,
        count: Int32 = 1
    ) {
        let position = Int(node.index)
        var current = stamps[position] == event ? heads[position] : -1
        var last: Int32 = -1
        while current >= 0 {
            let index = Int(current)
            if entries[index].category == category {
                if entries[index].lastLeaf != leaf {
                    let (sum, isOver) = entries[index].count.addingReportingOverflow(count)
                    entries[index].count = isOver ? .max : sum
                    entries[index].lastLeaf = leaf
                }
                if confidence > entries[index].confidence {
                    entries[index].confidence = confidence
                    entries[index].detector = detector
                }
                return
            }
            last = current
            current = entries[index].next
        }
        let new = Int32(truncatingIfNeeded: entries.count)
        entries.append(
            Entry(
                node: node,
                category: category,
                detector: detector,
                confidence: confidence,
                count: count,
                lastLeaf: leaf,
                next: -1
            )
        )
        if last >= 0 {
            entries[Int(last)].next = new
        } else {
            heads[position] = new
            stamps[position] = event
        }
    }
}
