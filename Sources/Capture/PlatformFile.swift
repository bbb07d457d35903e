/// The names of the known platforms.
package enum PlatformFile {
    package static let columns = ["slug", "name", "operator", "operator_country", "aliases"]

    package struct Row: Sendable, Hashable {
        /// The stable name in the API.
        package let slug: String
        /// The name for people.
        package let name: String
        package let operatorName: String
        /// Where the operator is established, ISO 3166-1.
        package let operatorCountry: String
        /// Other slugs that resolve to the platform.
        package let aliases: [String]
    }

    /// The rows, in the order of the file.
    ///
    /// No slug or alias stands twice, so that a name means one platform.
    package static func parse(_ bytes: [UInt8]) throws(TableFile.Fault) -> [Row] {
        var rows: [Row] = []
        var names: Set<String> = []
        for (line, cells) in try TableFile(bytes, columns: columns).rows {
            guard cells[0..<3].allSatisfy({ !$0.isEmpty }) else {
                throw TableFile.Fault(line: line, problem: .emptyCell)
            }
            guard TableFile.isCountry(cells[3]) else { throw TableFile.Fault(line: line, problem: .badCountry) }
            let aliases = cells[4].split(separator: ",").map { String($0.trimmed) }
            for name in [cells[0]] + aliases where !names.insert(name).inserted {
                throw TableFile.Fault(line: line, problem: .repeatedName)
            }
            rows.append(
                Row(slug: cells[0], name: cells[1], operatorName: cells[2], operatorCountry: cells[3], aliases: aliases)
            )
        }
        return rows
    }
}
