import Foundation
import Storage
import Testing

@Suite("vigie import", .serialized)
struct ImportTests {
    @Test("every real document gets one outcome, and a second import adds nothing")
    func realPayloads() async throws {
        guard let payloads = SharedData.folder("data/payloads") else { return }
        let vigie = try await RunningVigie(name: "payloads", port: 18_911)
        let environment = ["VIGIE_DATABASE_URL": vigie.database.url(user: PrivateDatabase.login)]
        let folders = ["amazon-sp", "cxml", "ubl", "shopify", "cloudevents"].map { payloads + "/" + $0 }
        let first = try await Program.run(["import", "--json"] + folders, environment)
        let outcomes = try Outcomes(first)
        #expect(outcomes.files == outcomes.total.files)
        #expect(outcomes.total.accepted == outcomes.files, "\(first.errors.prefix(600))")
        let second = try Outcomes(try await Program.run(["import", "--json"] + folders, environment))
        #expect(second.total.accepted == 0)
        #expect(second.total.duplicates == outcomes.files)
    }

    @Test("a CSV and an NDJSON of the same events are the same events; a bad line is named and spoils no other")
    func streams() async throws {
        let vigie = try await RunningVigie(name: "streams", port: 18_912)
        let environment = ["VIGIE_DATABASE_URL": vigie.database.url(user: PrivateDatabase.login)]
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-import-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let csv = folder.appendingPathComponent("events.csv")
        let ndjson = folder.appendingPathComponent("events.ndjson")
        try """
        id,source,platform,doc_type,bytes
        1,erp/ventes,alibaba,"price,list",1200
        2,erp/ventes,amazon,orders,800

        """
        .write(to: csv, atomically: true, encoding: .utf8)
        try """
        {"id":"1","source":"erp/ventes","platform":"alibaba","doc_type":"price,list","bytes":1200}
        {"id":"2","source":"erp/ventes","platform":"amazon","doc_type":"orders","bytes":800}
        {"id":"3","source":"erp/ventes","platform":"amazon","bytes":-1}
        """
        .write(to: ndjson, atomically: true, encoding: .utf8)
        let first = try Outcomes(try await Program.run(["import", "--json", csv.path], environment))
        #expect(first.total.accepted == 2)
        let result = try await Program.run(["import", "--json", ndjson.path], environment)
        let second = try Outcomes(result)
        #expect(second.total.duplicates == 2)
        #expect(second.total.rejected == 1)
        #expect(result.status == 65)
        #expect(result.output.contains("/2/bytes"), "\(result.output)")
    }

    /// What `--json` prints: a line for each file, then the total.
    private struct Outcomes {
        struct Line: Decodable {
            var accepted: Int
            var duplicates: Int
            var rejected: Int
            var file: String?
            var files: Int?
        }

        let files: Int
        let total: Line

        init(_ result: Program.Result) throws {
            let lines = try result.output.split(separator: "\n")
                .map {
                    try JSONDecoder().decode(Line.self, from: Data($0.utf8))
                }
            guard let last = lines.last, last.files != nil else {
                throw ProgramError(description: result.errors + result.output)
            }
            files = lines.count - 1
            total = last
        }
    }
}

/// Real samples that lie beside the project, where they do.
enum SharedData {
    static func folder(_ name: String) -> String? {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appendingPathComponent("shared/\(name)").path
        if FileManager.default.fileExists(atPath: folder) { return folder }
        print("skipped: there is no ../shared/\(name)")
        return nil
    }
}
