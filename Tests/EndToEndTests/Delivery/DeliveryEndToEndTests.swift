import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Vigie as it is run, with receivers that other people wrote.
@Suite("Subscriptions, from an event to a receiver", .serialized)
struct DeliveryEndToEndTests {
    private static let allow = ["VIGIE_WEBHOOKS_ALLOW_INSECURE_HOSTS": "127.0.0.1"]

    /// An event to a host that nobody has seen: a new platform, and an alert about it.
    private func strange(_ vigie: RunningVigie, _ number: Int) async throws {
        let time = ISO8601DateFormatter().string(from: Date())
        let event = """
            {"id":"s\(number)","source":"erp/feed","time":"\(time)","url":"https://api.stranger\(number).example/up",\
            "doc_type":"export","bytes":5000}
            """
        #expect(try await vigie.post(event).status == 202)
    }

    private func subscribe(_ vigie: RunningVigie, _ body: String) async throws -> [String: Any] {
        let answer = try await RunningVigie.post(body, to: vigie.port, as: vigie.key, path: "/v1/subscriptions")
        #expect(answer.status == 201, "\(answer.body)")
        return try #require(JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    }

    private func scratch(_ name: String) -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("vigie-e2e-\(getpid())-\(name)")
    }

    @Test("a webhook verifies with the library of Standard Webhooks, with either secret after a rotation")
    func webhook() async throws {
        guard let python = TestTool.python() else { return }
        let secrets = scratch("secrets.log")
        let receiver = try TestTool(
            python,
            [TestTool.receivers, "webhook", "18972", secrets.path],
            log: scratch("receiver.log")
        )
        let vigie = try await RunningVigie(name: "webhook", port: 18_971)
        try await vigie.start(Self.allow)
        let body =
            #"{"name":"hook","channel":"webhook","url":"http://127.0.0.1:18972/hook","events":["*"],"verify":false}"#
        let made = try await subscribe(vigie, body)
        let old = try #require(made["secret"] as? String)
        try old.write(to: secrets, atomically: true, encoding: .utf8)
        try await strange(vigie, 1)
        let first = try await eventually { receiver.lines.first { $0["type"] as? String == "alert.opened" } }
        #expect(first?["verified"] as? [Bool] == [true])
        #expect((first?["id"] as? String)?.hasPrefix("msg_") == true)

        let id = try #require(made["id"] as? String)
        let path = "/v1/subscriptions/\(id)/rotate-secret"
        let rotated = try await RunningVigie.post("", to: vigie.port, as: vigie.key, path: path)
        let document = try JSONSerialization.jsonObject(with: Data(rotated.body.utf8)) as? [String: Any]
        let new = try #require(document?["secret"] as? String)
        try "\(old)\n\(new)\n\(TestSecret.other)".write(to: secrets, atomically: true, encoding: .utf8)
        try await strange(vigie, 2)
        let both = try await eventually { receiver.lines.last { ($0["verified"] as? [Bool])?.count == 3 } }
        #expect(both?["verified"] as? [Bool] == [true, true, false])
        // The secret is in no log and not in the database in clear; the E2E suite of privacy looks at the rest.
        #expect(try !String(contentsOf: vigie.log, encoding: .utf8).contains(new.dropFirst(6)))
        let listed = try await Program.run(
            ["subscriptions", "list", "--url", "http://127.0.0.1:18971", "--json"],
            ["VIGIE_KEY": vigie.key]
        )
        #expect(listed.output.contains(id) && !listed.output.contains("whsec_"))
        let tested = try await Program.run(
            ["subscriptions", "test", id, "--url", "http://127.0.0.1:18971"],
            ["VIGIE_KEY": vigie.key]
        )
        #expect(tested.status == 0 && tested.output.contains("204"))
        let replayed = try await Program.run(
            ["subscriptions", "replay", id, "--outcome", "delivered", "--url", "http://127.0.0.1:18971"],
            ["VIGIE_KEY": vigie.key]
        )
        #expect(replayed.status == 0, "\(replayed.errors)")
        let id1 = first?["id"] as? String
        #expect(try await eventually { receiver.lines.count { $0["id"] as? String == id1 } > 1 ? true : nil } == true)
        #expect(await vigie.terminate() == 0)
    }

