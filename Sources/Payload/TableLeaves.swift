import Domain

/// A forward-only reader of one table as text (CSV, TSV) that writes its cells as leaves.
///
/// The delimiter and the row that names the columns are found from the first lines. A cell stands at `/*/name of its
/// column`, as if the table were a JSON array of objects; without a row of names at `/*/column1`, since data never
/// becomes part of a path. Empty cells are no leaves. Amazon's flat files and Ariba's CIF 3.0 are read by their own rules.
package struct TableLeaves: Sendable {
    /// The place of each column, extended when a row has more.
    var columns: [PathNode] = []
    private var sample = TableSample()
    private var scratch: [UInt8] = []
    var lastScope: Int32 = 0

    /// More columns than this share one place.
    static let widest = 4_096
    /// Columns without a name that have a place of their own.
    private static let unnamed = 256

    package init() {}

    /// Appends the leaves of `bytes` to `leaves`; never traps, whatever the bytes.
    ///
    /// `dialect` is what sniffing the same bytes found; without it the first lines are looked at again.
    package mutating func read(
        _ bytes: Span<UInt8>,
        dialect: TableDialect? = nil,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        let end = min(bytes.count, limits.bytes)
        var start = min(PayloadFormat.markLength(of: bytes), end)
        columns.removeAll(keepingCapacity: true)
        lastScope = 0
        let isCatalogue = TableCatalogue.begins(at: start, before: end, bytes)
        if !isCatalogue { start = TableLeaves.delimiterHintEnd(from: start, before: end, bytes) }
        let known = dialect.flatMap { $0.holds(from: start, to: end, of: bytes) ? $0 : nil }
        let delimiter =
            isCatalogue ? UInt8(ascii: ",") : (known ?? TableDialect(bytes, from: start, to: end)).delimiter
        var cursor = TableCursor(from: start, to: end, delimiter: delimiter, isCut: bytes.count > end)
        do throws(ReadFault) {
            if isCatalogue {
                try readCatalogue(bytes, &cursor, limits, &paths, &leaves)
            } else {
                try readRows(bytes, &cursor, limits, &paths, &leaves)
            }
            if cursor.isCut { throw .ended }
            if cursor.hasUnclosedQuote { throw .malformed }
            return ReadEnding(condition: .whole, inspected: bytes.count)
        } catch {
            return ReadEnding(condition: error.condition(cut: cursor.isCut), inspected: min(cursor.offset, end))
        }
    }

    private mutating func readRows(
        _ bytes: Span<UInt8>,
        _ cursor: inout TableCursor,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        sample.look(bytes, from: cursor)
        var row = 0
        while true {
            cursor.skipEmptyLines(bytes)
            guard cursor.offset < cursor.end else { return }
            if row == sample.header {
                // Above the names there may have been a title with places of its own.
                columns.removeAll(keepingCapacity: true)
                try readNames(bytes, &cursor, &paths)
            } else if sample.isTemplate, row < sample.header ?? 1 {
                while cursor.field(bytes).stop == .delimiter {}
            } else {
                try readRow(bytes, &cursor, limits, &paths, &leaves)
            }
            row += 1
        }
    }

    /// Reads the row that names the columns.
    mutating func readNames(
        _ bytes: Span<UInt8>,
        _ cursor: inout TableCursor,
        _ paths: inout PathTrie
    ) throws(ReadFault) {
        while true {
            let field = cursor.field(bytes)
            guard field.stop != .cut else { throw .ended }
            if columns.count < TableLeaves.widest {
                let hasName = TableCellKind(bytes, field.range) != .empty
                columns.append(
                    hasName ? TableNames.node(of: field.range, bytes, &paths) : place(ofColumn: columns.count, &paths)
                )
            }
            guard field.stop == .delimiter else { return }
        }
    }

    /// Reads a row of data.
    mutating func readRow(
        _ bytes: Span<UInt8>,
        _ cursor: inout TableCursor,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        lastScope &+= 1
        var column = 0
        while true {
            let field = cursor.field(bytes)
            guard field.stop != .cut else { throw .ended }
            if !field.range.isEmpty {
                guard leaves.count < limits.leaves else { throw .tooMany }
                while columns.count <= min(column, TableLeaves.unnamed) {
                    columns.append(place(ofColumn: columns.count, &paths))
                }
                leaves.append(
                    Leaf(
                        node: columns[min(column, columns.count - 1)],
                        range: field.range,
                        scope: lastScope,
                        kind: TableNumber.matches(bytes, field.range) ? .number : .string,
                        traits: field.traits
                    )
                )
            }
            guard field.stop == .delimiter else { return }
            column += 1
        }
    }

    /// `/*/column1` for a column without a name; `/*/columns` for all beyond the bound.
    private mutating func place(ofColumn column: Int, _ paths: inout PathTrie) -> PathNode {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: "column".utf8)
        if column < TableLeaves.unnamed {
            let number = column + 1
            if number >= 100 { scratch.append(0x30 + UInt8(truncatingIfNeeded: number / 100)) }
            if number >= 10 { scratch.append(0x30 + UInt8(truncatingIfNeeded: number / 10 % 10)) }
            scratch.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
        } else {
            scratch.append(UInt8(ascii: "s"))
        }
        let rows = paths.items(of: .jsonRoot)
        return paths.child(of: rows, key: 0..<scratch.count, in: scratch.span)
    }

    /// Behind the line `sep=;` that Excel writes above some tables.
    private static func delimiterHintEnd(from start: Int, before end: Int, _ bytes: Span<UInt8>) -> Int {
        guard start + 5 < end, TableCellKind.starts(with: "sep=", bytes, start..<end) else { return start }
        let lineEnd = bytes[start + 5]
        return lineEnd == 0x0A || lineEnd == 0x0D ? start + 6 : start
    }
}
