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
    /// Zero is free; else a place in the ring plus one in the low bits and a tag of the key in the others.
    ///
    /// Its size is a power of two, at least twice the number of keys. The tag spares most looks into the ring, which
    /// would each wait for memory.
    private var index: [UInt32]
    private let placeMask: UInt32

    /// `capacity` is 1 to 2³⁰ keys.
    package init(capacity: Int = 1_000_000) {
        precondition(1...(1 << 30) ~= capacity)
        self.capacity = capacity
        // Room for a batch at once, so that the keys of one are never entered anew while it grows.
        let room = UInt32(min(capacity, 4_096)) * 2
        index = Array(repeating: 0, count: 1 << (UInt32.bitWidth - (room - 1).leadingZeroBitCount))
        placeMask = UInt32.max >> UInt32(UInt32(capacity).leadingZeroBitCount)
    }

    package var count: Int { ring.count }
    /// In no order that matters to anyone once it is full.
    var all: [EventKey] { ring }

    package func contains(_ key: EventKey) -> Bool {
        index[slot(of: key)] != 0
    }

    /// Keeps a key, in the place of the oldest when full.
    ///
    /// `false`, and nothing changes, if it is there already.
    @discardableResult
    package mutating func insert(_ key: EventKey) -> Bool {
        let slot = slot(of: key)
        guard index[slot] == 0 else { return false }
        if ring.count < capacity {
            ring.append(key)
            index[slot] = entry(key, place: ring.count - 1)
            if ring.count * 2 > index.count { grow() }
        } else {
            let place = oldest
            unlink(place)
            ring[place] = key
            // What was unlinked may have opened a slot nearer to the key's home.
            index[self.slot(of: key)] = entry(key, place: place)
            oldest = place + 1 == capacity ? 0 : place + 1
        }
        return true
    }

    /// Where the key stands in the index, or the free slot that ends the search for it.
    private func slot(of key: EventKey) -> Int {
        let mask = index.count - 1
        let tag = tag(key)
        var slot = home(key)
        while index[slot] != 0 {
            if index[slot] & ~placeMask == tag, ring[place(index[slot])] == key { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        index = Array(repeating: 0, count: index.count * 2)
        let mask = index.count - 1
        for (place, key) in ring.enumerated() {
            var slot = home(key)
            while index[slot] != 0 { slot = (slot + 1) & mask }
            index[slot] = entry(key, place: place)
        }
    }

    /// Takes a place out of the index and moves what stood behind it forward, so that no search stops early.
    private mutating func unlink(_ place: Int) {
        let mask = index.count - 1
        var hole = slot(of: ring[place])
        var slot = hole
        while true {
            slot = (slot + 1) & mask
            guard index[slot] != 0 else { break }
            // An entry may fill the hole unless its home lies after the hole on the way to where it stands.
            let home = home(ring[self.place(index[slot])])
            if (slot - home) & mask >= (slot - hole) & mask {
                index[hole] = index[slot]
                hole = slot
            }
        }
        index[hole] = 0
    }

    // The key is a cryptographic hash: any of its bits are as good as another hash of it.

    private func home(_ key: EventKey) -> Int { Int(truncatingIfNeeded: key.low) & (index.count - 1) }
    private func tag(_ key: EventKey) -> UInt32 { UInt32(truncatingIfNeeded: key.high) & ~placeMask }
    private func place(_ entry: UInt32) -> Int { Int(entry & placeMask) - 1 }
    private func entry(_ key: EventKey, place: Int) -> UInt32 { tag(key) | UInt32(place + 1) }
}
