import Postgres
import TestSupport
import Testing

@Suite("Pool rules")
struct PoolStateTests {
    let start = ContinuousClock.now

    private func at(_ milliseconds: Int) -> ContinuousClock.Instant { start.advanced(by: .milliseconds(milliseconds)) }

    @Test("opens as needed, hands over in order, refuses when the queue is full")
    func script() {
        var pool = PoolState(size: 1, maximumWaiters: 2)
        #expect(pool.acquire(1, at: start) == .open(1))
        #expect(pool.opened(1, at: start) == .init())
        #expect(pool.acquire(2, at: start) == .wait)
        #expect(pool.acquire(3, at: start) == .wait)
        #expect(pool.acquire(4, at: start) == .refuse(.poolExhausted))
        let first = pool.release(1, isBroken: false, at: start)
        #expect(first == .init(handovers: [.init(waiter: 2, turn: .use(1))]))
        #expect(pool.release(1, isBroken: false, at: start).handovers == [.init(waiter: 3, turn: .use(1))])
        #expect(pool.release(1, isBroken: false, at: start) == .init())
        #expect(pool.acquire(5, at: start) == .use(1))
    }

    @Test("a broken connection is closed and the first in the queue opens another")
    func broken() {
        var pool = PoolState(size: 1, maximumWaiters: 2)
        _ = pool.acquire(1, at: start)
        _ = pool.opened(1, at: start)
        _ = pool.acquire(2, at: start)
        let effects = pool.release(1, isBroken: true, at: start)
        #expect(effects == .init(close: [1], handovers: [.init(waiter: 2, turn: .open(2))]))
    }

    @Test("while the server is away one caller at a time tries, ever more rarely; success lets everybody in")
    func backOff() {
        var pool = PoolState(size: 3, maximumWaiters: 9)
        #expect(pool.acquire(1, at: start) == .open(1))
        #expect(pool.openFailed(1, at: start, jitter: 1).probeAt == at(100))
        #expect(pool.refusal == .connection)
        #expect(pool.acquire(2, at: at(50)) == .wait)
        #expect(pool.acquire(3, at: at(60)) == .wait)
        #expect(pool.probe(at: at(100)).handovers == [.init(waiter: 2, turn: .open(2))])
        #expect(pool.openFailed(2, at: at(100), jitter: 1).probeAt == at(300))
        #expect(pool.probe(at: at(299)).handovers == [])
        #expect(pool.probe(at: at(300)).handovers == [.init(waiter: 3, turn: .open(3))])
        #expect(pool.acquire(4, at: at(301)) == .wait)
        #expect(pool.opened(3, at: at(302)).handovers == [.init(waiter: 4, turn: .open(4))])
    }

    @Test("the pause between attempts has a bound and is never under half of itself")
    func pauseIsBounded() {
        var pool = PoolState(size: 1, maximumWaiters: 1)
        var now = start
        var pauses: [Duration] = []
        for attempt in 1...40 {
            guard case .open(let id) = pool.acquire(UInt64(attempt), at: now) else { break }
            guard let probe = pool.openFailed(id, at: now, jitter: 0).probeAt else { break }
            pauses.append(now.duration(to: probe))
            now = probe
        }
        #expect(pauses.count == 40)
        #expect(pauses.first == .milliseconds(50))
        #expect(pauses.last == .milliseconds(2_500))
        #expect(pauses == pauses.sorted())
    }

    @Test("whoever gave up is not handed anything, and whose turn has come cannot give up")
    func abandon() {
        var pool = PoolState(size: 1, maximumWaiters: 9)
        _ = pool.acquire(1, at: start)
        _ = pool.opened(1, at: start)
        _ = pool.acquire(2, at: start)
        _ = pool.acquire(3, at: start)
        let second = pool.abandon(2)
        #expect(second)
        #expect(pool.release(1, isBroken: false, at: start).handovers == [.init(waiter: 3, turn: .use(1))])
        let third = pool.abandon(3)
        #expect(!third)
    }

    @Test("closing turns the queue away and closes each connection as it comes back")
    func close() {
        var pool = PoolState(size: 2, maximumWaiters: 9)
        _ = pool.acquire(1, at: start)
        _ = pool.opened(1, at: start)
        _ = pool.acquire(2, at: start)
        _ = pool.opened(2, at: start)
        _ = pool.release(2, isBroken: false, at: start)
        let closing = pool.close()
        #expect(closing == .init(close: [2]))
        #expect(!pool.isDrained)
        #expect(pool.acquire(3, at: start) == .refuse(.closed))
        #expect(pool.release(1, isBroken: false, at: start) == .init(close: [1]))
        #expect(pool.isDrained)
    }

    @Test("property: never more connections than the size, no waiter is answered twice or forgotten")
    func anyHistory() {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            var pool = PoolState(size: 3, maximumWaiters: 4)
            var waiting: Set<UInt64> = []
            var leased: Set<Int> = []
            var opening: Set<Int> = []
            var now = start
            func take(_ turn: PoolState.Turn) {
                switch turn {
                case .use(let id):
                    let isNew = leased.insert(id).inserted
                    #expect(isNew, "seed \(seed)")
                case .open(let id):
                    let isNew = opening.insert(id).inserted
                    #expect(isNew, "seed \(seed)")
                case .wait, .refuse: break
                }
            }
            func apply(_ effects: PoolState.Effects) {
                for handover in effects.handovers {
                    let waited = waiting.remove(handover.waiter) != nil
                    #expect(waited, "seed \(seed)")
                    take(handover.turn)
                }
            }
            for step in UInt64(1)...80 {
                now = now.advanced(by: .milliseconds(Int.random(in: 0..<80, using: &random)))
                switch Int.random(in: 0..<6, using: &random) {
                case 0, 1:
                    let turn = pool.acquire(step, at: now)
                    if turn == .wait { waiting.insert(step) } else { take(turn) }
                case 2:
                    if let id = opening.min() {
                        opening.remove(id)
                        if Bool.random(using: &random) {
                            leased.insert(id)
                            apply(pool.opened(id, at: now))
                        } else {
                            apply(pool.openFailed(id, at: now, jitter: 0.5))
                        }
                    }
                case 3:
                    if let id = leased.min() {
                        leased.remove(id)
                        apply(pool.release(id, isBroken: Int.random(in: 0..<3, using: &random) == 0, at: now))
                    }
                case 4:
                    if let waiter = waiting.min(), pool.abandon(waiter) { waiting.remove(waiter) }
                default: apply(pool.probe(at: now))
                }
                #expect(leased.count + opening.count <= 3, "seed \(seed)")
                #expect(pool.statistics.waiting == waiting.count && waiting.count <= 4, "seed \(seed)")
            }
            // Once everything comes back and the server answers, the queue empties.
            for _ in 0..<30 {
                now = now.advanced(by: .seconds(6))
                for id in leased {
                    leased.remove(id)
                    apply(pool.release(id, isBroken: false, at: now))
                }
                for id in opening {
                    opening.remove(id)
                    leased.insert(id)
                    apply(pool.opened(id, at: now))
                }
                apply(pool.probe(at: now))
            }
            #expect(waiting.isEmpty, "seed \(seed)")
        }
    }
}
