import Domain
import Postgres
import Synchronization

/// A path that a flow sends for the first time, with what is in it.
struct NewField: Sendable, Hashable {
    var flow: FlowID
    /// In the process: what the hot path knows it by.
    var number: PathID
    /// In the catalogue; see `FieldPath`.
    var path: String
    var category: Category
    var detector: Detector
    /// In hundredths.
    var confidence: UInt8
    var seen: Timestamp
    /// The event that brings it.
    var event: EventKey
}

/// Paths as the catalogue keeps them.
package enum FieldPath {
    /// Everything past the limit of fields of one flow, one entry a category.
    package static let overflow = "/…"
    /// The catalogue's index takes no more than 2,704 bytes a row.
    static let longest = 1_024

    /// Cuts what is too long at a whole character and takes out what PostgreSQL cannot keep.
    package static func catalogued(_ path: String) -> String {
        let bytes = path.utf8
        guard bytes.count > longest || bytes.contains(0) else { return path }
        let clean = path.replacing("\0", with: "\u{FFFD}")
        var kept = clean.utf8.prefix(longest)
        while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
        if let last = kept.last, last >= 0xC0 { kept.removeLast() }
        return clean.utf8.count > longest ? String(decoding: kept, as: UTF8.self) + "…" : clean
    }
}

extension Registry {
    /// The fields that a flow is known for, by `FlowFields.number`.
    func fields(of flow: FlowID) -> FlowFields { state.withLock { $0.fields[flow] ?? FlowFields() } }

    /// Makes the catalogue rows of fields that were never seen; past the limit of a flow they share an overflow entry.
    func register(_ fields: [NewField]) async throws(StoreError) {
        var wanted: [RegistryFieldName: NewField] = [:]
        var known: [(NewField, FlowFields.Name, FlowFields.Mark)] = []
        var names: [(NewField, FlowFields.Name)] = []
        state.withLock { state in
            var added: [FlowID: Int] = [:]
            for field in fields {
                var name = FlowFields.Name(path: FieldPath.catalogued(field.path), category: field.category)
                let catalogue = state.fields[field.flow] ?? FlowFields()
                let key = RegistryFieldName(flow: field.flow, name: name)
                if catalogue.byName[name] == nil, wanted[key] == nil {
                    if catalogue.byName.count + added[field.flow, default: 0] >= limits.fields {
                        name.path = FieldPath.overflow
                    } else {
                        added[field.flow, default: 0] += 1
                    }
                }
                if let mark = catalogue.byName[name] {
                    known.append((field, name, mark))
                } else {
                    names.append((field, name))
                    let overflowKey = RegistryFieldName(flow: field.flow, name: name)
                    wanted[overflowKey] = wanted[overflowKey] ?? field
                }
            }
        }
        let marks = wanted.isEmpty ? [:] : try await insert(wanted)
        state.withLock { state in
            for (key, mark) in marks { state.fields[key.flow, default: FlowFields()].byName[key.name] = mark }
            for (field, name) in names {
                known += marks[.init(flow: field.flow, name: name)].map { [(field, name, $0)] } ?? []
            }
            for (field, _, mark) in known {
                let number = FlowFields.number(field.number, field.category)
                state.fields[field.flow, default: FlowFields()].byNumber[number] = mark
            }
        }
    }

    /// Remembers that the catalogue was told of these fields in an hour.
    func markSeen(_ fields: [SeenField], in hour: Int64) {
        state.withLock { state in
            for field in fields {
                guard var mark = state.fields[field.flow]?.byNumber[field.number] else { continue }
                mark.lastSeen = max(mark.lastSeen, hour)
                mark.confidence = max(mark.confidence, field.confidence)
                state.fields[field.flow]?.byNumber[field.number] = mark
            }
        }
    }

    private func insert(_ wanted: [RegistryFieldName: NewField]) async throws(StoreError) -> [RegistryFieldName:
        FlowFields.Mark]
    {
        let rows = wanted.sorted { ($0.key.flow, $0.key.name.path) < ($1.key.flow, $1.key.name.path) }
        let flows = rows.map(\.key.flow.rawValue)
        let paths = rows.map(\.key.name.path)
        let categories = rows.map { Int16($0.key.name.category.rawValue) }
        let marks = try await pool.store { session throws(PostgresError) in
            let seen = rows.map { SQLTimestamp($0.value.seen) }
            let detectors = rows.map { Int16($0.value.detector.rawValue) }
            let confidences = rows.map { Int16($0.value.confidence) }
            let events = rows.map { SQLUUID($0.value.event) }
            _ = try session.execute(
                """
                INSERT INTO field (flow_id, path, category, detector, confidence, first_seen, last_seen, first_event)
                SELECT flow, path, category, detector, confidence, seen, seen, event
                FROM unnest(\(flows), \(paths), \(categories), \(detectors), \(confidences), \(seen), \(events))
                    AS row (flow, path, category, detector, confidence, seen, event)
                ON CONFLICT (flow_id, path, category) DO NOTHING
                """
            )
            return try session.query(
                """
                SELECT row.place, field.id, field.last_seen, field.confidence, field.first_event
                FROM unnest(\(flows), \(paths), \(categories)) WITH ORDINALITY AS row (flow, path, category, place)
                    JOIN field ON field.flow_id = row.flow AND field.path = row.path AND field.category = row.category
                """
            ) { row throws(PostgresError) in
                (
                    try row.decode(Int.self, at: 0) - 1,
                    FlowFields.Mark(
                        id: FieldID(rawValue: try row.decode(at: 1)),
                        lastSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 2)).hourNumber,
                        confidence: UInt8(clamping: try row.decode(Int16.self, at: 3)),
                        firstEvent: try row.decodeIfPresent(SQLUUID.self, at: 4).map { EventKey($0) }
                    )
                )
            }
        }
        var byName: [RegistryFieldName: FlowFields.Mark] = [:]
        for (place, mark) in marks where rows.indices.contains(place) { byName[rows[place].key] = mark }
        return byName
    }
}

struct RegistryFieldName: Sendable, Hashable {
    var flow: FlowID
    var name: FlowFields.Name
}
