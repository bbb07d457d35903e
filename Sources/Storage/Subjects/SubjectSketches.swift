import Domain

/// What sketches of people are about: a flow on a day (UTC), under one key.
struct SubjectDay: Sendable, Hashable {
    var day: Int64
    var flow: FlowID
    /// `SubjectKey.id`.
    var key: Int64
}

/// The people of one flow and day, one sketch for each kind that was seen.
struct DaySketches: Sendable {
    struct Sketch: Sendable {
        var people = HyperLogLog()
        /// What the database says of it.
        var written: Int64 = 0
    }

    /// By the raw value of the kind.
    private(set) var kinds = [Sketch?](repeating: nil, count: HashedSubject.Kind.allCases.count)
    /// The kinds that have changed since `settle`, a bit each.
    private var changed: UInt8 = 0

    mutating func restore(_ kind: HashedSubject.Kind, _ sketch: Sketch) { kinds[Int(kind.rawValue)] = sketch }

    /// Counts somebody; mostly that changes nothing, and then nothing is copied.
    mutating func insert(_ subject: HashedSubject) {
        let kind = Int(subject.kind.rawValue)
        guard kinds[kind]?.people.isChanged(by: subject.hash) ?? true else { return }
        if kinds[kind] == nil { kinds[kind] = Sketch() }
        kinds[kind]?.people.insert(subject.hash)
        changed |= 1 << subject.kind.rawValue
    }

    /// The kinds of which the database should hear: what they say has changed by a hundredth, half of what a sketch may be
    /// off by anyway.
    ///
    /// So the number of writes grows with the logarithm of the number of people. They count as written from now on.
    mutating func settle() -> [(kind: HashedSubject.Kind, sketch: HyperLogLog, estimate: Int64)] {
        guard changed != 0 else { return [] }
        defer { changed = 0 }
        var due: [(HashedSubject.Kind, HyperLogLog, Int64)] = []
        for kind in HashedSubject.Kind.allCases where changed >> kind.rawValue & 1 == 1 {
            guard let sketch = kinds[Int(kind.rawValue)] else { continue }
            let estimate = sketch.people.distinct
            guard abs(estimate - sketch.written) * 100 >= max(sketch.written, 1) else { continue }
            kinds[Int(kind.rawValue)]?.written = estimate
            due.append((kind, sketch.people, estimate))
        }
        return due
    }
}

/// The sketches that the writer has at hand, so that a batch reads those only that are new to it.
///
/// What a batch adds is put in after its commit.
struct SubjectSketches: Sendable {
    /// Some two kilobytes a kind.
    private static let most = 4_096

    private var days: [SubjectDay: DaySketches] = [:]

    subscript(day: SubjectDay) -> DaySketches? { days[day] }

    /// Takes over what a committed batch has read and changed.
    mutating func keep(_ changed: [SubjectDay: DaySketches]) {
        guard !changed.isEmpty else { return }
        if days.count + changed.count > SubjectSketches.most { days.removeAll() }
        days.merge(changed) { _, new in new }
    }

    /// Nobody knows any more what the database has.
    mutating func forget() { days.removeAll() }
}
