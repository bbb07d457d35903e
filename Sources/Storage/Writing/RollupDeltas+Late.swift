import Domain
import Postgres

extension RollupDeltas {
    /// How long after its end an hour may still get events without being told.
    ///
    /// `RollupFold` leaves days alone for two hours longer, which is more than a batch can be under way.
    static let lateness = 24 * Timestamp.hour

    /// Marks the hours that are more than a day over, so that days that were folded of them are folded again; `nil`
    /// where there is none, as nearly always.
    func lateStatement(at instant: Timestamp) -> SQL? {
        let limit = instant.microseconds - RollupDeltas.lateness - Timestamp.hour
        let late = Set(hours.lazy.map(\.key.bucket).filter { $0 < limit }).sorted()
        guard !late.isEmpty else { return nil }
        let instants = late.map { SQLTimestamp(microsecondsSince1970: $0) }
        return "INSERT INTO rollup_late (hour) SELECT unnest(\(instants))"
    }
}
