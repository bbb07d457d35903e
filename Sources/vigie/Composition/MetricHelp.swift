/// What `/metrics` says about each metric; `docs/metrics.md` says more.
enum MetricHelp {
    static let texts: [String: String] = [
        "vigie_ingest_events_total": "Events by outcome, after their commit.",
        "vigie_ingest_rejected_total": "Rejected events by reason.",
        "vigie_ingest_shed_total": "Requests refused because the queue was full.",
        "vigie_ingest_batches_total": "Committed batches.",
        "vigie_ingest_batch_events": "Events in a committed batch.",
        "vigie_ingest_commit_duration_seconds": "Time from the start of a batch to its commit.",
        "vigie_ingest_queue_events": "Events that wait or are being written.",
        "vigie_ingest_restaged_batches_total": "Batches written again through staging because of a duplicate.",
        "vigie_ingest_writer_connections_total": "Connections that the writer opened.",
        "vigie_detection_batches_total": "Batches that detection has read.",
        "vigie_detection_errors_total": "Detection passes that failed and are tried again.",
        "vigie_detection_lag_seconds": "Age of the oldest commit that detection has not read.",
        "vigie_delivery_attempts_total": "Attempts to deliver a message, by channel and outcome.",
        "vigie_delivery_errors_total": "Passes of the delivery that the database did not answer.",
        "vigie_web_requests_total": "Requests by route and status.",
        "vigie_web_request_duration_seconds": "Time from a request's head to the end of its answer.",
        "vigie_web_streams": "Open event streams.",
        "vigie_web_stream_slow_total": "Streams ended because their reader was too slow.",
    ]
}
