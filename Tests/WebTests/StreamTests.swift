import CoreMetrics
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Query
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("The stream", .timeLimit(.minutes(1)))
struct StreamTests {
    private let outbox = MemoryOutbox()

    private func broadcaster(most: Int = 1_000, capacity: Int = 256) -> StreamBroadcaster {
        StreamBroadcaster(
            outbox: outbox,
            most: most,
            capacity: capacity,
            metrics: NOOPMetricsHandler.instance,
            now: { Desk.noon }
        )
    }

    private func everything() -> StreamSelection { StreamSelection(events: nil, filters: []) }

    /// What waits in a subscription, in order; ends it.
    private func drained(_ subscription: StreamSubscription) async -> [Int64] {
        subscription.end(.left)
        var numbers: [Int64] = []
        for await frame in subscription.frames { if let number = frame.sequence { numbers.append(number) } }
        return numbers
    }

    @Test(
        "where a stream begins",
        arguments: [
            (nil, 1, 10, 10, nil, nil), (7, 1, 10, 10, nil, 7), (10, 1, 10, 10, nil, nil), (0, 1, 10, 10, nil, 0),
            // The outbox is ahead of what was handed out: the rest comes live.
            (11, 1, 12, 10, nil, nil), (12, 1, 12, 10, nil, nil),
            // Never given out.
            (11, 1, 10, 10, "unknown_id 11–10", nil), (-1, 1, 10, 10, "unknown_id -1–10", nil),
            // Older than what is kept: a gap, then everything that is left.
            (3, 6, 10, 10, "expired 3–5", 5), (5, 6, 10, 10, nil, 5), (3, 11, 10, 10, "expired 3–10", nil),
            // An empty outbox at its very beginning.
            (0, 1, 0, 0, nil, nil), (5, 1, 0, 0, "unknown_id 5–0", nil),
        ] as [(Int64?, Int64, Int64, Int64, String?, Int64?)]
    )
    func plans(last: Int64?, oldest: Int64, newest: Int64, joinedAt: Int64, gap: String?, readAfter: Int64?) {
        let plan = StreamPlan(after: last, bounds: (oldest, newest), joinedAt: joinedAt)
        #expect(plan.gap.map { "\($0.reason.rawValue) \($0.after ?? 0)–\($0.until ?? 0)" } == gap)
        #expect(plan.readAfter == readAfter)
    }

    @Test("property: backlog and live together are every message once, in order, wherever the stream joined")
    func seamless() async throws {
        for seed in UInt64(0)..<60 {
            var random = SplitMix64(seed: seed)
            let test = StreamTests()
            let broadcaster = test.broadcaster(capacity: 2_000)
            await broadcaster.settle()
            let total = Int64.random(in: 2...1_200, using: &random)
            let joined = Int64.random(in: 1..<total, using: &random)
            test.outbox.add(1...joined)
            // The broadcaster may or may not have handed these out when the stream joins.
            if Bool.random(using: &random) { await broadcaster.catchUp() }
            let seat = try broadcaster.join(test.everything()) {}
            test.outbox.add((joined + 1)...total)
            await broadcaster.catchUp()

            let last = Int64.random(in: 0...joined, using: &random)
            let bounds = try await test.outbox.bounds()
            let plan = StreamPlan(after: last, bounds: bounds, joinedAt: seat.subscription.joinedAt)
            var got: [Int64] = []
            if let after = plan.readAfter {
                got = try await test.outbox.messages(after: after, limit: 9_999).map(\.sequence)
                    .filter { $0 <= seat.subscription.joinedAt }
            }
            got += await test.drained(seat.subscription)
            // A client whose last id is past the joining place gets some again from the live part, never fewer.
            #expect(got.filter { $0 > last } == Array((last + 1)...total), "seed \(seed)")
        }
    }

    @Test("a slow client is ended with what it had room for; the others go on")
    func slow() async throws {
        let broadcaster = broadcaster(capacity: 4)
        await broadcaster.settle()
        let slow = try broadcaster.join(everything()) {}
        let picky = try broadcaster.join(StreamSelection(events: "platform.*", filters: [])) {}
        outbox.add(1...10)
        outbox.add(11...12, type: "platform.discovered")
        await broadcaster.catchUp()
        #expect(slow.subscription.ending == .slow)
        #expect(await drained(slow.subscription) == [1, 2, 3, 4])
        #expect(picky.subscription.ending == nil)
        #expect(await drained(picky.subscription) == [11, 12])
    }

    @Test("a ping that finds no room ends nobody; a client that does not go is cut")
    func patience() async throws {
        let broadcaster = broadcaster(capacity: 1)
        await broadcaster.settle()
        let cut = Mutexed(0)
        let seat = try broadcaster.join(everything()) { cut.add(1) }
        let start = ContinuousClock.now
        for _ in 0..<3 { broadcaster.ping(at: start) }
        #expect(seat.subscription.ending == nil)
        seat.subscription.end(.slow, at: start)
        seat.subscription.cut(at: start.advanced(by: .seconds(4)), patience: .seconds(5))
        #expect(cut.value == 0)
        seat.subscription.cut(at: start.advanced(by: .seconds(6)), patience: .seconds(5))
        #expect(cut.value == 1)
    }

    @Test("there is room for so many streams, and a seat is free when its answer is gone")
    func seats() async throws {
        let broadcaster = broadcaster(most: 1)
        #expect(throws: StoreError.unavailable(retryAfter: 3)) { try broadcaster.join(everything()) {} }
        await broadcaster.settle()
        do {
            let seat = try broadcaster.join(everything()) {}
            #expect(throws: Problem.self) { try broadcaster.join(everything()) {} }
            withExtendedLifetime(seat) {}
        }
        _ = try broadcaster.join(everything()) {}
    }

