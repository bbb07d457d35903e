import Domain
import Metrics

/// What operators see of the way in.
///
/// Handles are made once; labels are fixed words.
struct IngestMetrics: Sendable {
    private let accepted = Counter(label: "vigie_ingest_events_total", dimensions: [("outcome", "accepted")])
    private let duplicate = Counter(label: "vigie_ingest_events_total", dimensions: [("outcome", "duplicate")])
    private let rejected: [Rejection.Reason: Counter]
    private let shed = Counter(label: "vigie_ingest_shed_total")
    private let batches = Counter(label: "vigie_ingest_batches_total")
    private let restaged = Counter(label: "vigie_ingest_restaged_batches_total")
    private let batchEvents = Recorder(label: "vigie_ingest_batch_events")
    private let commit = Timer(label: "vigie_ingest_commit_duration_seconds")
    private let depth = Gauge(label: "vigie_ingest_queue_events")
    private let connections = Counter(label: "vigie_ingest_writer_connections_total")

    init() {
        rejected = Dictionary(
            uniqueKeysWithValues: Rejection.Reason.allCases.map { reason in
                let labels = [("outcome", "rejected"), ("reason", reason.rawValue)]
                return (reason, Counter(label: "vigie_ingest_rejected_total", dimensions: labels))
            }
        )
    }

    func count(_ outcomes: [Outcome]) {
        var (accepted, duplicate) = (0, 0)
        for outcome in outcomes {
            switch outcome {
            case .accepted: accepted += 1
            case .duplicate: duplicate += 1
            case .rejected(let rejection): rejected[rejection.reason]?.increment()
            }
        }
        if accepted > 0 { self.accepted.increment(by: accepted) }
        if duplicate > 0 { self.duplicate.increment(by: duplicate) }
    }

    /// Requests that were turned away, not their events.
    func countShed() { shed.increment() }

    func committed(events: Int, in time: Duration, wasStaged: Bool) {
        batches.increment()
        if wasStaged { restaged.increment() }
        batchEvents.record(events)
        commit.record(duration: time)
    }

    func queued(_ events: Int) { depth.record(events) }
    func connected() { connections.increment() }
}
