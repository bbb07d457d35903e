import Domain

/// The last hour in parts of five minutes, in whole numbers.
struct RecentSlots {
    static let length = 5 * Timestamp.minute
    /// A power of two; the windows that are asked for are of at most twelve.
    static let count: Int64 = 16

    struct Slot: Equatable {
        var events: Int64 = 0
        var bytes: Int64 = 0
        var logarithms: Int64 = 0

        mutating func add(_ other: Slot) {
            events &+= other.events
            bytes &+= other.bytes
            logarithms &+= other.logarithms
        }
    }

    private var slots = [Slot](repeating: Slot(), count: Int(RecentSlots.count))
    private(set) var newest: Int64 = 0

    /// Counts one event; `false` when it is older than what is kept.
    mutating func add(_ event: EventCount) -> Bool {
        let index = event.slot
        guard index > newest - RecentSlots.count else { return false }
        if index > newest {
            for passed in max(newest + 1, index - RecentSlots.count + 1)...index {
                slots[Int(passed & (RecentSlots.count - 1))] = Slot()
            }
            newest = index
        }
        slots[Int(index & (RecentSlots.count - 1))]
            .add(Slot(events: 1, bytes: event.bytes, logarithms: event.logarithm))
        return true
    }

    /// One slot; empty when it is not kept.
    func slot(_ index: Int64) -> Slot {
        guard index <= newest, index > newest - RecentSlots.count else { return Slot() }
        return slots[Int(index & (RecentSlots.count - 1))]
    }

    /// Seconds of the newest slot that are over, and half a minute more; a minute at least.
    func elapsed(_ now: Timestamp) -> Int64 {
        min(300, max(now.seconds &+ 30 &- newest &* 300, 60))
    }

    mutating func clear() { self = RecentSlots() }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&newest)
        for place in slots.indices {
            io.count(&slots[place].events)
            guard slots[place].events > 0 else { continue }
            io.count(&slots[place].bytes)
            io.count(&slots[place].logarithms)
        }
    }
}
