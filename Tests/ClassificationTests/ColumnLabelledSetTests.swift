import Foundation
import Testing

@testable import Classification

/// The labelled columns of the TRL Lab's sensitive-data set, if they lie in `shared` beside the repository.
private let labelledColumns = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .appending(path: "../../../shared/data/sensitive/columns.ndjson")
    .standardizedFileURL

@Suite("Columns: labelled set")
struct ColumnLabelledSetTests {
    private struct Column: Decodable {
        let name: String
        let values: [String]
        let type: ColumnType.RawValue
    }

    /// The types that the scorer of the labelled set counts as personal.
    private static let personal: Set<ColumnType> = [
        .emailAddress, .phoneNumber, .dateOfBirth, .coordinates, .zipCode, .streetAddress, .gender, .age, .ethnicGroup,
        .maritalStatus, .ipAddress, .personName,
    ]

    @Test(
        "personal columns are told from others with F1 of at least 0.85",
        .enabled(if: FileManager.default.fileExists(atPath: labelledColumns.path), "no ../shared beside the repository")
    )
    func personalColumns() throws {
        let classifier = ColumnClassifier()
        var (found, missed, invented) = (0, 0, 0)
        for line in try String(contentsOf: labelledColumns, encoding: .utf8).split(separator: "\n") {
            let column = try JSONDecoder().decode(Column.self, from: Data(line.utf8))
            let expected = try #require(ColumnType(rawValue: column.type))
            let isPersonal = Self.personal.contains(expected)
            switch (isPersonal, Self.personal.contains(classifier.type(name: column.name, values: column.values))) {
            case (true, true): found += 1
            case (true, false): missed += 1
            case (false, true): invented += 1
            case (false, false): break
            }
        }
        #expect(found + missed > 100)
        #expect(Double(2 * found) / Double(2 * found + missed + invented) >= 0.85)
    }
}
