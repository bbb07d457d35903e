import Foundation
import Testing

@Suite("vigie alerts and vigie policies", .serialized)
struct AlertsCommandTests {
    private struct Alert: Decodable {
        struct Explanation: Decodable {
            struct Rule: Decodable { var policy: String }
            var rules: [Rule]?
        }
        var id: String
        var kind: String
        var state: String
        var severity: String
        var explanation: Explanation
    }

    private func run(_ arguments: [String], _ vigie: RunningVigie) async throws -> Program.Result {
        try await Program.run(
            arguments,
            ["VIGIE_KEY": vigie.key, "VIGIE_URL": "http://127.0.0.1:\(vigie.port)"]
        )
    }

    /// The list, once it holds what is waited for.
    private func alerts(
        _ vigie: RunningVigie,
        _ options: [String] = [],
        until isThere: ([Alert]) -> Bool
    ) async throws -> [Alert] {
        var found: [Alert] = []
        for _ in 0..<100 {
            let listed = try await run(["alerts", "list", "--json"] + options, vigie)
            found = try listed.output.split(separator: "\n")
                .map { try JSONDecoder().decode(Alert.self, from: Data($0.utf8)) }
            if isThere(found) { return found }
            try await Task.sleep(for: .milliseconds(100))
        }
        return found
    }

    @Test("policies are applied from a file, break, and their alerts are handled, all from the terminal")
    func whole() async throws {
        let vigie = try await RunningVigie(name: "handled", port: 18_944)
        try await vigie.start()
        let applied = try await run(["policies", "apply", "--starter"], vigie)
        #expect(applied.status == 0 && applied.output.contains("pol_secrets  created"), "\(applied.errors)")
        let again = try await run(["policies", "apply", "--starter"], vigie)
        let lines = again.output.split(separator: "\n")
        #expect(lines.count == 5 && lines.allSatisfy { $0.hasSuffix("unchanged") })

        // Detection hears of them within a second or two.
        try await Task.sleep(for: .seconds(3))
        _ = try await vigie.post(Sample.event(id: "leak"))
        let broken = try await alerts(vigie, ["--filter", "kind:policy.violation"]) { $0.count >= 3 }
        let rules = Set(broken.compactMap { $0.explanation.rules?.first?.policy })
        #expect(rules.isSuperset(of: ["pol_secrets", "pol_rp_hors_quebec", "pol_savoir_faire_hors_pays"]))
        let secret = try #require(broken.first { $0.explanation.rules?.first?.policy == "pol_secrets" })
        #expect(secret.severity == "critical")

        let table = try await run(["alerts", "list", "--filter", "severity>=high"], vigie)
        #expect(table.output.contains("critical") && table.output.contains(secret.id))
        let tried = try await run(["policies", "apply", "--starter", "--dry-run"], vigie)
        #expect(tried.output.contains("pol_secrets  1 events"), "\(tried.output)")

        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["alerts", "list", "--watch", "--state", "snoozed"]
        process.environment = Program.clean.merging([
            "VIGIE_KEY": vigie.key, "VIGIE_URL": "http://127.0.0.1:\(vigie.port)",
        ]) { $1 }
        let watched = try await Program.end(of: process) {
            try await Task.sleep(for: .seconds(2))
            let taken = try await run(["alerts", "ack", secret.id, "--assignee", "léa"], vigie)
            #expect(taken.output.contains("acknowledged · léa"), "\(taken.errors)")
            try await Task.sleep(for: .seconds(2))
            process.terminate()
        }
        #expect(watched.output.contains("acknowledged  AL-") && watched.output.contains(secret.id), "\(watched)")
        let aside = try await run(["alerts", "snooze", secret.id, "--until", "+4h", "--until-escalates"], vigie)
        #expect(aside.output.contains("snoozed until"))
        #expect(try await run(["alerts", "comment", secret.id, "key revoked"], vigie).status == 0)
        let bare = try await run(["alerts", "resolve", secret.id, "--reason", "accepted_risk"], vigie)
        #expect(bare.status == 65 && bare.errors.contains("/resolution/note"))
        let fixed = try await run(["alerts", "resolve", secret.id, "--reason", "fixed", "--note", "revoked"], vigie)
        #expect(fixed.output.contains("resolved (fixed)"))
        let illegal = try await run(["alerts", "ack", secret.id], vigie)
        #expect(illegal.status == 65 && illegal.errors.contains("open"))
        let shown = try await run(["alerts", "show", secret.id], vigie)
        for word in ["opened", "assigned", "acknowledged", "snoozed", "commented  key revoked", "resolved"] {
            #expect(shown.output.contains(word), "\(word)")
        }
        #expect(try await alerts(vigie, ["--state", "resolved"]) { !$0.isEmpty }.map(\.id) == [secret.id])
        #expect(await vigie.terminate() == 0)
    }

    @Test("a file of policies is checked without a service, each fault in its line")
    func check() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-e2e-\(getpid())-policies.yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        let bad = """
            policies:
              - id: pol_a
                name: A
                when: ["category:commercial.unit_cost", "platfrom:amazon"]
              - id: B
                name: B
                when: ["category:*"]
                then: stop
              - id: pol_a
                name: A again
                when: ["category:*"]
            """
        try Data(bad.utf8).write(to: file)
        let checked = try await Program.run(["policies", "check", file.path])
        #expect(checked.status == 65)
        let faults = checked.errors.split(separator: "\n")
            .map { $0.dropFirst(file.path.count + 1).prefix { $0 != " " } }
        #expect(faults == ["4:", "5:", "8:"], "\(checked.errors)")
        try Data("policies: [".utf8).write(to: file)
        #expect(try await Program.run(["policies", "check", file.path]).status == 65)
        let nobody = try await Program.run(["alerts", "list", "--url", "http://127.0.0.1:1"], ["VIGIE_KEY": "vg_x"])
        #expect(nobody.status == 69 && nobody.errors.contains("does not answer"))
        #expect(try await Program.run(["alerts", "list"]).status == 78)
        #expect(try await Program.run(["alerts", "ack", "../keys"], ["VIGIE_KEY": "vg_x"]).status == 64)
    }
}