    @Test("a real Alertmanager takes, groups and resolves the alerts")
    func alertmanager() async throws {
        guard let program = TestTool.path("prometheus-alertmanager") else { return }
        let folder = scratch("alertmanager")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let configuration = folder.appendingPathComponent("alertmanager.yml")
        try "route:\n  receiver: none\n  group_by: [alertname]\nreceivers:\n  - name: none\n"
            .write(to: configuration, atomically: true, encoding: .utf8)
        let server = try TestTool(
            program,
            [
                "--config.file=\(configuration.path)", "--storage.path=\(folder.path)/data", "--log.level=error",
                "--web.listen-address=127.0.0.1:18974", "--cluster.listen-address=",
            ],
            log: folder.appendingPathComponent("log")
        )
        defer { withExtendedLifetime(server) {} }
        #expect(try await eventually { try? await Self.get("http://127.0.0.1:18974/-/ready", as: String.self) } != nil)
        let vigie = try await RunningVigie(name: "alertmanager", port: 18_973)
        try await vigie.start(Self.allow)
        let made = try await subscribe(
            vigie,
            #"{"name":"am","channel":"alertmanager","url":"http://127.0.0.1:18974"}"#
        )
        #expect(made["status"] as? String == "active" && made["secret"] == nil)
        for number in 1...3 { try await strange(vigie, number) }
        func alerts() async throws -> [[String: Any]] {
            let text = try await Self.get("http://127.0.0.1:18974/api/v2/alerts", as: String.self)
            return (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]) ?? []
        }
        let taken = try #require(try await eventually { try await alerts().count >= 3 ? try await alerts() : nil })
        let labels = taken.compactMap { $0["labels"] as? [String: String] }
        #expect(labels.allSatisfy { $0["vigie_alert"]?.hasPrefix("al_") == true && $0["severity"] != nil })
        let text = try await Self.get("http://127.0.0.1:18974/api/v2/alerts/groups", as: String.self)
        let groups = (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]) ?? []
        #expect(groups.contains { (($0["alerts"] as? [Any])?.count ?? 0) >= 3 })

        let id = try #require(labels.first?["vigie_alert"])
        let patch = #"{"state":"resolved","resolution":{"reason":"fixed"}}"#
        #expect(try await Self.patch("http://127.0.0.1:18973/v1/alerts/\(id)", patch, vigie.key) == 200)
        let isGone = try await eventually {
            try await alerts().contains { ($0["labels"] as? [String: String])?["vigie_alert"] == id } ? nil : true
        }
        #expect(isGone == true)
        #expect(try await alerts().count == taken.count - 1)
        #expect(await vigie.terminate() == 0)
    }

    @Test("a real mail server takes an e-mail over STARTTLS, and one without a good certificate gets none")
    func mail() async throws {
        guard let python = TestTool.python() else { return }
        let folder = scratch("mail")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.path + "/certificate.pem", folder.path + "/key.pem")
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-out", certificate,
            "-keyout", key,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        await openssl.end()
        guard openssl.terminationStatus == 0 else {
            print("skipped: openssl is not installed")
            return
        }
        let sink = try TestTool(
            python,
            [TestTool.receivers, "smtp", "18976", certificate, key],
            log: folder.appendingPathComponent("mail.log")
        )
        let vigie = try await RunningVigie(name: "mail", port: 18_975)
        let settings = ["VIGIE_SMTP_URL": "smtp://127.0.0.1:18976", "VIGIE_SMTP_FROM": "vigie@acme.example"]
        try await vigie.start(settings.merging(["VIGIE_SMTP_CA_FILE": certificate]) { $1 })
        try await Task.sleep(for: .milliseconds(500))
        let made = try await subscribe(
            vigie,
            #"{"name":"mail","channel":"email","to":["m.tremblay@acme.example"],"events":["platform.*"],"lang":"fr"}"#
        )
        #expect(made["status"] as? String == "active", "\(made)")
        try await strange(vigie, 1)
        let mail = try await eventually {
            sink.lines.first { ($0["subject"] as? String)?.contains("Nouvelle plateforme") == true }
        }
        #expect(mail?["tls"] as? Bool == true && mail?["sender"] as? String == "vigie@acme.example")
        #expect(mail?["recipients"] as? [String] == ["m.tremblay@acme.example"])
        #expect(await vigie.terminate() == 0)
        // Without the certificate among the trusted ones nothing is sent: not the mail, not in clear.
        let count = sink.lines.count
        try await vigie.start(settings)
        let id = try #require(made["id"] as? String)
        let test = try await RunningVigie.post("", to: 18_975, as: vigie.key, path: "/v1/subscriptions/\(id)/test")
        #expect(test.body.contains("\"error\":\"tls\""), "\(test.body)")
        #expect(sink.lines.count == count)
        #expect(await vigie.terminate() == 0)
    }

    private static func get(_ url: String, as type: String.Type) async throws -> String {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(5))
        guard response.status == .ok else { throw ProgramError(description: "\(response.status)") }
        return String(buffer: try await response.body.collect(upTo: 4 << 20))
    }

    private static func patch(_ url: String, _ body: String, _ key: String) async throws -> Int {
        var request = HTTPClientRequest(url: url)
        request.method = .PATCH
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Content-Type", value: "application/merge-patch+json")
        request.body = .bytes(ByteBuffer(string: body))
        return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(5)).status.code)
    }
}

/// A good secret that is not ours.
private enum TestSecret { static let other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }
