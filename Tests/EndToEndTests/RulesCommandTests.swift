import Foundation
import Postgres
import Storage
import Testing

@testable import Classification
@testable import vigie

@Suite("vigie rules")
struct RulesCommandTests {
    private func file(_ name: String, _ text: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-e2e-\(getpid())-rules")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    @Test("check ends with 0 for good files and 65 when one is not, and names file, line and key")
    func check() async throws {
        let good = try file("good.yaml", RuleFileTests.whole)
        let fine = try await Program.run(["rules", "check", good])
        #expect(fine.status == 0)
        #expect(fine.output.contains(RuleSet.builtIn.version + "+3-"))
        #expect(fine.output.contains("boreal.recipe → commercial.bom, critical, 0.9: Boréal recipe"))

        let bad = try file("bad.yaml", "version: 1\npaths:\n  - {path: /a, category: commercial.prise}\n")
        let refused = try await Program.run(["rules", "check", good, bad])
        #expect(refused.status == 65)
        #expect(refused.output.contains("\(bad):3: paths[0].category: ") && refused.output.contains("commercial.price"))
        let french = try await Program.run(["rules", "check", bad], ["VIGIE_LANG": "fr"])
        #expect(french.output.contains("\(bad):3: paths[0].category\u{A0}: «"), "\(french.output)")

        let json = try await Program.run(["rules", "check", "--json", bad, good])
        let lines = json.output.split(separator: "\n").map { Data($0.utf8) }
        let first = try #require(try JSONSerialization.jsonObject(with: lines[0]) as? [String: Any])
        let fault = try #require((first["faults"] as? [[String: Any]])?.first)
        #expect(fault["line"] as? Int == 3 && fault["key"] as? String == "paths[0].category")
        let second = try #require(try JSONSerialization.jsonObject(with: lines[1]) as? [String: Any])
        #expect((second["version"] as? String)?.hasPrefix(RuleSet.builtIn.version) == true)
        #expect(try await Program.run(["rules", "check", "/nowhere/at-all.yaml"]).status == 65)
    }

    @Test("serve, dev and import do not start on bad rules, and say what is wrong where")
    func refuses() async throws {
        let bad = try file("refused.yaml", "version: 1\nliterals:\n  - category: commercial.ip\n")
        let environment = [
            "VIGIE_RULES_FILE": bad, "VIGIE_PEPPER": RunningVigie.pepper,
            "VIGIE_DATABASE_URL": "postgresql://127.0.0.1:1/x",
        ]
        for arguments in [["serve"], ["dev"], ["import", bad], ["import", "--dry-run", bad]] {
            let result = try await Program.run(arguments, environment)
            #expect(result.status == 78, "\(arguments): \(result.errors)")
            #expect(result.errors.contains("rules.file") && result.errors.contains("\(bad):3: literals[0].words"))
        }
        let missing = try await Program.run(["serve", "--rules", "/nowhere.yaml"], environment)
        #expect(missing.status == 78 && missing.errors.contains("/nowhere.yaml: "))
    }

    private struct Taken: Decodable { var ids: [String] }

    @Test("each batch is stored with the version of the rules that classified it")
    func stored() async throws {
        let vigie = try await RunningVigie(name: "rules", port: 18_916)
        let rules = try file("stored.yaml", "version: maison-7\n")
        try await vigie.start(["VIGIE_RULES_FILE": rules])
        let answer = try await vigie.post(Sample.event(id: "ruled"))
        let ids = try JSONDecoder().decode(Taken.self, from: Data(answer.body.utf8)).ids
        let event = try await vigie.get("/v1/events/\(try #require(ids.first))")
        #expect(event.body.contains("\(RuleSet.builtIn.version)+maison-7-"), "\(event.body)")
        #expect(await vigie.terminate() == 0)
    }
}
