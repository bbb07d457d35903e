import Domain

/// How many different values each category of one event has: exact up to a hundred, past which the score no longer
/// changes, an estimate beyond.
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
    private var used: [(slot: Int32, kind: UInt8)] = []
    /// The sketches of kinds with more than a hundred values.
    private var sketches: [Int: HyperLogLog] = [:]

    init(seed: UInt64) { self.seed = seed }

    /// The number of values of a kind, at most a hundred.
    subscript(kind: Int) -> Int32 { counts[kind] }

    /// The number of values of a kind, an estimate beyond a hundred.
    func estimate(_ kind: Int) -> Int32 {
        guard let sketch = sketches[kind] else { return counts[kind] }
        return max(counts[kind], Int32(clamping: sketch.distinct))
    }

    mutating func reset() {
        for entry in used { slots[Int(entry.slot)] = 0 }
        used.removeAll(keepingCapacity: true)
        for kind in counts.indices { counts[kind] = 0 }
        if !sketches.isEmpty { sketches.removeAll() }
    }

    /// Counts the value in `range` for `kind`, a category's raw value or `emails`, unless it was counted.
    mutating func insert(_ bytes: Span<UInt8>, _ range: Range<Int>, for kind: Int) {
        let kindSeed = seed &+ UInt64(truncatingIfNeeded: kind) &* 0x9E37_79B9_7F4A_7C15
        // 0 is the mark of a free slot.
        let hash = max(ByteHash.of(bytes, range, seed: kindSeed), 1)
        guard counts[kind] < DistinctValues.most else { return sketch(hash, for: kind) }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == hash { return }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = hash
        used.append((Int32(truncatingIfNeeded: slot), UInt8(truncatingIfNeeded: kind)))
        counts[kind] += 1
    }

    /// From the hundredth value on; the sketch begins with those that were counted.
    private mutating func sketch(_ hash: UInt64, for kind: Int) {
        if sketches[kind] == nil {
            var sketch = HyperLogLog()
            for entry in used where Int(entry.kind) == kind { sketch.insert(slots[Int(entry.slot)]) }
            sketches[kind] = sketch
        }
        sketches[kind]?.insert(hash)
    }

    /// Adds a number of values that somebody else counted.
    mutating func add(_ count: Int32, for kind: Int) {
        counts[kind] = min(DistinctValues.most, counts[kind] + min(max(count, 0), DistinctValues.most))
    }
}
