package import Capture
package import Classification
package import Domain

/// The way of a request up to its classification, with the reasons; keeps nothing and asks no store.
package struct Examiner: Sendable {
    private let pool: ClassifierPool
    private let limits: DecodeLimits

    package init(pool: ClassifierPool = ClassifierPool(count: 1), limits: DecodeLimits = DecodeLimits()) {
        self.pool = pool
        self.limits = limits
    }

    /// What the events of a body hold, one result for each.
    package func examine(_ body: consuming [UInt8], as form: BodyForm, at now: Timestamp) -> Decoded<ExaminedEvent> {
        switch EventDecoder.decode(body, as: form, now: now, limits: limits) {
        case .fault(let fault):
            .fault(fault)
        case .events(let events):
            .events(events.map { event in event.map(examined) })
        }
    }

    /// What a message by itself holds.
    package func examine(
        payload: [UInt8],
        contentType: String?,
        platform: String?,
        documentType: String?
    ) -> PayloadExplanation {
        let report = pool.report(
            payload: payload[...],
            contentType: contentType,
            platform: platform,
            documentType: documentType ?? Examiner.unspecified
        )
        return PayloadExplanation(report, paths: pool.paths)
    }

    /// What events without a document type have.
    package static let unspecified = "unspecified"

    /// Borrows a classifier for one event and not for all of them: what is sent for good must not wait for what is tried.
    private func examined(_ event: CapturedEvent) -> ExaminedEvent {
        let report = pool.withClassifier { $0.report(of: event) }
        return ExaminedEvent(
            id: String(decoding: event.envelope.id, as: UTF8.self),
            explanation: PayloadExplanation(report, paths: pool.paths)
        )
    }
}

/// An event that was looked at and not kept.
package struct ExaminedEvent: Sendable {
    /// The sender's own.
    package let id: String
    package let explanation: PayloadExplanation
}

extension Classifier {
    fileprivate mutating func report(of event: CapturedEvent) -> ClassificationReport {
        switch event.content {
        case .envelope:
            return ClassificationReport(.unread)
        case .labels(let labels):
            return report(labels: labels.map { ($0.category, $0.count) })
        case .shape(let fields):
            var report = report(shape: fields.undecided)
            report.classification = report.classification.counting(fields.decided)
            return report
        case .payload(let bytes):
            return report(
                payload: bytes,
                contentType: event.envelope.route.contentType,
                platform: event.envelope.route.platform,
                documentType: event.envelope.route.documentType
            )
        }
    }
}
