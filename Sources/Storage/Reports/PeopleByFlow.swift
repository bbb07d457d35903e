import Domain
import Postgres
import Query

/// Different people by flow over a window, so that any set of flows can be counted together.
struct PeopleByFlow: Sendable {
    private struct Place: Hashable {
        let flow: Int32
        let key: Int64
        let kind: Int16
    }

    private let sketches: [Place: HyperLogLog]

    /// The sketches of days (UTC) that the window touches, merged as they are read: memory grows with the flows, not
    /// with the days.
    static func read(
        _ flows: Set<Int32>,
        from: Timestamp,
        to: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> PeopleByFlow {
        let (first, last) = (from.dayNumber, Timestamp(microseconds: max(to.microseconds, 1) - 1).dayNumber)
        var sketches: [Place: HyperLogLog] = [:]
        guard !flows.isEmpty else { return PeopleByFlow(sketches: sketches) }
        _ = try session.query(
            """
            SELECT flow_id, key_id, kind, sketch FROM flow_day_subject
            WHERE flow_id = ANY(\(flows.sorted())) AND day BETWEEN date '1970-01-01' + \(Int32(clamping: first))
                AND date '1970-01-01' + \(Int32(clamping: last))
            """
        ) { (row) throws(PostgresError) -> Void in
            let place = Place(flow: try row.decode(at: 0), key: try row.decode(at: 1), kind: try row.decode(at: 2))
            // A sketch of another build says nothing to this one.
            guard let sketch = HyperLogLog(bytes: try row.decode([UInt8].self, at: 3)) else { return }
            sketches[place, default: HyperLogLog()].merge(sketch)
        }
        return PeopleByFlow(sketches: sketches)
    }

    /// `nil` where nobody was counted.
    func estimate(of flows: [Int32]) -> PeopleEstimate? {
        let flows = Set(flows)
        var unions: [Int64: [Int16: HyperLogLog]] = [:]
        for (place, sketch) in sketches where flows.contains(place.flow) {
            unions[place.key, default: [:]][place.kind, default: HyperLogLog()].merge(sketch)
        }
        guard !unions.isEmpty else { return nil }
        // A person may have a name, an address and an identifier: the most numerous kind counts.
        let people = unions.values.reduce(0) { $0 + ($1.values.map(\.distinct).max() ?? 0) }
        return PeopleEstimate(people: people, keys: unions.count)
    }
}
