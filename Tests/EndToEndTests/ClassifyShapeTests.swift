import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@Suite("vigie shape", .serialized)
struct ClassifyShapeTests {
    private let folder: ClassifyFolder

    init() throws { folder = try ClassifyFolder() }

    @Test("a shape sent to the service has the categories that the document has, and is taken as an event")
    func sameCategories() async throws {
        let vigie = try await RunningVigie(name: "shape", port: 18_931)
        try await vigie.start()
        do {
            for (place, sample) in ClassifySample.all(seed: 7).enumerated() {
                let file = try folder.file("\(place)", sample.text)
                let arguments = ["--event", "e\(place)", "--source", "erp/orders", "--platform", "amazon", file]
                let shape = try await Program.run(["shape"] + arguments)
                #expect(shape.status == 0, "\(shape.errors)")
                let taken = try await vigie.post(shape.output)
                #expect(taken.status == 202 && taken.body.contains(#""accepted":1"#), "\(taken.body)")
                let ofShape = try await classify(shape.output, "application/json", "", vigie)
                let ofDocument = try await classify(sample.text, "text/plain", "?platform=amazon&message=1", vigie)
                #expect(ofShape == ofDocument, "\(sample.name) \(place)")
            }
        } catch {
            // A service that goes on would hold the port, and the next run would ask this one.
            vigie.killNow()
            throw error
        }
        #expect(await vigie.terminate() == 0)
    }

    @Test("without --event it is the members that a connector puts into its own event")
    func members() async throws {
        let file = try folder.file("o.json", #"{"cost_price":11.2,"email_verified":true,"email":"","note":null}"#)
        let printed = try PrintedLines(try await Program.run(["shape", file]))
        #expect(Set(printed[0].keys) == ["doc_type", "bytes", "fields"])
        let fields = try #require(printed[0]["fields"] as? [[String: Any]])
        let byPath = Dictionary(uniqueKeysWithValues: fields.map { ($0["path"] as? String ?? "", $0) })
        #expect(byPath["/cost_price"]?["category"] as? String == "commercial.unit_cost")
        // Looked at, and nothing found: said so, so that its name alone does not speak.
        #expect(byPath["/email"]?["category"] is NSNull && byPath["/email"]?["count"] as? Int == 1)
        #expect(byPath["/note"] == nil)
    }

    @Test("several categories at one path are all there, and the rest of its values is counted")
    func several() async throws {
        let rows = ["a.roy@exemple.ca", "+1 418 555-0123", "rien", "rien du tout"].map { #"{"remarque":"\#($0)"}"# }
        let file = try folder.file("n.json", "[" + rows.joined(separator: ",") + "]")
        let printed = try PrintedLines(try await Program.run(["shape", file]))
        let fields = try #require(printed[0]["fields"] as? [[String: Any]])
        #expect(Set(fields.compactMap { $0["path"] as? String }) == ["/*/remarque"])
        #expect(fields.contains { $0["category"] as? String == "personal.contact" })
    }

    @Test("an event needs its three names and one document; a file that is not there is 69")
    func wrongUse() async throws {
        let file = try folder.file("o.json", "{}")
        for arguments in [
            ["--event", "e", file], ["--source", "s", file],
            ["--event", "e", "--source", "s", "--platform", "p", file, file],
        ] {
            #expect(try await Program.run(["shape"] + arguments).status == 64, "\(arguments)")
        }
        #expect(try await Program.run(["shape", file + "-none"]).status == 69)
    }

    /// The categories that the service finds.
    private func classify(_ body: String, _ type: String, _ query: String, _ vigie: RunningVigie) async throws
        -> [String]
    {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(vigie.port)/v1/classify\(query)")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(vigie.key)")
        request.headers.add(name: "Content-Type", value: type)
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let answer = try await response.body.collect(upTo: 1 << 20)
        #expect(response.status.code == 200, "\(String(buffer: answer))")
        struct Answer: Decodable {
            struct Event: Decodable { let classification: Found }
            struct Found: Decodable { let categories: [Category] }
            struct Category: Decodable { let category: String }
            let data: [Event]
        }
        let found = try JSONDecoder().decode(Answer.self, from: Data(String(buffer: answer).utf8))
        return found.data.flatMap { $0.classification.categories.map(\.category) }.sorted()
    }
}
