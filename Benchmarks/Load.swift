import Domain

/// A fixed amount of work over HTTP, made beforehand, so that only the service is timed.
struct Load {
    let port: Int
    let key: String
    let run: String
    var flows = 24

    struct Result {
        var acknowledged = 0
        var refused = 0
        /// What the first refusal said.
        var refusal = ""
        var elapsed = 0.0
        /// Of each request.
        var seconds: [Double] = []
        var eventsPerSecond: Double { Double(acknowledged) / elapsed }
    }

    func run(requests count: Int, events: Int, connections: Int) -> Result {
        var factory = EventFactory(run: run, flows: flows)
        var now = Timestamp.now
        let requests = (0..<count)
            .map { _ in
                now.microseconds += Int64(events)
                return factory.request(events: events, at: now, key: key).bytes
            }
        let loader = HTTPLoader(port: port, connections: connections)
        var next = 0
        var result = Result()
        let started = monotonicNanoseconds()
        loader.run(
            next: { _ in
                guard next < requests.count else { return nil }
                defer { next += 1 }
                return requests[next]
            },
            done: { answer in
                if answer.status == 202 {
                    result.acknowledged += events
                } else {
                    if result.refused == 0 {
                        result.refusal = "\(answer.status) \(String(decoding: answer.body.prefix(300), as: UTF8.self))"
                    }
                    result.refused += events
                }
                result.seconds.append(answer.seconds)
            }
        )
        result.elapsed = Double(monotonicNanoseconds() - started) / 1e9
        return result
    }
}
