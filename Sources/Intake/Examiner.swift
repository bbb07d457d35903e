package import Capture
package import Classification
package import Domain

/// The way of a request up to its classification, with the reasons; keeps nothing and asks no store.
package struct Examiner: Sendable {
    private let pool: ClassifierPool
    private let rules: RuleSet
    private let limits: DecodeLimits

    /// `rules` are those of the pool.
    package init(pool: ClassifierPool, rules: RuleSet, limits: DecodeLimits = DecodeLimits()) {
        self.pool = pool
        self.rules = rules
        self.limits = limits
    }

    /// With a classifier of its own.
    package init(rules: RuleSet = .builtIn) { self.init(pool: ClassifierPool(count: 1, rules: rules), rules: rules) }

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
        return PayloadExplanation(report, paths: pool.paths, rules: rules)
    }

    /// What events without a document type have.
    package static let unspecified = "unspecified"

    /// Borrows a classifier for one event and not for all of them: what is sent for good must not wait for what is tried.
    private func examined(_ event: CapturedEvent) -> ExaminedEvent {
        let report = pool.withClassifier { $0.report(of: event) }
        return ExaminedEvent(
            id: String(decoding: event.envelope.id, as: UTF8.self),
            explanation: PayloadExplanation(report, paths: pool.paths, rules: rules)
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
        let route = event.envelope.route
        switch event.content {
        case .envelope:
            return ClassificationReport(.unread)
        case .labels(let labels):
            return report(labels: labels.map { ($0.category, $0.count) }, platform: route.platform)
        case .shape(let fields):
            return report(
                shape: fields.map { ($0.path, $0.count, $0.category) },
                platform: route.platform,
                documentType: route.documentType,
                examined: fields.examined
            )
        case .payload(let bytes):
            return report(
                payload: bytes,
                contentType: route.contentType,
                platform: route.platform,
                documentType: route.documentType
            )
        }
    }
}
