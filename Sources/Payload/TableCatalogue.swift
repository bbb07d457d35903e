import Domain

/// Ariba's catalogue format CIF 3.0: lines `KEY: value`, then `DATA`, rows with commas, `ENDOFDATA`.
enum TableCatalogue {
    /// The columns of a catalogue without the line `FIELDNAMES:`, in the order of the format's definition.
    static let fields = Array(
        """
        Supplier ID,Supplier Part ID,Manufacturer Part ID,Item Description,SPSC Code,Unit Price,Units of Measure,\
        Lead Time,Manufacturer Name,Supplier URL,Manufacturer URL,Market Price
        """
        .utf8
    )

    static func begins(at start: Int, before end: Int, _ bytes: Span<UInt8>) -> Bool {
        TableCellKind.starts(with: "CIF_I_V", bytes, start..<max(start, end))
    }

    /// The line at `start` without the spaces at its end, and where its line end stands.
    static func line(at start: Int, before end: Int, _ bytes: Span<UInt8>) -> (text: Range<Int>, end: Int) {
        var upper = start
        while upper < end, bytes[upper] != 0x0A, bytes[upper] != 0x0D { upper += 1 }
        let lineEnd = upper
        while upper > start, PayloadFormat.isSpace(bytes[upper - 1]) { upper -= 1 }
        return (start..<upper, lineEnd)
    }

    static func isLine(_ word: String, _ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        line.count == word.utf8.count && TableCellKind.starts(with: word, bytes, line)
    }
}

extension TableLeaves {
    /// Reads a catalogue: the values of its head at `/KEY`, its rows as those of any table.
    mutating func readCatalogue(
        _ bytes: Span<UInt8>,
        _ cursor: inout TableCursor,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        try readHead(bytes, &cursor, limits, &paths, &leaves)
        if columns.isEmpty {
            let names = TableCatalogue.fields
            var fields = TableCursor(from: 0, to: names.count, delimiter: UInt8(ascii: ","), isCut: false)
            try readNames(names.span, &fields, &paths)
        }
        while true {
            cursor.skipEmptyLines(bytes)
            guard cursor.offset < cursor.end else { throw .ended }
            let line = TableCatalogue.line(at: cursor.offset, before: cursor.end, bytes).text
            if TableCatalogue.isLine("ENDOFDATA", line, bytes) { return }
            try readRow(bytes, &cursor, limits, &paths, &leaves)
        }
    }

    /// Reads up to and with the line `DATA`.
    private mutating func readHead(
        _ bytes: Span<UInt8>,
        _ cursor: inout TableCursor,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        while true {
            cursor.skipEmptyLines(bytes)
            guard cursor.offset < cursor.end else { throw .ended }
            let (line, lineEnd) = TableCatalogue.line(at: cursor.offset, before: cursor.end, bytes)
            guard lineEnd < cursor.end || !cursor.isCut else { throw .ended }
            // Behind the whole line: one of spaces alone must not be read again.
            let next = cursor.moved(to: lineEnd)
            if TableCatalogue.isLine("DATA", line, bytes) {
                cursor = next
                return
            }
            if let colon = line.first(where: { bytes[$0] == UInt8(ascii: ":") }) {
                let key = line.lowerBound..<colon
                if TableCatalogue.isLine("FIELDNAMES", key, bytes) {
                    columns.removeAll(keepingCapacity: true)
                    var names = TableCursor(
                        from: colon + 1,
                        to: line.upperBound,
                        delimiter: cursor.delimiter,
                        isCut: false
                    )
                    try readNames(bytes, &names, &paths)
                } else {
                    try appendHead(key, (colon + 1)..<line.upperBound, bytes, limits, &paths, &leaves)
                }
            }
            cursor = next
        }
    }

    private func appendHead(
        _ key: Range<Int>,
        _ value: Range<Int>,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        var lower = value.lowerBound
        while lower < value.upperBound, PayloadFormat.isSpace(bytes[lower]) { lower += 1 }
        guard lower < value.upperBound else { return }
        guard leaves.count < limits.leaves else { throw .tooMany }
        let range = lower..<value.upperBound
        leaves.append(
            Leaf(
                node: paths.child(of: .jsonRoot, key: key, in: bytes),
                range: range,
                scope: 0,
                kind: TableNumber.matches(bytes, range) ? .number : .string,
                traits: range.contains { bytes[$0] >= 0x80 } ? .beyondASCII : []
            )
        )
    }
}
