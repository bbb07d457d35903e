import Capture
import Domain
import Intake
import Postgres

/// One row of `outbound_event` in the binary format of COPY.
enum EventRow {
    /// In the order in which `append` writes them.
    static let columns: StaticString = """
        occurred_at, event_key, batch_id, bytes, categories, flow_id, host_id, records, duration_ms, subjects, score, \
        status, unexpected, level, condition, content, findings, method, actor, correlation_id
        """

    private static let columnCount: Int16 = 20
    /// Where the batch's number stands behind the start of a row: after the count of columns, an instant, a key, and
    /// its own length.
    ///
    /// It is written last, since only the writer knows it.
    private static let batchOffset = 2 + (4 + 8) + (4 + 16) + 4

    static func append(
        _ event: CommittedEvent,
        of source: ClassifiedEvent,
        findings: [UInt8],
        to rows: inout CopyRowWriter
    ) {
        var fields = CopyFixedFields(columns: columnCount)
        fields.append(SQLTimestamp(event.occurredAt))
        fields.append(SQLUUID(event.key))
        fields.append(Int64(0))
        fields.append(event.bytes)
        fields.append(Int64(bitPattern: event.categories.rawValue))
        fields.append(event.flow.rawValue)
        fields.append(event.host?.rawValue)
        fields.append(event.records)
        fields.append(source.envelope.durationMilliseconds)
        fields.append(event.subjects > 0 ? event.subjects : source.envelope.subjects)
        fields.append(event.score)
        fields.append(source.envelope.status)
        // Of nothing there is nothing to say: a row without findings is not a byte longer for it.
        fields.append(findings.isEmpty ? nil : source.classification.unexpected.map(CommittedEvent.score))
        fields.append(Int16(event.level.rawValue))
        fields.append(condition(of: source))
        fields.append(event.content == 0 ? Int64?.none : Int64(bitPattern: event.content))
        rows.append(fields)
        if findings.isEmpty { rows.appendNull() } else { rows.append(findings) }
        append(source.envelope.route.method, to: &rows)
        append(source.envelope.actor, to: &rows)
        append(source.envelope.correlationID, to: &rows)
    }

    /// What of `condition` is the reading's; above it stands `datedByArrival`.
    static let conditionMask: Int16 = 0xFF
    /// Set in `condition` where the sender said no time, or one that cannot be.
    static let datedByArrival: Int16 = 0x100

    private static func condition(of event: ClassifiedEvent) -> Int16 {
        Int16(event.classification.condition.rawValue) | (event.envelope.time == nil ? datedByArrival : 0)
    }

    /// Writes the batch's number into the row that starts at `start`.
    static func setBatch(_ id: BatchID, in bytes: inout [UInt8], rowAt start: Int) {
        for byte in 0..<8 {
            bytes[start + batchOffset + byte] = UInt8(truncatingIfNeeded: id.rawValue >> Int64(56 - byte * 8))
        }
    }

    private static func append(_ text: String?, to rows: inout CopyRowWriter) {
        if let text { rows.append(text) } else { rows.appendNull() }
    }
}
