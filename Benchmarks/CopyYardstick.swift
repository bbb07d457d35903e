import Foundation
import Logging
import Postgres
import Storage

/// Raw binary COPY of rows that the service wrote, into the same table of another database, unique index and all.
final class CopyYardstick {
    private let lab: Laboratory
    private let target: PostgresPool
    private static let rowsPerCopy = 5_000

    init(_ lab: Laboratory) async throws {
        self.lab = lab
        let database = try await lab.database.sibling("yardstick")
        try Laboratory.migrate(database, binary: lab.binary)
        target = PostgresPool(
            configuration: database.ownerConfiguration,
            size: 1,
            logger: Logger(label: "lab", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    func close() async { await target.close() }

    /// The rows of the service's latest round, in commits of 5,000 over one connection.
    func rowsPerSecond(round: Int) async throws -> Double {
        let source = lab.ownerPool()
        let pattern = "b\(round)-%"
        let rows = try await source.perform(deadline: nil) { (session) throws(PostgresError) -> [[UInt8]] in
            var rows: [[UInt8]] = []
            try session.copyOut(
                "COPY (SELECT * FROM outbound_event WHERE correlation_id LIKE '\(pattern)') TO STDOUT (FORMAT binary)"
            ) { (chunk) throws(PostgresError) in
                var row: [UInt8] = []
                row.reserveCapacity(chunk.count)
                for index in chunk.indices { row.append(chunk[index]) }
                rows.append(row)
            }
            return rows
        }
        await source.close()
        let pieces = CopyYardstick.pieces(rows)
        let count = pieces.count * CopyYardstick.rowsPerCopy
        return try await target.perform(deadline: nil) { (session) throws(PostgresError) -> Double in
            try session.run(
                script:
                    "SELECT vigie_ensure_days(current_date - 1, current_date + 1); TRUNCATE outbound_event;"
            )
            let started = monotonicNanoseconds()
            for piece in pieces {
                _ = try session.copyIn("COPY outbound_event FROM STDIN (FORMAT binary)", [piece])
            }
            return Double(count) / (Double(monotonicNanoseconds() - started) / 1e9)
        }
    }

    /// Whole COPY streams of 5,000 rows each; the first chunk of a COPY carries the header, the last is the trailer.
    private static func pieces(_ chunks: [[UInt8]]) -> [[UInt8]] {
        guard let first = chunks.first else { return [] }
        let header = Array(first.prefix(CopyBinary.header.count))
        var rows = chunks
        rows[0] = Array(first.dropFirst(header.count))
        rows.removeAll { $0.isEmpty || $0 == CopyBinary.trailer }
        return stride(from: 0, to: rows.count - rowsPerCopy + 1, by: rowsPerCopy)
            .map { start in
                header + rows[start..<(start + rowsPerCopy)].joined() + CopyBinary.trailer
            }
    }
}
