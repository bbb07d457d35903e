import Domain
import Foundation
import Testing

/// What goes in must not come out: values are sent in every form, then looked for in everything that Vigie keeps or says.
@Suite("Privacy", .serialized)
struct PrivacyTests {
    private static let hashKey = "a hash key for tests, which has to be at least 32 bytes"

    @Test("no made-up value of any corner is in the database, the log, the metrics, an answer or a page")
    func synthetic() async throws {
        let search = ValueSearch(SyntheticDocuments.values)
        let vigie = try await start("privacy_synthetic", port: 18_951)
        let sender = PrivacySender(vigie: vigie)
        var answers = try await sender.sendApart(SyntheticDocuments.documents)
        for request in SyntheticDocuments.requests(time: sender.time) { answers.append(try await sender.send(request)) }
        for query in SyntheticDocuments.queries { _ = try await vigie.get(query) }
        try await check(vigie, answers, search)
    }

    @Test(
        "no value of the labelled set is in the database, the log, the metrics, an answer or a page",
        .enabled(if: PrivacyDocument.hasLabelledSet, "no ../shared beside the repository"),
        .timeLimit(.minutes(5))
    )
    func labelledSet() async throws {
        let documents = try PrivacyDocument.labelled()
        var seen: Set<String> = []
        let values = documents.flatMap(\.values).filter { seen.insert($0.text).inserted }
        #expect(documents.count > 3_000 && values.count > 10_000)
        let search = ValueSearch(values)
        let vigie = try await start("privacy_labelled", port: 18_952)
        let answers = try await PrivacySender(vigie: vigie).send(documents)
        try await check(vigie, answers, search)
    }

    private func start(_ name: String, port: Int) async throws -> RunningVigie {
        let vigie = try await RunningVigie(name: name, port: port)
        try await vigie.start(["VIGIE_HASH_KEY": PrivacyTests.hashKey, "VIGIE_LOG_LEVEL": "trace"])
        return vigie
    }

    /// Gathers everything, ends the service, and searches.
    private func check(_ vigie: RunningVigie, _ sent: [PrivacyText], _ search: ValueSearch) async throws {
        let start = ContinuousClock.now
        var texts = sent
        texts += try await PrivacyReader(vigie: vigie).everythingSaid()
        #expect(await vigie.terminate() == 0)
        texts += try await PrivacyReader(vigie: vigie).everythingKept()
        let read = ContinuousClock.now
        var hits: [ValueSearch.Hit] = []
        for text in texts { hits += search.hits(in: text.bytes, place: text.place) }
        #expect(
            hits.isEmpty,
            "\(hits.count) values were found: \(hits.prefix(40).map(\.description).joined(separator: "; "))"
        )
        let secrets = ValueSearch([
            (String(vigie.key.suffix(30)), "key"), (RunningVigie.pepper, "pepper"), (PrivacyTests.hashKey, "hash key"),
        ])
        #expect(texts.flatMap { secrets.hits(in: $0.bytes, place: $0.place) } == [])
        // The search can find: what senders are called is in all these places.
        let names = ValueSearch([("erp-json/out", "source"), ("erp-json", "system")])
        for place in [
            "pg_dump", "GET /v1/events", "GET /v1/events/{id}", "GET /v1/flows", "page /?lang=fr", "page /?lang=en",
        ] {
            #expect(texts.contains { $0.place == place && !names.hits(in: $0.bytes, place: place).isEmpty }, "\(place)")
        }
        let size = texts.reduce(0) { $0 + $1.bytes.count }
        print(
            "searched \(size) bytes in \(texts.count) texts: read \(read - start), search \(ContinuousClock.now - read)"
        )
    }
}

/// Something that Vigie said or keeps.
struct PrivacyText {
    let place: String
    let bytes: [UInt8]

    init(_ place: String, _ text: String) {
        self.place = place
        bytes = Array(text.utf8)
    }
}
