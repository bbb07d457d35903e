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
        let kindSeed = seed &+ UInt64(truncatingIfNeeded: kind) &* 0x9E37_79B9_7F4A_7C15
        // 0 is the mark of a free slot.
        let hash = max(ByteHash.of(bytes, range, seed: kindSeed), 1)
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