    @Test(
        "globs and filters choose",
        arguments: [
            (nil, [], true), ("alert.*", [], true), ("platform.*,alert.opened", [], true), ("platform.*", [], false),
            ("*", ["severity>=high"], true), ("*", ["severity>high"], false), ("*", ["-severity:low"], true),
            ("*", ["platform:amazon*", "kind:volume.*"], true), ("*", ["platform:shopify,x"], false),
            ("*", ["type:alert.closed"], false),
        ]
    )
    func selects(events: String?, filters: [String], isWanted: Bool) throws {
        let filters = try filters.map { try FilterParser.parse($0, fields: StreamSelection.fields) }
        let message = OutboxMessage(
            sequence: 1,
            type: "alert.opened",
            at: Desk.noon,
            json: "{}",
            severity: "high",
            platform: "amazon_sp",
            kind: "volume.spike"
        )
        #expect(StreamSelection(events: events, filters: filters).wants(message) == isWanted)
    }

    @Test("a frame is one line of data, whatever its document looks like")
    func frames() {
        let message = OutboxMessage(
            sequence: 8,
            type: "alert.opened",
            at: Desk.noon,
            json: "{\n  \"a\": 1\r\n}",
            severity: nil,
            platform: nil,
            kind: nil
        )
        #expect(
            String(buffer: StreamFrame(message).bytes) == """
                id: 8
                event: alert.opened
                data: {"type":"alert.opened","timestamp":"2026-11-14T15:00:00Z","data":{  "a": 1}}


                """
        )
    }

    @Test("a stream ends with its key: at the next heartbeat, and in the middle of what was missed")
    func revoked() async throws {
        outbox.add(1...500)
        let broadcaster = broadcaster()
        await broadcaster.settle()
        for isBehind in [false, true] {
            let keys = MemoryKeys()
            let gate = Gate(keys: keys, sessions: SessionStore())
            let caller = Caller(origin: .key(try await gate.key(MemoryKeys.reader, peer: nil, at: Desk.noon)))
            let seat = try broadcaster.join(everything()) {}
            let sink = Sink { text in
                if text.contains(isBehind ? "id: 3" : "ping") { keys.revoked.withLock { $0 = ["key_reader"] } }
            }
            broadcaster.ping(at: .now)
            broadcaster.ping(at: .now)
            var writer: any ResponseBodyWriter = sink
            let plan = StreamPlan(after: isBehind ? 0 : nil, bounds: (1, 500), joinedAt: 500)
            // Returns only because the stream ends by itself.
            try await StreamRoutes.write(plan, seat.subscription, outbox, last: nil, to: &writer) {
                await gate.stillAdmits(caller, at: Desk.noon)
            }
            let text = sink.text.value
            #expect(seat.subscription.ending == .revoked && text.hasSuffix(String(buffer: StreamFrame.bye.bytes)))
            #expect(text.contains("id: 200\n") == isBehind && !text.contains("id: 201\n"))
            #expect(text.split(separator: ": ping").count == (isBehind ? 1 : 2))
        }
    }

    @Test("a stream of a session ends when the session does, and outlives a database that does not answer")
    func session() async throws {
        let sessions = SessionStore()
        let gate = Gate(keys: MemoryKeys(), sessions: sessions)
        let token = sessions.open(scopes: [.alertsRead], actor: "x", keyID: "key_reader", until: nil, at: Desk.noon)
        let session = try #require(sessions.session(token, at: Desk.noon))
        let caller = Caller(origin: .session(session, token: token))
        #expect(await gate.stillAdmits(caller, at: Desk.noon))
        let dark = Gate(keys: SilentKeys(), sessions: sessions)
        #expect(await dark.stillAdmits(caller, at: Desk.noon))
        #expect(await !gate.stillAdmits(caller, at: Desk.noon.advanced(bySeconds: 12 * 3_600)))
        sessions.close(token)
        #expect(await !gate.stillAdmits(caller, at: Desk.noon))
        #expect(await !dark.stillAdmits(caller, at: Desk.noon))
    }

    @Test("over the wire: resumes after the last id, goes on live, and says goodbye when the server stops")
    func overTheWire() async throws {
        let desk = Desk()
        desk.outbox.add(1...5)
        desk.outbox.keep(from: 3)
        let (ports, tellPort) = AsyncStream.makeStream(of: Int.self)
        let (opened, tellOpened) = AsyncStream.makeStream(of: Void.self)
        async let server: Void = desk.application.test(.live) { client in
            tellPort.yield(client.port ?? 0)
            for await _ in opened { return }
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let request = """
            GET /v1/stream?events=alert.* HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 1\r\n\
            Authorization: Bearer \(MemoryKeys.token(.alertsRead))\r\n\r\n
            """
        let outbox = desk.outbox
        let text = try await Wire.exchange(port: port, sending: request) { text in
            if text.contains("id: 5\n"), !text.contains("id: 6\n") { outbox.add(6...6) }
            if text.contains("id: 6\n") { tellOpened.finish() }
            return false
        }
        try await server
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        let head = text.lowercased()
        #expect(head.contains("content-type: text/event-stream") && head.contains("cache-control: no-store"))
        #expect(head.contains("x-accel-buffering: no"))
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(lines.contains("retry: 3000"))
        #expect(lines.contains(#"data: {"reason":"expired","after":1,"until":2}"#))
        #expect(lines.filter { $0.hasPrefix("id: ") } == ["id: 3", "id: 4", "id: 5", "id: 6"])
        #expect(lines.contains("event: stream.bye"))
    }
}
