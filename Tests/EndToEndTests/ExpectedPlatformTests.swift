import Capture
import Domain
import Foundation
import Testing

@testable import Classification
@testable import Storage

@Suite("What is expected of platforms")
struct ExpectedPlatformTests {
    @Test("each one is in the registry’s own table, with the same aliases")
    func registry() throws {
        let rows = try RegistrySeeds.Tables.builtIn().platforms
        for (slug, _) in ExpectedCategories.table {
            let row = try #require(rows.first { $0.slug == slug }, "\(slug)")
            #expect(Agreements.names(of: slug) == [slug] + row.aliases)
        }
    }

    private static let operations = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/platforms/operations.tsv")

    @Test(
        "everything that its documented operations take is expected, but a cost at Amazon",
        .enabled(if: FileManager.default.fileExists(atPath: operations.path), "no ../shared beside the repository")
    )
    func documented() throws {
        let lines = try String(contentsOf: ExpectedPlatformTests.operations, encoding: .utf8).split(separator: "\n")
        var seen: Set<String> = []
        for line in lines.dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let slug = String(fields[0])
            guard ExpectedCategories.table.contains(where: { $0.slug == slug }) else { continue }
            seen.insert(slug)
            for word in fields[4].split(separator: ";") where (slug, word) != ("amazon_spapi", "commercial.unit_cost") {
                let category = Domain.Category(word: String(word))
                let isExpected = category.map { RuleSet.builtIn.allowed(platform: slug)?.contains($0) == true }
                #expect(isExpected == true, "\(slug) \(word)")
            }
        }
        #expect(seen.count == ExpectedCategories.table.count)
    }
}
