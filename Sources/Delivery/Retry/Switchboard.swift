package import Domain
import Query

/// All targets and their breakers: how many attempts may start now, in all and for each.
package struct Switchboard: Sendable {
    private var breakers: [String: CircuitBreaker] = [:]
    private var underWay = 0
    private let schedule: RetrySchedule

    /// Attempts at once, over all targets.
    package static let most = 128
    /// Targets that are remembered while nothing is under way to them.
    private static let mostRemembered = 2_000

    package init(schedule: RetrySchedule) { self.schedule = schedule }

    package var room: Int { max(Switchboard.most - underWay, 0) }

    /// Of the targets that are known; any other may have `CircuitBreaker.atFirst`.
    package func rooms(at now: Timestamp) -> [String: Int] { breakers.mapValues { $0.room(at: now) } }

    package func phase(of target: String) -> CircuitBreaker.Phase { breakers[target]?.phase ?? .closed }

    package mutating func began(_ target: String) {
        underWay += 1
        if breakers.count > Switchboard.mostRemembered { breakers = breakers.filter { !$0.value.isIdle } }
        breakers[target, default: CircuitBreaker()].began()
    }

    /// Returns whether the target works again after it was left alone.
    package mutating func ended(_ target: String, _ reply: Reply, at now: Timestamp) -> Bool {
        underWay = max(underWay - 1, 0)
        // A 410 and a refused message are answers of a receiver that works.
        if reply.attempt.isSuccess || reply.attempt.status == 410 {
            return breakers[target, default: CircuitBreaker()].succeeded()
        }
        let wish = reply.retryAfter.map { Duration.seconds(max($0, 0)) }
        breakers[target, default: CircuitBreaker()].failed(at: now, wish: wish, schedule: schedule)
        return false
    }
}
