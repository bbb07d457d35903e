import Crypto
import Domain
import Postgres
import Query
import Storage
import Synchronization
import Testing

@Suite("Answers that are kept")
struct AnswerQueriesTests {
    private final class Clock: Sendable {
        private let time = Mutex(instant("2026-11-20T12:34:56.123456Z"))
        var now: Timestamp { time.withLock { $0 } }
        func advance(_ seconds: Int64) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }
    }

    private func queries(_ database: WritingDatabase, _ clock: Clock) -> AnswerQueries {
        AnswerQueries(
            pool: database.pool,
            pepper: SymmetricKey(data: Array("a pepper for tests, which has to be long".utf8)),
            now: { clock.now }
        )
    }

    private func request(_ content: String = "POST /v1/x\n{}", owner: String = "key_a", key: String = "k")
        -> KeyedRequest
    {
        KeyedRequest(owner: owner, key: key, content: Array(content.utf8))
    }

    private let answer = KeptAnswer(
        status: 201,
        headers: [.init(name: "Location", value: "/v1/x/1")],
        body: Array(#"{"secret":"whsec_TELLTALE"}"#.utf8)
    )

    @Test("of many at once one is begun; its answer is everybody's for a day, sealed, and nobody else's")
    func life() async throws {
        try await WritingDatabase.with { database in
            let clock = Clock()
            let answers = queries(database, clock)
            let standings = await withTaskGroup { group in
                for _ in 0..<6 { group.addTask { [request = request()] in try? await answers.begin(request) } }
                return await group.reduce(into: [KeyedStanding?]()) { $0.append($1) }
            }
            let since = clock.now
            #expect(standings.count { $0 == .begun(since: since) } == 1)
            #expect(standings.count { $0 == .underWay } == 5)
            try await answers.keep(answer, of: request(), since: since)
            #expect(try await answers.begin(request()) == .answered(answer))
            #expect(try await answers.begin(request("POST /v1/x\n{ }")) == .otherRequest)
            #expect(try await answers.begin(request(owner: "key_b")) == .begun(since: since))
            let stored = try await database.texts(
                "SELECT encode(answer, 'escape') FROM kept_answer WHERE answer IS NOT NULL"
            )
            #expect(stored.count == 1 && !stored[0].contains("TELLTALE"))

            clock.advance(86_399)
            #expect(try await answers.begin(request()) == .answered(answer))
            clock.advance(1)
            #expect(try await answers.begin(request()) == .begun(since: clock.now))
            #expect(try await database.number("SELECT count(*) FROM kept_answer") == 1)
        }
    }

    @Test("one that never ended is in nobody's hands after two minutes, and the late end of the first changes nothing")
    func abandoned() async throws {
        try await WritingDatabase.with { database in
            let clock = Clock()
            let answers = queries(database, clock)
            let first = clock.now
            #expect(try await answers.begin(request()) == .begun(since: first))
            clock.advance(119)
            #expect(try await answers.begin(request()) == .underWay)
            clock.advance(1)
            let second = clock.now
            #expect(try await answers.begin(request()) == .begun(since: second))
            try await answers.forget(request(), since: first)
            try await answers.keep(answer, of: request(), since: first)
            #expect(try await answers.begin(request()) == .underWay)
            try await answers.forget(request(), since: second)
            #expect(try await answers.begin(request("other")) == .begun(since: second))
        }
    }
}
