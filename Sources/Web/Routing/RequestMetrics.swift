import HTTPTypes
import CoreMetrics
import Synchronization

/// Counts and times of requests, by route; the handles are made once and kept.
final class RequestMetrics: Sendable {
    private struct Handles {
        let duration: CoreMetrics.Timer
        var statuses: [Int: Counter] = [:]
    }

    private let factory: any MetricsFactory
    private let labels: [(method: String, path: String)]
    /// One for each route, and at the end one for what matched none.
    private let handles: Mutex<[Handles]>

    init(_ routes: [Route], factory: any MetricsFactory) {
        self.factory = factory
        labels = routes.map { ($0.method.rawValue, $0.path) } + [("other", "none")]
        handles = Mutex(
            labels.map { label in
                Handles(
                    duration: CoreMetrics.Timer(
                        label: "vigie_web_request_duration_seconds",
                        dimensions: [("method", label.method), ("route", label.path)],
                        preferredDisplayUnit: .seconds,
                        factory: factory
                    )
                )
            }
        )
    }

    func finished(_ match: RouteTable.Match, status: Int, after duration: Duration) {
        let place = if case .route(let place, _) = match { place } else { labels.count - 1 }
        let (seconds, attoseconds) = duration.components
        let nanoseconds = seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000
        let (timer, counter) = handles.withLock { handles in
            if let counter = handles[place].statuses[status] { return (handles[place].duration, counter) }
            let counter = Counter(
                label: "vigie_web_requests_total",
                dimensions: [
                    ("method", labels[place].method), ("route", labels[place].path), ("status", String(status)),
                ],
                factory: factory
            )
            handles[place].statuses[status] = counter
            return (handles[place].duration, counter)
        }
        timer.recordNanoseconds(nanoseconds)
        counter.increment()
    }
}
