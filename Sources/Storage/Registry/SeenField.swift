import Domain
import Postgres

/// A field of the catalogue that was seen again: for the first time in an hour, or with more certainty than ever.
struct SeenField: Sendable, Hashable {
    var flow: FlowID
    /// `FlowFields.number` of its path and category.
    var number: UInt64
    var id: FieldID
    var detector: Detector
    /// In hundredths.
    var confidence: UInt8

    /// What tells the catalogue; of several sights of one field the most certain counts.
    static func statements(_ fields: [SeenField], at instant: Timestamp) -> [SQL] {
        guard !fields.isEmpty else { return [] }
        var best: [FieldID: SeenField] = [:]
        for field in fields where field.confidence >= best[field.id]?.confidence ?? 0 { best[field.id] = field }
        // Sorted, so that whoever else changes some of them waits and does not block.
        let rows = best.values.sorted { $0.id.rawValue < $1.id.rawValue }
        return [
            """
            UPDATE field SET last_seen = greatest(field.last_seen, \(SQLTimestamp(instant))),
                detector = CASE WHEN field.confidence < row.confidence THEN row.detector ELSE field.detector END,
                confidence = greatest(field.confidence, row.confidence)
            FROM unnest(\(rows.map(\.id.rawValue)), \(rows.map { Int16($0.detector.rawValue) }),
                \(rows.map { Int16($0.confidence) })) AS row (id, detector, confidence)
            WHERE field.id = row.id
            """
        ]
    }
}
