import Capture
import Domain
import Intake
import Testing

/// Keeps events in a list; refuses the platform `nobody`, drops ids that it has, and counts its calls.
private actor ListStore: EventStore {
    private(set) var kept: [ClassifiedEvent] = []
    private(set) var calls = 0
    private let losesOutcomes: Bool

    init(losesOutcomes: Bool = false) { self.losesOutcomes = losesOutcomes }

    func store(_ events: [ClassifiedEvent], under terms: WriteTerms) async throws(StoreError) -> [Outcome] {
        calls += 1
        let outcomes = events.map { event -> Outcome in
            if event.envelope.route.platform == "nobody" {
                return .rejected(Rejection(.unknownPlatform, at: event.envelope.pointer + "/platform"))
            }
            if kept.contains(where: { $0.envelope.id == event.envelope.id }) { return .duplicate }
            kept.append(event)
            let key = EventKey(high: UInt64(event.envelope.id.first ?? 0), low: 0)
            return .accepted(EventID(occurredAt: Timestamp(seconds: 0), key: key))
        }
        return losesOutcomes ? Array(outcomes.dropLast()) : outcomes
    }
}

/// Says how many bytes it was given.
private struct SizeClassifier: PayloadClassifier {
    func classifications(of events: [CapturedEvent]) -> [Classification] {
        events.map { event in
            var result = Classification.unread
            if case .payload(let bytes) = event.content { result.inspectedBytes = Int64(bytes.count) }
            return result
        }
    }
}

@Suite("Intake pipeline")
struct PipelineTests {
    private func event(_ id: String, platform: String = "p") -> String {
        #"{"id":"\#(id)","source":"s","platform":"\#(platform)","payload":[1]}"#
    }

    private func take(_ text: String, into store: ListStore, strict: Bool = false) async throws -> Receipt {
        try await Pipeline(into: store, classifier: SizeClassifier())
            .take(Array(text.utf8), as: .json, under: WriteTerms(strict: strict), at: now)
    }

    @Test("each event of a request has its outcome at its place, and the store is asked once")
    func mergesOutcomes() async throws {
        let store = ListStore()
        let receipt = try await take(
            "[\(event("a")),{},\(event("b", platform: "nobody")),\(event("a")),5]",
            into: store
        )
        #expect(receipt.total == 5)
        #expect([receipt.accepted, receipt.duplicates, receipt.rejected] == [1, 1, 3])
        #expect(receipt.rejections.map(\.pointer) == ["/1/id", "/2/platform", "/4"])
        guard case .accepted = receipt.outcomes[0] else { Issue.record("\(receipt.outcomes)"); return }
        #expect(receipt.outcomes[3] == .duplicate)
        #expect(await store.calls == 1)
    }

    @Test("a store gets what was found in a payload and how long it was")
    func classifies() async throws {
        let store = ListStore()
        _ = try await take(event("a"), into: store)
        let kept = try #require(await store.kept.first)
        #expect(kept.classification.inspectedBytes == 3)
        #expect(kept.envelope.bytes == 3)
    }

    @Test("strict: a rejection while decoding keeps all out and never reaches the store")
    func strictDecoding() async throws {
        let store = ListStore()
        let receipt = try await take("[\(event("a")),{}]", into: store, strict: true)
        #expect(receipt.isWithheld)
        #expect([receipt.total, receipt.accepted, receipt.rejected] == [2, 0, 1])
        #expect(await store.calls == 0)
    }

    @Test("strict: a rejection by the store is passed on alone")
    func strictStore() async throws {
        let receipt = try await take(
            "[\(event("a")),\(event("b", platform: "nobody"))]",
            into: ListStore(),
            strict: true
        )
        #expect(receipt.isWithheld)
        #expect(receipt.ids.isEmpty)
        #expect(receipt.rejections.map(\.reason) == [.unknownPlatform])
    }

    @Test(
        "a request that cannot be read, or holds nothing good, never reaches the store",
        arguments: ["[{}]", "[", "[]"]
    )
    func nothingToStore(text: String) async throws {
        let store = ListStore()
        let receipt = try await take(text, into: store)
        #expect(receipt.accepted == 0)
        #expect((receipt.fault != nil) == (text == "["))
        #expect(await store.calls == 0)
    }

    @Test("a dry run classifies and stores nothing")
    func dryRun() async {
        let store = ListStore()
        let pipeline = Pipeline(into: store, classifier: SizeClassifier())
        guard case .events(let events) = pipeline.classify(Array(event("a").utf8), as: .json, at: now) else {
            Issue.record("refused whole")
            return
        }
        #expect(events.count == 1)
        #expect(await store.calls == 0)
    }

    @Test("a store that loses an outcome is an error, not a silent success")
    func lostOutcome() async {
        await #expect(throws: StoreError.self) { try await take(event("a"), into: ListStore(losesOutcomes: true)) }
    }
}
