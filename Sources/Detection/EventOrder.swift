import Domain

/// The order in which the events of a batch are taken: by their instants, those of one instant by their keys.
///
/// So nothing depends on how they stand in the batch, where they mostly are in order already.
struct EventOrder {
    private struct Entry {
        let at: Int64
        let place: Int
    }

    /// Kept between batches for its room only.
    private var entries: [Entry] = []

    var indices: Range<Int> { entries.indices }

    /// The place in the batch of the event that is the `index`-th in order.
    subscript(index: Int) -> Int { entries[index].place }

    mutating func arrange(_ events: [CommittedEvent]) {
        entries.removeAll(keepingCapacity: true)
        var last = Int64.min
        var isSorted = true
        for place in events.indices {
            let at = events[place].occurredAt.microseconds
            if at < last { isSorted = false }
            last = at
            entries.append(Entry(at: at, place: place))
        }
        if !isSorted { entries.sort { $0.at < $1.at } }
        var start = 0
        for end in 1..<max(entries.count + 1, 1) where end == entries.count || entries[end].at != entries[start].at {
            if end - start > 1 { entries[start..<end].sort { events[$0.place].key < events[$1.place].key } }
            start = end
        }
    }
}
