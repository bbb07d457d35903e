import Domain

/// Writes CSV as RFC 4180 says, in a form that spreadsheets cannot take for a formula.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(byteOrderMark: Bool = false) {
        if byteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// A text; one that starts like a formula gets a `'` before it (OWASP, CSV injection).
    mutating func text(_ text: String) {
        separate()
        var cell = text
        if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { cell = "'" + text }
        guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(0x22)
        for byte in cell.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// A number, or an empty cell.
    mutating func number(_ value: Double?) {
        separate()
        guard let value, value.isFinite else { return }
        let whole = Int64(exactly: value).map { String($0) }
        bytes.append(contentsOf: (whole ?? "\(value)").utf8)
    }

    mutating func endRow() {
        bytes.append(contentsOf: [0x0D, 0x0A])
        isFirst = true
    }

    private mutating func separate() {
        if isFirst { isFirst = false } else { bytes.append(0x2C) }
    }
}
