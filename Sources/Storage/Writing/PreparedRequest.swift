import Domain

/// A request whose events are resolved, hashed and encoded: all that is left to do is to write them.
struct PreparedRequest: Sendable {
    /// Rows in the binary format of COPY, without its frame and without the batch's number.
    var bytes: [UInt8] = []
    /// Where each row starts in `bytes`.
    var starts: [Int] = []
    /// Where each row's event stands in the request.
    var places: [Int] = []
    var facts: [RollupFacts] = []
    var rollups: RollupDeltas
    /// Of the rows whose events speak of people, in their order.
    var subjects: [RowSubjects] = []
    /// What the sketches are about in which those people are counted.
    var subjectDays: [SubjectDay] = []
    /// Fields that the catalogue is to be told of.
    var seenFields: [SeenField] = []
    /// One for each event of the request; those with a row are `accepted` until the writer learns better.
    var outcomes: [Outcome] = []
    /// Where each event stands in the request's body; see `Envelope.place`.
    var bodyPlaces: [Int?] = []
    var isStrict: Bool
    private let minutesFrom: Timestamp

    init(isStrict: Bool, minutesFrom: Timestamp) {
        self.isStrict = isStrict
        self.minutesFrom = minutesFrom
        rollups = RollupDeltas(minutesFrom: minutesFrom)
    }

    var rowCount: Int { starts.count }

    var hasRejection: Bool {
        outcomes.contains { if case .rejected = $0 { true } else { false } }
    }

    /// What has come of the events, to be counted: of a request that was withheld whole, its rejections only.
    var counted: [Outcome] {
        guard isStrict, hasRejection else { return outcomes }
        return outcomes.filter { if case .rejected = $0 { true } else { false } }
    }

    /// Keeps the rows of which `isKept` says so; the others' events get `outcome`.
    mutating func keepRows(where isKept: (Int) -> Bool, otherwise outcome: (Int) -> Outcome) {
        var kept = PreparedRequest(isStrict: isStrict, minutesFrom: minutesFrom)
        var people = subjects[...]
        for row in starts.indices {
            guard isKept(row) else {
                outcomes[places[row]] = outcome(row)
                continue
            }
            let end = row + 1 < starts.count ? starts[row + 1] : bytes.count
            kept.starts.append(kept.bytes.count)
            kept.bytes.append(contentsOf: bytes[starts[row]..<end])
            while let next = people.first, next.row < row { people.removeFirst() }
            if let next = people.first, next.row == row {
                kept.subjects.append(RowSubjects(row: kept.places.count, day: next.day, subjects: next.subjects))
            }
            kept.places.append(places[row])
            kept.facts.append(facts[row])
            kept.rollups.add(facts[row])
        }
        (bytes, starts, places, facts, rollups) = (kept.bytes, kept.starts, kept.places, kept.facts, kept.rollups)
        subjects = kept.subjects
    }
}

/// Who the event of one row speaks of.
struct RowSubjects: Sendable {
    var row: Int
    /// Its place in `subjectDays`.
    var day: Int
    var subjects: SubjectHashes
}
