import Domain

/// Who one event is about, gathered while it is read: keyed hashes, each once, and never a value.
///
/// Costs nothing for an event without people, and in the steady state no allocation but the result.
struct SubjectCollector: Sendable {
    /// `nil`: nobody asked, so nothing is hashed.
    var key: SubjectKey?
    private var found: [HashedSubject] = []
    /// Open addressing over places in `found`, plus one, twice as large as what it can hold; 0 is free.
    private var slots = [UInt16](repeating: 0, count: 2 * SubjectHashes.most)

    init(key: SubjectKey? = nil) { self.key = key }

    /// Forgets the event before.
    mutating func reset() {
        guard !found.isEmpty else { return }
        if found.count < 16 {
            for subject in found { clear(from: Int(truncatingIfNeeded: subject.hash) & (slots.count - 1)) }
        } else {
            for index in slots.indices { slots[index] = 0 }
        }
        found.removeAll(keepingCapacity: true)
    }

    /// Frees a run of slots; whatever stands in it is of the same event.
    private mutating func clear(from first: Int) {
        var slot = first
        while slots[slot] != 0 {
            slots[slot] = 0
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    /// Notes the value in `range`, if it tells a person.
    @inline(__always)
    mutating func insert(_ bytes: Span<UInt8>, _ range: Range<Int>, _ category: Category, _ detector: Detector) {
        guard let kind = HashedSubject.Kind(category, detector), let key, found.count < SubjectHashes.most else {
            return
        }
        insert(HashedSubject(kind: kind, hash: key.hash.hashIgnoringCase(bytes, range)))
    }

    private mutating func insert(_ subject: HashedSubject) {
        var slot = Int(truncatingIfNeeded: subject.hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if found[Int(slots[slot]) - 1] == subject { return }
            slot = (slot + 1) & (slots.count - 1)
        }
        found.append(subject)
        slots[slot] = UInt16(truncatingIfNeeded: found.count)
    }

    /// The people of the event; `nil` when it has none.
    var collected: SubjectHashes? {
        guard let key, !found.isEmpty else { return nil }
        // A copy of its own: sharing would make the next event allocate as much again.
        return SubjectHashes(key: key.id, subjects: found.map { $0 })
    }
}
