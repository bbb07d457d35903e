import Domain

/// How many different values each category of one event has, up to a hundred, past which the score no longer changes.
///
/// Holds 64-bit hashes under a random seed for the length of one event; they are never stored nor shown.
struct DistinctValues: Sendable {
    /// Where the score's growth with the number of values ends.
    static let most: Int32 = 100
    /// Counts e-mail addresses, beside the categories.
    static let emails = Category.allCases.count

    private let seed: UInt64
    private var counts = [Int32](repeating: 0, count: emails + 1)
    /// Open addressing, twice as large as a hundred values of each kind need; 0 is empty.
    private var slots = [UInt64](repeating: 0, count: 8_192)
    private var used: [Int32] = []

    init(seed: UInt64) { self.seed = seed }

    subscript(kind: Int) -> Int32 { counts[kind] }

    mutating func reset() {
        for slot in used { slots[Int(slot)] = 0 }
        used.removeAll(keepingCapacity: true)
        for kind in counts.indices { counts[kind] = 0 }
    }

    /// Counts the value in `range` for `kind`, a category's raw value or `emails`, unless it was counted.
    mutating func insert(_ bytes: Span<UInt8>, _ range: Range<Int>, for kind: Int) {
        guard counts[kind] < DistinctValues.most else { return }
        var hash = seed ^ UInt64(truncatingIfNeeded: kind) &* 0x9E37_79B9_7F4A_7C15
        var position = range.lowerBound
        while position &+ 8 <= range.upperBound {
            // SAFETY: the offset is within bounds, which the load checks too, and any eight bytes make a UInt64.
            let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            position &+= 8
        }
        while position < range.upperBound {
            hash = (hash ^ UInt64(bytes[position])) &* 0x0000_0100_0000_01B3
            position &+= 1
        }
        hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        hash = max(hash ^ hash >> 32, 1)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == hash { return }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = hash
        used.append(Int32(truncatingIfNeeded: slot))
        counts[kind] += 1
    }

    /// Adds a number of values that somebody else counted.
    mutating func add(_ count: Int32, for kind: Int) {
        counts[kind] = min(DistinctValues.most, counts[kind] + min(max(count, 0), DistinctValues.most))
    }
}
