import Domain

/// What a sketch of people is about.
struct SubjectDay: Sendable, Hashable {
    var day: Int64
    var flow: FlowID
    var kind: HashedSubject.Kind
    /// `SubjectKey.id`.
    var key: Int64
}

/// The sketches that the writer has at hand, so that a batch reads those only that are new to it.
///
/// As the database has them: what a batch adds is put in after its commit.
struct SubjectSketches: Sendable {
    /// Two kilobytes each.
    private static let most = 4_096

    private var sketches: [SubjectDay: HyperLogLog] = [:]

    subscript(day: SubjectDay) -> HyperLogLog? { sketches[day] }

    /// Takes over what a committed batch has read and written.
    mutating func keep(_ changed: [SubjectDay: HyperLogLog]) {
        guard !changed.isEmpty else { return }
        if sketches.count + changed.count > SubjectSketches.most { sketches.removeAll() }
        sketches.merge(changed) { _, new in new }
    }

    /// Somebody else may have written.
    mutating func forget() { sketches.removeAll() }
}

/// Who the events of a batch speak of, day by day and flow by flow.
struct SubjectDeltas: Sendable {
    private(set) var hashes: [SubjectDay: [UInt64]] = [:]

    init(_ requests: [PreparedRequest]) {
        for request in requests {
            for people in request.subjects {
                let event = request.facts[people.row].event
                for subject in people.subjects.subjects {
                    let day = SubjectDay(
                        day: event.occurredAt.dayNumber,
                        flow: event.flow,
                        kind: subject.kind,
                        key: people.subjects.key
                    )
                    hashes[day, default: []].append(subject.hash)
                }
            }
        }
    }
}
