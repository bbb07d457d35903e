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
    /// In the value itself, with room for more categories than there are.
    private var counts = InlineArray<64, Int32>(repeating: 0)
    /// Open addressing, twice as large as a hundred values of each kind need; 0 is empty.
    private var slots = [UInt64](repeating: 0, count: 8_192)
    private var used: [(slot: Int32, kind: UInt8)] = []
    /// The sketches of kinds with more than a hundred values, kept for the next event.
    private var sketches: [HyperLogLog] = []
    /// For each kind which sketch is its own, or -1.
    private var places = InlineArray<64, Int8>(repeating: -1)
    private var sketched = 0

    init(seed: UInt64) { self.seed = seed }

    /// The number of values of a kind, at most a hundred.
    subscript(kind: Int) -> Int32 { counts[kind] }

    /// The number of values of a kind, an estimate beyond a hundred.
    func estimate(_ kind: Int) -> Int32 {
        guard places[kind] >= 0 else { return counts[kind] }
        return max(counts[kind], Int32(clamping: sketches[Int(places[kind])].distinct))
    }

    mutating func reset() {
        for entry in used { slots[Int(entry.slot)] = 0 }
        used.removeAll(keepingCapacity: true)
        counts = InlineArray(repeating: 0)
        guard sketched > 0 else { return }
        for place in 0..<sketched { sketches[place].reset() }
        places = InlineArray(repeating: -1)
        sketched = 0
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
        if places[kind] < 0 {
            if sketched == sketches.count { sketches.append(HyperLogLog()) }
            places[kind] = Int8(truncatingIfNeeded: sketched)
            sketched += 1
            for entry in used where Int(entry.kind) == kind {
                sketches[Int(places[kind])].insert(slots[Int(entry.slot)])
            }
        }
        sketches[Int(places[kind])].insert(hash)
    }

    /// Adds a number of values that somebody else counted.
    mutating func add(_ count: Int32, for kind: Int) {
        counts[kind] = min(DistinctValues.most, counts[kind] + min(max(count, 0), DistinctValues.most))
    }
}
