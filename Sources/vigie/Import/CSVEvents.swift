/// CSV of events (RFC 4180) → NDJSON of the native form: the header names the members.
///
/// Quoted cells may hold separators, quotes and line breaks. Empty cells are left out. Numbers of `bytes`,
/// `records`, `status`, `duration_ms` and `subjects` are written as numbers, everything else as text.
struct CSVEvents {
    private static let numeric: Set<String> = ["bytes", "records", "status", "duration_ms", "subjects"]

    private var header: [String]?
    private var row: [String] = []
    private var cell: [UInt8] = []
    private var quoted = false
    private var sawQuote = false
    private let separator: UInt8

    init(separator: UInt8 = UInt8(ascii: ",")) { self.separator = separator }

    /// Reads on and gives the NDJSON lines that became whole.
    mutating func read(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var lines: [UInt8] = []
        for byte in bytes {
            if quoted {
                if byte == UInt8(ascii: "\"") {
                    quoted = false
                    sawQuote = true
                } else {
                    cell.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                // Two in a row stand for one.
                if sawQuote { cell.append(byte) }
                quoted = true
                sawQuote = false
            case separator:
                endCell()
            case UInt8(ascii: "\n"):
                endCell()
                endRow(&lines)
            case UInt8(ascii: "\r"):
                continue
            default:
                sawQuote = false
                cell.append(byte)
            }
        }
        return lines
    }

    /// The last line, where the file does not end with a line break.
    mutating func finish() -> [UInt8] {
        var lines: [UInt8] = []
        if !cell.isEmpty || !row.isEmpty {
            endCell()
            endRow(&lines)
        }
        return lines
    }

    private mutating func endCell() {
        row.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        sawQuote = false
    }

    private mutating func endRow(_ lines: inout [UInt8]) {
        defer { row.removeAll(keepingCapacity: true) }
        guard let header else {
            header = row.map { $0.filter { !$0.isWhitespace && $0 != "\u{FEFF}" } }
            return
        }
        guard row.contains(where: { !$0.isEmpty }) else { return }
        var line = "{"
        for (name, value) in zip(header, row) where !value.isEmpty && !name.isEmpty {
            if line.utf8.count > 1 { line += "," }
            line += JSONString.quoted(name) + ":"
            line += CSVEvents.numeric.contains(name) && Int64(value) != nil ? value : JSONString.quoted(value)
        }
        lines += Array((line + "}\n").utf8)
    }
}
