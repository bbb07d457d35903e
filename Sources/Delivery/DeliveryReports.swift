import Domain
import Logging
import Metrics
import Query

/// One attempt is over.
struct AttemptEnded {
    let channel: DeliveryChannel
    let attempt: Attempt

    init(_ channel: DeliveryChannel, _ attempt: Attempt) {
        self.channel = channel
        self.attempt = attempt
    }

    func emit() {
        let outcome = attempt.isSuccess ? "delivered" : attempt.error ?? "refused"
        Counter(
            label: "vigie_delivery_attempts_total",
            dimensions: [("channel", channel.rawValue), ("outcome", outcome)]
        )
        .increment()
    }
}

/// The database did not do its part; nothing is lost, and the next wake-up tries again.
struct DeliveryPassFailed {
    let error: StoreError

    init(_ error: StoreError) { self.error = error }

    func emit(_ logger: Logger) {
        Counter(label: "vigie_delivery_errors_total").increment()
        logger.warning("Deliveries wait for the database.", metadata: ["reason": "\(error)"])
    }
}
