import Classification
import Foundation
import Replay

/// `eval.columns.f1`: whether a column is personal, over the labelled columns, as `tools/score_columns.py` counts.
struct ColumnEval {
    let figures: Figures

    static let names = ["eval.columns.f1"]

    /// The types that are personal for the tool that judges.
    private static let personal: Set<String> = [
        "EMAIL_ADDRESS", "PHONE_NUMBER", "DATE_OF_BIRTH", "GEO_COORDINATES", "ZIPCODE", "STREET_ADDRESS", "GENDER",
        "AGE", "ETHNIC_GROUP", "MARITAL_STATUS", "IP_ADDRESS", "PERSON_NAME",
    ]

    private struct Column: Decodable {
        let name: String
        let values: [String]
        let type: String
    }

    func run(_ shared: SharedFolder) {
        do {
            var reader = try LineReader(shared.file("data/sensitive/columns.ndjson"))
            let decoder = JSONDecoder()
            let classifier = ColumnClassifier()
            var tally = PairTally()
            var types: [String: PairTally] = [:]
            var exact = 0
            var count = 0
            while let line = try reader.next() {
                let column = try decoder.decode(Column.self, from: Data(line))
                let found = classifier.type(name: column.name, values: column.values).rawValue
                count += 1
                if found == column.type { exact += 1 }
                tally.add(
                    found: ColumnEval.personal.contains(found),
                    expected: ColumnEval.personal.contains(column.type)
                )
                for type in Set([found, column.type]) {
                    types[type, default: PairTally()].add(found: type == found, expected: type == column.type)
                }
            }
            for (type, one) in types.sorted(by: { ($0.value.f1 ?? 0, $0.key) < ($1.value.f1 ?? 0, $1.key) }) {
                figures.note("column \(type): \(one)")
            }
            figures.note("columns: personal \(tally); exact type \(exact) of \(count)")
            guard let score = tally.f1 else {
                return figures.unavailable(ColumnEval.names[0], "there is no labelled column")
            }
            figures.print(ColumnEval.names[0], score, digits: 4)
        } catch {
            figures.unavailable(ColumnEval.names[0], "\(error)")
        }
    }
}
