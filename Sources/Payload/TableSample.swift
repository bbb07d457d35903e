/// The first rows of a table, looked at to find the row that names the columns.
///
/// Keeps its arrays between tables, so that looking allocates nothing in the steady state.
struct TableSample: Sendable {
    private var cells: [Range<Int>] = []
    /// Where each row starts in `cells`, and where the last one ends.
    private var bounds: [Int] = [0]

    /// The row that names the columns, counted without empty lines; `nil` when the first rows are data.
    private(set) var header: Int?
    /// An Amazon flat file: the rows above the names are Amazon's and no data.
    private(set) var isTemplate = false

    private static let rows = 12
    /// How far down the names may stand below a title.
    private static let lowest = 3

    /// Looks at the rows that `cursor` would read.
    mutating func look(_ bytes: Span<UInt8>, from cursor: TableCursor) {
        cells.removeAll(keepingCapacity: true)
        bounds.removeAll(keepingCapacity: true)
        bounds.append(0)
        var cursor = cursor
        header = nil
        isTemplate = false
        guard read(bytes, &cursor) else { return }
        isTemplate = startsTemplate(bytes)
        // Most tables begin with names of known words alone; then nobody need look at the rows below.
        if !isTemplate, row(0).count > 2, row(0).allSatisfy({ isKnownName($0, bytes) }) {
            header = 0
            return
        }
        while count < TableSample.rows, read(bytes, &cursor) {}
        if isTemplate {
            // Group headings and labels for people stand above the names that Amazon's machines read.
            header = (1..<max(1, count)).first { isMachineRow($0, bytes) } ?? (count > 1 ? 1 : nil)
        } else {
            header = (0..<min(count, TableSample.lowest)).first { isHeader($0, bytes) }
            if let header, !(0..<header).allSatisfy({ isHeading($0, bytes) }) { self.header = nil }
        }
    }

    private var count: Int { bounds.count - 1 }

    private func row(_ number: Int) -> Range<Int> { bounds[number]..<bounds[number + 1] }

    private mutating func read(_ bytes: Span<UInt8>, _ cursor: inout TableCursor) -> Bool {
        cursor.skipEmptyLines(bytes)
        guard cursor.offset < cursor.end else { return false }
        while true {
            let field = cursor.field(bytes)
            if field.stop == .cut {
                cells.removeLast(cells.count - bounds[bounds.count - 1])
                return false
            }
            if cells.count - bounds[bounds.count - 1] < TableLeaves.widest {
                cells.append(field.range)
            }
            guard field.stop == .delimiter else { break }
        }
        bounds.append(cells.count)
        return true
    }

    // MARK: - Which row names the columns

    private func isHeader(_ number: Int, _ bytes: Span<UInt8>) -> Bool {
        var names = 0
        var filled = 0
        var words = 0
        var identifiers = 0
        let row = row(number)
        for position in row {
            switch TableCellKind(bytes, cells[position]) {
            case .empty: continue
            case .value: return false
            case .period: filled += 1
            case .name:
                filled += 1
                names += 1
                if TableWords.matches(bytes, cells[position]) { words += 1 }
                if TableCellKind.isIdentifier(bytes, cells[position]) { identifiers += 1 }
            }
        }
        // One column of text may be anything.
        guard names > 0, filled * 2 >= row.count, row.count > 1 || words + identifiers > 0 else { return false }
        // A name does not stand again below itself, as `active` does.
        guard !row.enumerated().contains(where: { repeats($1, column: $0, below: number, bytes) }) else { return false }
        // `sku;2026-01;2026-02` names its columns, `Acier Nord;2026-01` does not.
        if names < filled { return words + identifiers >= names }
        if words * 2 >= names || identifiers * 2 >= names { return true }
        let contrasts = contrasts(of: number, bytes)
        return contrasts >= 2 || (contrasts == 1 && (words + identifiers) * 3 >= names)
    }

    private func isKnownName(_ position: Int, _ bytes: Span<UInt8>) -> Bool {
        TableCellKind(bytes, cells[position]) == .name && TableWords.matches(bytes, cells[position])
    }

    /// Whether the cell at `position` stands again in its column.
    private func repeats(_ position: Int, column: Int, below number: Int, _ bytes: Span<UInt8>) -> Bool {
        let name = cells[position]
        guard !name.isEmpty else { return false }
        return ((number + 1)..<max(number + 1, count))
            .contains { number in
                guard column < row(number).count else { return false }
                let other = cells[row(number).lowerBound + column]
                return other.count == name.count && zip(name, other).allSatisfy { bytes[$0] == bytes[$1] }
            }
    }

    /// How many cells are names while those below them are all numbers, dates, addresses and the like.
    private func contrasts(of number: Int, _ bytes: Span<UInt8>) -> Int {
        row(number).enumerated()
            .count { column, position in
                TableCellKind(bytes, cells[position]) == .name && isColumnOfValues(column, below: number, bytes)
            }
    }

    private func isColumnOfValues(_ column: Int, below number: Int, _ bytes: Span<UInt8>) -> Bool {
        var hasValue = false
        for number in (number + 1)..<max(number + 1, count) where column < row(number).count {
            switch TableCellKind(bytes, cells[row(number).lowerBound + column]) {
            case .empty: continue
            case .name: return false
            case .value, .period: hasValue = true
            }
        }
        return hasValue
    }

    /// A title in one cell, or merged headings: mostly empty and without a value.
    private func isHeading(_ number: Int, _ bytes: Span<UInt8>) -> Bool {
        let row = row(number)
        var filled = 0
        var hasValue = false
        for position in row {
            switch TableCellKind(bytes, cells[position]) {
            case .empty: continue
            case .name: break
            case .value, .period: hasValue = true
            }
            filled += 1
        }
        return filled <= 1 || (!hasValue && filled * 2 <= row.count)
    }

    private func startsTemplate(_ bytes: Span<UInt8>) -> Bool {
        guard count > 0, let first = row(0).first else { return false }
        let range = cells[first]
        return TableCellKind.starts(with: "TemplateType=", bytes, range)
            || TableCellKind.starts(with: "settings=", bytes, range)
    }

    private func isMachineRow(_ number: Int, _ bytes: Span<UInt8>) -> Bool {
        var filled = 0
        let row = row(number)
        for position in row where TableCellKind(bytes, cells[position]) != .empty {
            guard TableCellKind.isMachineName(bytes, cells[position]) else { return false }
            filled += 1
        }
        return filled > 0 && filled * 2 >= row.count
    }
}
