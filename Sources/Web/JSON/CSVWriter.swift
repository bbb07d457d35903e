import Domain

/// Writes CSV as RFC 4180 says, in a form that spreadsheets cannot take for a formula.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(byteOrderMark: Bool = false) {
        if byteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// A text; where it starts like a formula it gets a `'` before it (OWASP, CSV injection).
    ///
    /// So does what follows a separator within it: where lists are parted by semicolons or tabs, as in French, a
    /// spreadsheet cuts the text there, quotes or not, and the rest begins a cell of its own.
    mutating func text(_ text: String) {
        separate()
        let cell = CSVWriter.defused(text)
        guard cell.utf8.contains(where: CSVWriter.needsQuotes) else {
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

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    private static func defused(_ text: String) -> String {
        var defused = String.UnicodeScalarView()
        var isStart = true
        for scalar in text.unicodeScalars {
            if isStart, startsFormula(scalar) { defused.append("'") }
            defused.append(scalar)
            // Blanks and quotes are passed over by some readers: a formula may hide behind them.
            isStart = isSeparator(scalar) || (isStart && (scalar.properties.isWhitespace || scalar == "\""))
        }
        return String(defused)
    }

    /// The signs that OWASP names, their full-width forms included.
    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}": true
        default: false
        }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ";", "\t", "\n", "\r", "|": true
        default: false
        }
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
