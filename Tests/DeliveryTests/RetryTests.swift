import Domain
import Query
import TestSupport
import Testing

@testable import Delivery

@Suite("Trying again")
struct RetryTests {
    private let schedule = RetrySchedule()
    private let now = Timestamp(seconds: 1_794_668_400)

    private func seconds(_ next: Timestamp?) -> Double? {
        next.map { Double($0.microseconds - now.microseconds) / 1_000_000 }
    }

    @Test(
        "the schedule is that of Standard Webhooks, ten attempts over three days",
        arguments: zip(0..<9, [5.0, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
    )
    func delays(step: Int, delay: Double) throws {
        #expect(seconds(schedule.next(after: step, at: now, wish: nil, chance: 0.5)) == delay)
        #expect(seconds(schedule.next(after: step, at: now, wish: nil, chance: 0)) == delay * 0.9)
        let last = try #require(seconds(schedule.next(after: step, at: now, wish: nil, chance: 0.999_999)))
        #expect(last > delay * 1.09 && last <= delay * 1.1)
    }

    @Test("behind the last attempt there is none, whatever the receiver wishes")
    func over() {
        #expect(schedule.next(after: 9, at: now, wish: nil, chance: 0.5) == nil)
        #expect(schedule.next(after: 9, at: now, wish: 10, chance: 0.5) == nil)
        #expect(schedule.next(after: -1, at: now, wish: nil, chance: 0.5) == nil)
    }

    @Test("a wish to be left alone is honoured up to a day, and never shortens the wait")
    func wishes() {
        #expect(seconds(schedule.next(after: 0, at: now, wish: 120, chance: 0.5)) == 120)
        #expect(seconds(schedule.next(after: 1, at: now, wish: 120, chance: 0.5)) == 300)
        #expect(seconds(schedule.next(after: 0, at: now, wish: .max, chance: 0.5)) == 86_400)
        #expect(seconds(schedule.next(after: 0, at: now, wish: -5, chance: 0.5)) == 5)
    }

    @Test(
        "what an answer means",
        arguments: [
            (200, nil, DeliveryResult.Verdict.delivered), (204, nil, .delivered), (299, nil, .delivered),
            (410, nil, .gone), (nil, "timeout", nil), (500, nil, nil), (404, nil, nil), (302, "redirect", nil),
            (200, "tls", nil),
        ] as [(Int32?, String?, DeliveryResult.Verdict?)]
    )
    func verdicts(status: Int32?, error: String?, verdict: DeliveryResult.Verdict?) {
        let reply = Reply(attempt: Attempt(at: now, status: status, error: error))
        let again = DeliveryResult.Verdict.retry(at: now.advanced(bySeconds: 5))
        #expect(schedule.verdict(reply, of: .webhook, step: 0, at: now, chance: 0.5) == verdict ?? again)
        if verdict == nil { #expect(schedule.verdict(reply, of: .webhook, step: 9, at: now, chance: 0.5) == .failed) }
    }

    @Test(
        "what a mirror of alerts refuses twice as malformed is given up, so that later words need not wait",
        arguments: [
            (DeliveryChannel.pagerduty, 400, 1, true), (.alertmanager, 400, 3, true), (.pagerduty, 400, 0, false),
            (.pagerduty, 503, 1, false), (.webhook, 400, 1, false), (.slack, 400, 1, false),
        ] as [(DeliveryChannel, Int32, Int, Bool)]
    )
    func refusals(channel: DeliveryChannel, status: Int32, step: Int, isFinal: Bool) {
        let reply = Reply(attempt: Attempt(at: now, status: status, error: nil))
        let verdict = schedule.verdict(reply, of: channel, step: step, at: now, chance: 0.5)
        #expect((verdict == .failed) == isFinal)
    }

    @Test("a receiver that fails and asks to be tried at once opens its breaker all the same")
    func atOnce() {
        var breaker = CircuitBreaker()
        for _ in 0..<5 {
            breaker.began()
            breaker.failed(at: now, wish: .zero, schedule: schedule)
        }
        #expect(breaker.room(at: now) == 0)
    }

    @Test("five failures open a breaker; one attempt after its pause closes it, or doubles the pause")
    func breaker() {
        var breaker = CircuitBreaker()
        #expect(breaker.room(at: now) == CircuitBreaker.atFirst)
        for _ in 0..<5 {
            breaker.began()
            breaker.failed(at: now, wish: nil, schedule: schedule)
        }
        // What was under way when it opened fails as well, and says nothing new.
        for _ in 0..<10 {
            breaker.began()
            breaker.failed(at: now.advanced(bySeconds: 1), wish: nil, schedule: schedule)
        }
        #expect(breaker.room(at: now) == 0 && breaker.room(at: now.advanced(bySeconds: 4)) == 0)
        let probe = now.advanced(bySeconds: 5)
        #expect(breaker.room(at: probe) == 1)
        breaker.began()
        #expect(breaker.room(at: probe) == 0)
        breaker.failed(at: probe, wish: nil, schedule: schedule)
        #expect(breaker.room(at: probe.advanced(bySeconds: 9)) == 0)
        let again = probe.advanced(bySeconds: 10)
        #expect(breaker.room(at: again) == 1)
        breaker.began()
        let isBack = breaker.succeeded()
        #expect(isBack)
        #expect(breaker.room(at: again) == CircuitBreaker.most)
        breaker.began()
        let wasAway = breaker.succeeded()
        #expect(!wasAway)
    }

    @Test("one failure leaves one attempt at a time, and a wish leaves none until it is over")
    func oneFailure() {
        var breaker = CircuitBreaker()
        breaker.began()
        breaker.failed(at: now, wish: nil, schedule: schedule)
        #expect(breaker.room(at: now) == 1)
        breaker.began()
        breaker.failed(at: now, wish: .seconds(30), schedule: schedule)
        #expect(breaker.room(at: now.advanced(bySeconds: 29)) == 0)
        #expect(breaker.room(at: now.advanced(bySeconds: 30)) == 1)
    }

    @Test("property: a board never lets more through than its room, whatever happens to whom")
    func board() {
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            var board = Switchboard(schedule: schedule)
            var underWay: [String] = []
            var at = now
            for _ in 0..<400 {
                at = at.advanced(bySeconds: Int64.random(in: 0...3, using: &random))
                let target = "host\(Int.random(in: 0..<30, using: &random)):443"
                if Bool.random(using: &random), board.room > 0,
                    (board.rooms(at: at)[target] ?? CircuitBreaker.atFirst) > 0
                {
                    board.began(target)
                    underWay.append(target)
                } else if let ended = underWay.randomElement(using: &random) {
                    underWay.remove(at: underWay.firstIndex(of: ended) ?? 0)
                    let status: Int32? = [200, 500, 429, nil].randomElement(using: &random) ?? nil
                    let wish: Int64? = status == 429 ? 3 : nil
                    let attempt = Attempt(at: at, status: status, error: status == nil ? "timeout" : nil)
                    _ = board.ended(ended, Reply(attempt: attempt, retryAfter: wish), at: at)
                }
                #expect(board.room == Switchboard.most - underWay.count, "seed \(seed)")
                for (target, count) in Dictionary(grouping: underWay, by: \.self).mapValues(\.count) {
                    #expect(count <= CircuitBreaker.most, "seed \(seed) \(target)")
                }
            }
        }
    }
}
