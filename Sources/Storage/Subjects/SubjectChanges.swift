import Domain
import Postgres

/// What a batch does to the sketches of people.
struct SubjectChanges: Sendable {
    /// All that the batch touched, as they are after it.
    private(set) var days: [SubjectDay: DaySketches] = [:]
    private var rows = Rows()

    /// Reads the sketches that are not at hand and puts the batch's people in.
    ///
    /// An event that turns out to be a duplicate does no harm: its people are in the sketch already.
    init(
        _ requests: [PreparedRequest],
        onto known: SubjectSketches,
        in session: PostgresSession
    ) throws(PostgresError) {
        guard requests.contains(where: { !$0.subjects.isEmpty }) else { return }
        var places: [SubjectDay: Int] = [:]
        var touched: [(day: SubjectDay, sketches: DaySketches?)] = []
        let placesOfRequests = requests.map { request in
            request.subjectDays.map { day in
                if let place = places[day] { return place }
                places[day] = touched.count
                touched.append((day, known[day]))
                return touched.count - 1
            }
        }
        let stored = try SubjectChanges.read(touched.filter { $0.sketches == nil }.map(\.day), in: session)
        var sketches = touched.map { $0.sketches ?? stored[$0.day] ?? DaySketches() }
        touched.removeAll()
        for (request, places) in zip(requests, placesOfRequests) {
            for row in request.subjects {
                let place = places[row.day]
                for subject in row.subjects.subjects { sketches[place].insert(subject) }
            }
        }
        // Sorted, so that the statement is the same whatever the order of the requests.
        for (day, place) in places.sorted(by: { ($0.key.day, $0.key.flow) < ($1.key.day, $1.key.flow) }) {
            for (kind, sketch, estimate) in sketches[place].settle() { rows.append(day, kind, sketch, estimate) }
            days[day] = sketches[place]
        }
    }

    private static func read(
        _ days: [SubjectDay],
        in session: PostgresSession
    ) throws(PostgresError) -> [SubjectDay: DaySketches] {
        guard !days.isEmpty else { return [:] }
        let rows = try session.query(
            """
            SELECT row.place, s.kind, s.sketch, s.estimate
            FROM unnest(\(days.map { Int32(clamping: $0.day) }), \(days.map(\.flow.rawValue)), \(days.map(\.key)))
                WITH ORDINALITY AS row (day, flow, key, place)
            JOIN flow_day_subject s
                ON s.day = date '1970-01-01' + row.day AND s.flow_id = row.flow AND s.key_id = row.key
            """
        ) { row throws(PostgresError) in
            (
                place: try row.decode(Int.self, at: 0) - 1, kind: try row.decode(Int16.self, at: 1),
                bytes: try row.decode([UInt8].self, at: 2), estimate: try row.decode(Int64.self, at: 3)
            )
        }
        var found: [SubjectDay: DaySketches] = [:]
        for row in rows where days.indices.contains(row.place) {
            // One that cannot be read is begun anew.
            guard let kind = UInt8(exactly: row.kind).flatMap(HashedSubject.Kind.init(rawValue:)),
                let people = HyperLogLog(bytes: row.bytes)
            else { continue }
            found[days[row.place], default: DaySketches()].restore(kind, .init(people: people, written: row.estimate))
        }
        return found
    }

    /// Writes what has changed; `nil` when nothing has.
    var statement: SQL? { rows.days.isEmpty ? nil : rows.statement }
}

/// Rows of `flow_day_subject`, column by column.
private struct Rows: Sendable {
    private(set) var days: [Int32] = []
    private var flows: [Int32] = []
    private var kinds: [Int16] = []
    private var keys: [Int64] = []
    private var estimates: [Int64] = []
    private var starts: [Int32] = []
    private var lengths: [Int32] = []
    /// One value for all sketches, cut in the database: arrays of bytes are not among the driver's types.
    private var bytes: [UInt8] = []

    mutating func append(
        _ day: SubjectDay,
        _ kind: HashedSubject.Kind,
        _ sketch: HyperLogLog,
        _ estimate: Int64
    ) {
        days.append(Int32(clamping: day.day))
        flows.append(day.flow.rawValue)
        kinds.append(Int16(kind.rawValue))
        keys.append(day.key)
        estimates.append(estimate)
        let written = sketch.bytes
        starts.append(Int32(clamping: bytes.count + 1))
        lengths.append(Int32(clamping: written.count))
        bytes += written
    }

    var statement: SQL {
        """
        INSERT INTO flow_day_subject (day, flow_id, kind, key_id, sketch, estimate)
        SELECT date '1970-01-01' + day, flow, kind, key, substring(\(bytes) FROM start FOR length), estimate
        FROM unnest(\(days), \(flows), \(kinds), \(keys), \(starts), \(lengths), \(estimates))
            AS row (day, flow, kind, key, start, length, estimate)
        ON CONFLICT (day, flow_id, kind, key_id) DO UPDATE SET sketch = excluded.sketch, estimate = excluded.estimate
        """
    }
}
