package import Capture
package import Domain

/// The way of a request: decode → classify → store, with one outcome for each event.
///
/// Everything before the store is done at once, so that a request waits once and not once for each event. A payload
/// is gone when its classification is there: nothing here holds the body while the store works.
package struct Pipeline<Store: EventStore, Classifier: PayloadClassifier>: Sendable {
    private let store: Store
    private let classifier: Classifier
    private let limits: DecodeLimits

    package init(into store: Store, classifier: Classifier, limits: DecodeLimits = DecodeLimits()) {
        self.store = store
        self.classifier = classifier
        self.limits = limits
    }

    /// Takes a body in; returns once what is accepted is committed.
    package func take(
        _ body: consuming [UInt8],
        as form: BodyForm,
        under terms: WriteTerms,
        at now: Timestamp
    ) async throws(StoreError) -> Receipt {
        switch classify(body, as: form, at: now) {
        case .fault(let fault): Receipt(fault: fault)
        case .events(let events): try await keep(events, under: terms)
        }
    }

    /// Takes in events that were not on the wire: an import, sample traffic.
    package func take(_ events: consuming [CapturedEvent], under terms: WriteTerms) async throws(StoreError) -> Receipt
    {
        try await keep(classified(events).map { .success($0) }, under: terms)
    }

    /// What a body holds and what it amounts to; keeps nothing.
    package func classify(_ body: consuming [UInt8], as form: BodyForm, at now: Timestamp) -> Decoded<ClassifiedEvent> {
        switch EventDecoder.decode(body, as: form, now: now, limits: limits) {
        case .fault(let fault):
            return .fault(fault)
        case .events(let events):
            var good = classified(events.compactMap { try? $0.get() })[...]
            return .events(
                events.compactMap { event in
                    switch event {
                    case .success: good.popFirst().map { .success($0) }
                    case .failure(let rejection): .failure(rejection)
                    }
                }
            )
        }
    }

    /// The events with what is in them, in their order and without their contents.
    private func classified(_ events: [CapturedEvent]) -> [ClassifiedEvent] {
        zip(events, classifier.classifications(of: events))
            .map { event, classification in
                var envelope = event
                envelope.content = .envelope
                return ClassifiedEvent(envelope: envelope, classification: classification)
            }
    }

    private func keep(
        _ events: [Result<ClassifiedEvent, Rejection>],
        under terms: WriteTerms
    ) async throws(StoreError) -> Receipt {
        let good = events.compactMap { try? $0.get() }
        if terms.strict, good.count < events.count {
            return Receipt(withheld: events.compactMap(\.rejection), of: events.count)
        }
        var outcomes = try await stored(good, under: terms)[...]
        let receipt = Receipt(
            outcomes: events.compactMap { event in
                if let rejection = event.rejection { .rejected(rejection) } else { outcomes.popFirst() }
            }
        )
        guard terms.strict, receipt.rejected > 0 else { return receipt }
        return Receipt(withheld: receipt.rejections, of: events.count)
    }

    private func stored(_ events: [ClassifiedEvent], under terms: WriteTerms) async throws(StoreError) -> [Outcome] {
        guard !events.isEmpty else { return [] }
        let outcomes = try await store.store(events, under: terms)
        guard outcomes.count == events.count else {
            throw .failed("The store gave \(outcomes.count) outcomes for \(events.count) events.")
        }
        return outcomes
    }
}

extension Result where Failure == Rejection {
    fileprivate var rejection: Rejection? {
        if case .failure(let rejection) = self { rejection } else { nil }
    }
}
