/// A table in a text file: tab-separated, a line of column names first, `#` before a remark.
package struct TableFile: Sendable {
    /// The rows, each with as many cells as there are columns, and the number of its line from 1.
    package let rows: [(line: Int, cells: [String])]

    package struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        package let line: Int
        package let problem: Problem

        package enum Problem: String, Sendable {
            case notUTF8 = "is not UTF-8"
            case otherColumns = "does not have the expected columns"
            case emptyCell = "leaves a required cell empty"
            case badPattern = "has a host pattern with characters that no host has"
            case badCountry = "has a country that is no ISO 3166-1 code of two letters"
            case repeatedName = "repeats a name that an earlier line has"
        }

        package var description: String { "line \(line) \(problem.rawValue)" }
    }

    package init(_ bytes: [UInt8], columns: [String]) throws(Fault) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(line: 1, problem: .notUTF8) }
        var rows: [(line: Int, cells: [String])] = []
        var hasHeader = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0.trimmed) }
            guard cells.count == columns.count, hasHeader || cells == columns else {
                throw Fault(line: index + 1, problem: .otherColumns)
            }
            if hasHeader { rows.append((index + 1, cells)) }
            hasHeader = true
        }
        guard hasHeader else { throw Fault(line: 1, problem: .otherColumns) }
        self.rows = rows
    }

    /// Two capital letters, as countries and `EU` are written.
    static func isCountry(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    }
}
