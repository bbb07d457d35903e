package import Domain

/// The last keys that were stored, first in first out: what catches a retry that carries another time.
///
/// Exact, never probabilistic. A ring holds the keys in the order of their coming; an index with linear probing
/// finds them. Both grow with what is kept, so a small installation pays for little: a million keys take 24 MB.
package struct RecentKeys: Sendable {
    package let capacity: Int
    private var ring: [EventKey] = []
    /// The ring's oldest place, once it is full.
    private var oldest = 0
    /// Place in the ring plus one; zero is free.
    ///
    /// Its size is a power of two, at least twice the number of keys.
    private var index: [UInt32]

    /// `capacity`: 1 to 2³¹ keys.
    package init(capacity: Int = 1_000_000) {
        precondition(1...(1 << 31) ~= capacity)
        self.capacity = capacity
        index = Array(repeating: 0, count: 64)
    }

    package var count: Int { ring.count }

    package func contains(_ key: EventKey) -> Bool {
        let mask = index.count - 1
        var slot = Int(truncatingIfNeeded: key.low) & mask
        while index[slot] != 0 {
            if ring[Int(index[slot]) - 1] == key { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    /// Keeps a key, in the place of the oldest when full.
    ///
    /// `false`, and nothing changes, if it is there already.
    @discardableResult
    package mutating func insert(_ key: EventKey) -> Bool {
        if contains(key) { return false }
        if ring.count < capacity {
            ring.append(key)
            if ring.count * 2 > index.count { grow() } else { link(ring.count - 1) }
        } else {
            unlink(oldest)
            ring[oldest] = key
            link(oldest)
            oldest = oldest + 1 == capacity ? 0 : oldest + 1
        }
        return true
    }

    private mutating func grow() {
        index = Array(repeating: 0, count: index.count * 2)
        for place in ring.indices { link(place) }
    }

    private mutating func link(_ place: Int) {
        let mask = index.count - 1
        var slot = home(place)
        while index[slot] != 0 { slot = (slot + 1) & mask }
        index[slot] = UInt32(place + 1)
    }

    /// Takes a place out of the index and moves what stood behind it forward, so that no search stops early.
    private mutating func unlink(_ place: Int) {
        let mask = index.count - 1
        var hole = home(place)
        while index[hole] != UInt32(place + 1) { hole = (hole + 1) & mask }
        var slot = hole
        while true {
            slot = (slot + 1) & mask
            guard index[slot] != 0 else { break }
            // An entry may fill the hole unless its home lies after the hole on the way to where it stands.
            let home = home(Int(index[slot]) - 1)
            if (slot - home) & mask >= (slot - hole) & mask {
                index[hole] = index[slot]
                hole = slot
            }
        }
        index[hole] = 0
    }

    private func home(_ place: Int) -> Int {
        // The key is a cryptographic hash: its low bits are as good as any other hash of it.
        Int(truncatingIfNeeded: ring[place].low) & (index.count - 1)
    }
}
