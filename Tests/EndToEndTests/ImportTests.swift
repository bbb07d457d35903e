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

    @Test(
        "a document keeps its file’s date: an old one is the same twice, one older than what is kept is refused by name"
    )
    func oldDocuments() async throws {
        let vigie = try await RunningVigie(name: "old", port: 18_913)
        let folder = try PassingFolder()
        let file = folder.path + "/order.json"
        try #"{"total":12}"#.write(toFile: file, atomically: true, encoding: .utf8)
        func age(_ days: Double) throws {
            let date = Date(timeIntervalSinceNow: -days * 86_400)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
        }
        let arguments = ["import", "--json", "--platform", "amazon", file]
        let environment = vigie.environment.merging(["VIGIE_EVENT_DAYS": "120"]) { $1 }
        try age(100)
        #expect(try Outcomes(try await Program.run(arguments, environment)).total.accepted == 1)
        #expect(try Outcomes(try await Program.run(arguments, environment)).total.duplicates == 1)
        try age(130)
        for extra in [[], ["--dry-run"]] {
            let result = try await Program.run(["import", "--platform", "amazon", file] + extra, environment)
            #expect(result.status == 65)
            #expect(result.errors.contains("order.json") && result.errors.contains("too_old"), "\(result.errors)")
            #expect(result.errors.contains("P120D"), "\(result.errors)")
        }
    }

    @Test("a database whose service runs is not waited for without end, and the way through the service works")
    func besideService() async throws {
        let vigie = try await RunningVigie(name: "beside", port: 18_914)
        try await vigie.start()
        let folder = try PassingFolder()
        let file = folder.path + "/events.ndjson"
        try """
        {"id":"1","source":"erp/ventes","platform":"nobody_knows_it","bytes":1}
        {"id":"2","source":"erp/ventes","platform":"amazon","bytes":-1}
        """
        .write(toFile: file, atomically: true, encoding: .utf8)
        let beside = try await Program.run(["import", file], vigie.environment)
        #expect(beside.status == 75)
        #expect(beside.errors.contains("--url"), "\(beside.errors)")
        // The service refuses both, so its answer is a problem.
        let arguments = ["import", "--json", "--url", "http://127.0.0.1:18914", file]
        let through = try await Program.run(arguments, ["VIGIE_KEY": vigie.key])
        #expect(through.status == 65)
        #expect(try Outcomes(through).total.rejected == 2)
        #expect(through.errors.contains("--platform"), "\(through.errors)")
        let unknown = try await Program.run(arguments, ["VIGIE_KEY": "vg_nobody"])
        #expect(unknown.status == 77, "\(unknown.errors)")
        #expect(await vigie.terminate() == 0)
        let away = try await Program.run(arguments, ["VIGIE_KEY": vigie.key])
        #expect(away.status == 69, "\(away.errors)")
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
