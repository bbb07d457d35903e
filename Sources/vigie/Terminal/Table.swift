/// Text in columns, as wide as they need to be; numbers to the right.
struct Table {
    var header: [String]
    var rows: [[String]] = []
    /// Places of the columns that hold numbers.
    var numeric: Set<Int> = []

    func lines() -> [String] {
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        return ([header] + rows)
            .map { row in
                row.indices
                    .map { column in
                        let padding = String(repeating: " ", count: widths[column] - row[column].count)
                        return numeric.contains(column) ? padding + row[column] : row[column] + padding
                    }
                    .joined(separator: "  ")
                    .trimmingTrailingSpaces()
            }
    }
}

extension String {
    fileprivate func trimmingTrailingSpaces() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
