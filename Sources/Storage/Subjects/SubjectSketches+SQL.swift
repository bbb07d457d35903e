import Domain
import Postgres

/// The sketches that a batch has touched.
struct SubjectChanges: Sendable {
    /// All that were looked at, as they are after the batch.
    private(set) var sketches: [SubjectDay: HyperLogLog] = [:]
    /// Those that the batch changed.
    private(set) var changed: [SubjectDay] = []

    /// Reads the sketches that are not at hand and puts the batch's people in.
    ///
    /// An event that turns out to be a duplicate does no harm: its people are in the sketch already.
    init(
        _ deltas: SubjectDeltas,
        onto known: SubjectSketches,
        in session: PostgresSession
    ) throws(PostgresError) {
        guard !deltas.hashes.isEmpty else { return }
        let missing = deltas.hashes.keys.filter { known[$0] == nil }
        let stored = missing.isEmpty ? [:] : try SubjectChanges.read(missing, in: session)
        for (day, hashes) in deltas.hashes {
            var sketch = known[day] ?? stored[day] ?? HyperLogLog()
            var hasChanged = false
            for hash in hashes where sketch.insert(hash) { hasChanged = true }
            sketches[day] = sketch
            if hasChanged { changed.append(day) }
        }
    }

    private static func read(
        _ days: [SubjectDay],
        in session: PostgresSession
    ) throws(PostgresError) -> [SubjectDay: HyperLogLog] {
        let rows = try session.query(
            """
            SELECT row.place, s.sketch
            FROM unnest(\(days.map { Int32(clamping: $0.day) }), \(days.map(\.flow.rawValue)),
                \(days.map { Int16($0.kind.rawValue) }), \(days.map(\.key)))
                WITH ORDINALITY AS row (day, flow, kind, key, place)
            JOIN flow_day_subject s ON s.day = date '1970-01-01' + row.day AND s.flow_id = row.flow
                AND s.kind = row.kind AND s.key_id = row.key
            """
        ) { row throws(PostgresError) in (try row.decode(Int.self, at: 0) - 1, try row.decode([UInt8].self, at: 1)) }
        var sketches: [SubjectDay: HyperLogLog] = [:]
        for (place, bytes) in rows where days.indices.contains(place) {
            // One that cannot be read is begun anew.
            sketches[days[place]] = HyperLogLog(bytes: bytes)
        }
        return sketches
    }

    /// Writes what has changed; `nil` when nothing has.
    var statement: SQL? {
        guard !changed.isEmpty else { return nil }
        // One value for all sketches, cut in the database: arrays of bytes are not among the driver's types.
        var bytes: [UInt8] = []
        var (starts, lengths, estimates): ([Int32], [Int32], [Int64]) = ([], [], [])
        let days = changed.sorted {
            ($0.day, $0.flow, $0.kind.rawValue, $0.key) < ($1.day, $1.flow, $1.kind.rawValue, $1.key)
        }
        for day in days {
            let sketch = sketches[day] ?? HyperLogLog()
            starts.append(Int32(clamping: bytes.count + 1))
            bytes += sketch.bytes
            lengths.append(Int32(clamping: bytes.count + 1) - starts[starts.count - 1])
            estimates.append(sketch.distinct)
        }
        return """
            INSERT INTO flow_day_subject (day, flow_id, kind, key_id, sketch, estimate)
            SELECT date '1970-01-01' + day, flow, kind, key, substring(\(bytes) FROM start FOR length), estimate
            FROM unnest(\(days.map { Int32(clamping: $0.day) }), \(days.map(\.flow.rawValue)),
                \(days.map { Int16($0.kind.rawValue) }), \(days.map(\.key)), \(starts), \(lengths), \(estimates))
                AS row (day, flow, kind, key, start, length, estimate)
            ON CONFLICT (day, flow_id, kind, key_id)
                DO UPDATE SET sketch = excluded.sketch, estimate = excluded.estimate
            """
    }
}
