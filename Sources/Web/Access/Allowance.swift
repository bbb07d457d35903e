import HTTPTypes
import Hummingbird

/// How many events each key may send in a minute, said in the headers of every answer (IETF draft `ratelimit-headers`).
struct Allowance: Sendable {
    private let name: String
    private let buckets: TokenBuckets

    /// `name` is that of the policy in the headers.
    init(_ name: String, perMinute: Int64) {
        self.name = name
        buckets = TokenBuckets(perMinute: perMinute)
    }

    /// Runs a request and takes off as many events as it says that it held, also when it fails.
    func spend(
        _ call: Call,
        _ run: (_ events: inout Int) async throws -> Response
    ) async throws -> Response {
        let key = call.caller.actor
        let bucket = buckets.take(0, from: key, at: call.now)
        var events = 0
        do {
            guard bucket.secondsToOne == 0 else { throw refused(bucket) }
            var response = try await run(&events)
            for field in headers(buckets.take(events, from: key, at: call.now)) {
                response.headers[field.name] = field.value
            }
            return response
        } catch {
            throw RefusedWithHeaders(error: error, headers: headers(buckets.take(events, from: key, at: call.now)))
        }
    }

    private func refused(_ state: TokenBuckets.State) -> Problem {
        var problem = Problem(
            .rateLimited,
            fr: "Cette clé a envoyé plus de \(buckets.perMinute) événements en une minute.",
            en: "This key has sent more than \(buckets.perMinute) events in a minute."
        )
        problem.headers = [(.retryAfter, "\(state.secondsToOne)")]
        return problem
    }

    private func headers(_ state: TokenBuckets.State) -> [(name: HTTPField.Name, value: String)] {
        let policy = "\"\(name)\";q=\(buckets.perMinute);w=60"
        let state = "\"\(name)\";r=\(state.remaining);t=\(state.secondsToFull)"
        let fields = [(SecurityHeaders.rateLimitPolicy, policy), (SecurityHeaders.rateLimit, state)]
        return fields.compactMap { name, value in name.map { ($0, value) } }
    }
}
