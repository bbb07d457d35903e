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
        var limits = limits
        limits.isStrict = terms.strict
        return switch EventDecoder.decode(body, as: form, now: now, limits: limits) {
        case .fault(let fault): Receipt(fault: fault)
        case .events(let events): try await keep(read(events), under: terms)
        }
    }

    /// Takes in events that were not on the wire: an import, sample traffic.
    package func take(_ events: consuming [CapturedEvent], under terms: WriteTerms) async throws(StoreError) -> Receipt
    {
        try await keep(Reading(good: classified(events)), under: terms)
    }

    /// What a body holds and what it amounts to; keeps nothing.
    package func classify(_ body: consuming [UInt8], as form: BodyForm, at now: Timestamp) -> Decoded<ClassifiedEvent> {
        switch EventDecoder.decode(body, as: form, now: now, limits: limits) {
        case .fault(let fault):
            return .fault(fault)
        case .events(let events):
            let reading = read(events)
            return .events(reading.inOrder(reading.good.map { .success($0) }) { .failure($0) })
        }
    }

    /// Parts good events from bad ones.
    private func read(_ events: consuming [Result<CapturedEvent, Rejection>]) -> Reading {
        var good: [CapturedEvent] = []
        good.reserveCapacity(events.count)
        var rejections: [Reading.Placed] = []
        for (place, event) in events.enumerated() {
            switch event {
            case .success(let event): good.append(event)
            case .failure(let rejection): rejections.append((place, rejection))
            }
        }
        return Reading(good: classified(good), rejections: rejections)
    }

    /// The events with what is in them, in their order and without their contents.
    private func classified(_ events: consuming [CapturedEvent]) -> [ClassifiedEvent] {
        let classifications = classifier.classifications(of: events)
        // By the events: one that got no classification is unread, and never left out.
        return events.enumerated()
            .map { place, event in
                let isKnown = place < classifications.count
                return ClassifiedEvent(
                    envelope: event.envelope,
                    classification: isKnown ? classifications[place] : .unread
                )
            }
    }

    private func keep(_ reading: Reading, under terms: WriteTerms) async throws(StoreError) -> Receipt {
        if terms.strict, !reading.rejections.isEmpty {
            return Receipt(withheld: reading.rejections.map(\.rejection), of: reading.count)
        }
        let receipt = Receipt(outcomes: reading.inOrder(try await stored(reading.good, under: terms)) { .rejected($0) })
        guard terms.strict, receipt.rejected > 0 else { return receipt }
        return Receipt(withheld: receipt.rejections, of: reading.count)
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

/// A request that was read: the good events in their order, and the bad ones with their places among all.
private struct Reading {
    typealias Placed = (place: Int, rejection: Rejection)

    var good: [ClassifiedEvent]
    var rejections: [Placed] = []

    var count: Int { good.count + rejections.count }

    /// Puts what became of the good events back among the bad ones, each at its event's place.
    func inOrder<Fate>(_ fates: [Fate], rejected: (Rejection) -> Fate) -> [Fate] {
        guard !rejections.isEmpty else { return fates }
        var all: [Fate] = []
        all.reserveCapacity(count)
        var rest = fates[...]
        for (place, rejection) in rejections {
            let between = place - all.count
            all += rest.prefix(between)
            rest = rest.dropFirst(between)
            all.append(rejected(rejection))
        }
        return all + rest
    }
}
