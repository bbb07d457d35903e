package import Domain

/// The table of known hosts: who runs them, where they keep data, and how that is known.
package enum HostTableFile {
    package static let columns = [
        "host_glob", "platform_id", "operator", "operator_hq", "data_region", "laws_that_reach_it", "environment",
        "evidence", "note",
    ]

    package struct Row: Sendable, Hashable {
        /// An exact name, or a glob with `*`.
        package let pattern: String
        /// The platform's slug.
        package let platform: String
        package let operatorName: String
        /// Where the operator is established, ISO 3166-1.
        package let operatorCountry: String
        /// Where the data goes, in the words of the table.
        package let region: String
        /// What `region` plainly says, else `unknown`.
        package let jurisdiction: Jurisdiction
        /// The laws that reach the data there, as short names.
        package let laws: [String]
        /// `prod`, `sandbox`, `auth`, `legacy`, `integration`.
        package let environment: String
        /// `S` vendor's own text, `S2` a third party's, `R` recalled and to be confirmed.
        package let evidence: String
        package let note: String
    }

    /// The rows, in the order of the file.
    package static func parse(_ bytes: [UInt8]) throws(TableFile.Fault) -> [Row] {
        var rows: [Row] = []
        var seen: Set<String> = []
        for (line, cells) in try TableFile(bytes, columns: columns).rows {
            guard cells[0..<5].allSatisfy({ !$0.isEmpty }), !cells[6].isEmpty, !cells[7].isEmpty else {
                throw TableFile.Fault(line: line, problem: .emptyCell)
            }
            guard cells[0].utf8.allSatisfy(isPatternByte) else {
                throw TableFile.Fault(line: line, problem: .badPattern)
            }
            guard TableFile.isCountry(cells[3]) else { throw TableFile.Fault(line: line, problem: .badCountry) }
            guard seen.insert(cells[0]).inserted else { throw TableFile.Fault(line: line, problem: .repeatedName) }
            rows.append(
                Row(
                    pattern: cells[0],
                    platform: cells[1],
                    operatorName: cells[2],
                    operatorCountry: cells[3],
                    region: cells[4],
                    jurisdiction: jurisdiction(ofRegion: cells[4]),
                    laws: cells[5].split(separator: ";").map { String($0.trimmed) },
                    environment: cells[6],
                    evidence: cells[7],
                    note: cells[8]
                )
            )
        }
        return rows
    }

    /// The country that a region plainly names: `CN`, `CN (overseas gateway)`, `eu-west-1 (IE)`, or `EU`.
    ///
    /// Anything else, such as `US/IE` or `by instance`, is unknown; a region is never guessed.
    package static func jurisdiction(ofRegion region: String) -> Jurisdiction {
        let words = region.split(separator: " ")
        guard let first = words.first else { return .unknown }
        if TableFile.isCountry(first) {
            let isAlone = words.count == 1 || words[1].hasPrefix("(")
            return isAlone ? Jurisdiction(rawValue: String(first)) : .unknown
        }
        guard words.count == 2, first.contains("-"), let last = words.last, last.hasPrefix("("), last.hasSuffix(")"),
            TableFile.isCountry(last.dropFirst().dropLast())
        else { return .unknown }
        return Jurisdiction(rawValue: String(last.dropFirst().dropLast()))
    }

    private static func isPatternByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "*"):
            true
        default: false
        }
    }
}
