import Foundation
import Testing

@Suite("vigie classify")
struct ClassifyTests {
    private let folder: ClassifyFolder

    init() throws { folder = try ClassifyFolder() }

    private static let order =
        #"{"buyer":{"email":"ada.tremblay@exemple.ca"},"items":[{"cost_price":11.2},{"cost_price":9.8}]}"#

    @Test("a person reads level, score with its terms, and what was found where; in either language")
    func page() async throws {
        let file = try folder.file("order.json", ClassifyTests.order)
        let english = try await Program.run(["classify", file])
        #expect(english.status == 0 && english.errors.isEmpty)
        #expect(english.output.contains("Restricted · "), "\(english.output)")
        #expect(english.output.contains(" = ") && english.output.contains(" unit cost + "))
        #expect(english.output.contains("/items/*/cost_price  Unit cost"))
        #expect(english.output.contains("read whole · json"))
        #expect(!english.output.contains("\u{1B}"), "no colour into a pipe")
        let french = try await Program.run(["classify", file], ["VIGIE_LANG": "fr"])
        #expect(french.output.contains("Restreint · ") && french.output.contains(" coût unitaire + "))
        #expect(french.output.contains("lu en entier · json"))
    }

    @Test("one JSON object a file, with spans in bytes when asked; standard input is a file like others")
    func json() async throws {
        let text = "{\"é\":\"😀\",\"courriel\":\"ada.tremblay@exemple.ca\"}"
        let file = try folder.file("é.json", text)
        let result = try await Program.run(["classify", "--json", "--spans", file])
        let printed = try PrintedLines(result)
        #expect(printed.objects.count == 1 && printed[0]["file"] as? String == file)
        #expect(printed[0]["bytes"] as? Int == text.utf8.count)
        let classification = try #require(printed[0]["classification"] as? [String: Any])
        #expect(classification["sensitivity"] as? String == "confidential")
        let span = (classification["spans"] as? [[String: Any]])?.first
        #expect(span?["start"] as? Int == 25 && span?["end"] as? Int == 48 && span?["type"] as? String == "EMAIL")
        #expect(span?["category"] as? String == "personal.contact" && span?["path"] as? String == "/courriel")
        let plain = try PrintedLines(try await Program.run(["classify", "--json", file]))
        #expect((plain[0]["classification"] as? [String: Any])?["spans"] == nil)

        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["classify", "--json", "-"]
        process.environment = Program.clean
        let input = try #require(FileHandle(forReadingAtPath: file))
        let piped = try PrintedLines(try await Program.end(of: process, reading: input) {})
        #expect((piped[0]["classification"] as? [String: Any])?["sensitivity"] as? String == "confidential")
    }

    @Test("platform, content type and document type are what the classifier is told")
    func hints() async throws {
        // Prices of a purchase are costs.
        let file = try folder.file("lines.txt", "item,price\nA,12.50\nB,13.75\n")
        let plain = try await Program.run(["classify", "--json", "--content-type", "text/csv", file])
        #expect(plain.output.contains("commercial.price") && !plain.output.contains("commercial.unit_cost"))
        let purchase = try await Program.run([
            "classify", "--json", "--content-type", "text/csv", "--document-type", "purchase_order", file,
        ])
        #expect(purchase.output.contains("commercial.unit_cost"), "\(purchase.output)")
    }

    @Test("a file that cannot be read is named, the others are classified, and the end is 69")
    func unreadable() async throws {
        let file = try folder.file("order.json", ClassifyTests.order)
        let result = try await Program.run(["classify", folder.folder.path + "/none", folder.folder.path, file])
        #expect(result.status == 69)
        #expect(result.errors.contains("/none: there is no such file") && result.errors.contains("is a folder"))
        #expect(result.output.contains("Restricted · "))
        let json = try await Program.run(["classify", "--json", folder.folder.path + "/none", file])
        let printed = try PrintedLines(json)
        #expect(json.status == 69 && printed.objects.count == 2 && printed[0]["error"] is String)
    }

    @Test("of a large document a mebibyte is inspected, and it says so")
    func large() async throws {
        let row = #"{"email":"ada.tremblay@exemple.ca","total":12.5}"#
        let text = "[" + Array(repeating: row, count: 40_000).joined(separator: ",") + "]"
        let file = try folder.file("large.json", text)
        let printed = try PrintedLines(try await Program.run(["classify", "--json", file]))
        let classification = printed[0]["classification"] as? [String: Any]
        #expect(classification?["condition"] as? String == "truncated")
        #expect(printed[0]["bytes"] as? Int == text.utf8.count)
        #expect((classification?["inspected_bytes"] as? Int ?? .max) <= 1 << 20)
    }

    @Test("modes exclude one another, and options that mean nothing are refused")
    func wrongUse() async throws {
        for arguments in [
            ["--ndjson", "--columns", "x"], ["--ndjson", "--json", "x"], [], ["--bench", "--spans", "x"],
        ] {
            #expect(try await Program.run(["classify"] + arguments).status == 64, "\(arguments)")
        }
    }
}
