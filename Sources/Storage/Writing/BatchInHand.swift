import Capture
import Domain

/// The requests of one batch on their way through the writer, each answered exactly once.
struct BatchInHand {
    private(set) var content: WriteBatch
    /// Who asked; to be given back to the queue's bound once the fate is known.
    let waiting: [WaitingRequest]
    private(set) var isAnswered = false
    /// Under its number: from then on only the database knows whether it was committed.
    var wasSent = false
    /// When it could not be written for the first time.
    var failedSince: ContinuousClock.Instant?
    /// Of all rows that were sent, those that the table had already among them.
    private(set) var keys = RecentKeys(capacity: 1)

    init(_ requests: [QueuedRequest]) {
        waiting = requests.map(\.waiting)
        content = WriteBatch(
            id: BatchID(rawValue: 0),
            committedAt: Timestamp(microseconds: 0),
            requests: requests.map(\.prepared)
        )
    }

    var rowCount: Int { content.rowCount }

    /// As detection takes it; `rules` is the version of the rules that classified it.
    func committed(under rules: String) -> CommittedBatch {
        CommittedBatch(
            id: content.id,
            committedAt: content.committedAt,
            events: content.requests.flatMap { $0.facts.map(\.event) },
            rules: rules
        )
    }

    /// Takes out what was stored before, and what comes twice within the batch: the first one stays.
    ///
    /// `previous`: the keys of the batch before, which may not be among the recent ones yet.
    mutating func dropKnown(_ recent: RecentKeys?, previous: RecentKeys?) {
        keys = RecentKeys(capacity: max(rowCount, 1))
        for index in content.requests.indices {
            let facts = content.requests[index].facts
            var known: [Bool] = []
            for (row, fact) in facts.enumerated() {
                let key = fact.event.key
                let isNew =
                    !(recent?.contains(key) ?? false) && !(previous?.contains(key) ?? false) && keys.insert(key)
                guard !isNew else { continue }
                if known.isEmpty { known = Array(repeating: false, count: facts.count) }
                known[row] = true
            }
            guard !known.isEmpty else { continue }
            content.requests[index].keepRows(where: { !known[$0] }, otherwise: { _ in .duplicate })
        }
    }

    mutating func number(_ id: BatchID, by writer: Int64, at now: Timestamp) {
        content.id = id
        content.writer = writer
        content.committedAt = now
        wasSent = false
        for index in content.requests.indices { content.requests[index].setBatch(id) }
    }

    /// After a commit: what turned out to be in the table already.
    mutating func settle(duplicates: Set<EventKey>) {
        guard !duplicates.isEmpty else { return }
        for index in content.requests.indices {
            let facts = content.requests[index].facts
            content.requests[index]
                .keepRows(
                    where: { !duplicates.contains(facts[$0].event.key) },
                    otherwise: { _ in .duplicate }
                )
        }
    }

    func remember(in recent: inout RecentKeys?) {
        for key in keys.all { recent?.insert(key) }
    }

    /// Rejects rows, counted over all requests; a strict request goes out with its bad row.
    mutating func reject(rows: [Int]) {
        let refused = Set(rows)
        var first = 0
        for index in content.requests.indices {
            let request = content.requests[index]
            let range = first..<(first + request.rowCount)
            first = range.upperBound
            guard range.contains(where: refused.contains) else { continue }
            content.requests[index]
                .keepRows(
                    where: { !request.isStrict && !refused.contains(range.lowerBound + $0) },
                    otherwise: { row in
                        let place = request.places[row]
                        let pointer = Envelope.pointer(to: request.bodyPlaces[place])
                        return refused.contains(range.lowerBound + row)
                            ? .rejected(Rejection(.invalidValue, at: pointer)) : request.outcomes[place]
                    }
                )
        }
    }

    mutating func answer(counting metrics: IngestMetrics) {
        guard !isAnswered else { return }
        isAnswered = true
        for (request, prepared) in zip(waiting, content.requests) {
            metrics.count(prepared.counted)
            request.answer(.success(prepared.outcomes))
        }
    }

    mutating func fail(_ error: StoreError) {
        guard !isAnswered else { return }
        isAnswered = true
        for request in waiting { request.answer(.failure(error)) }
    }
}

extension PreparedRequest {
    fileprivate mutating func setBatch(_ id: BatchID) {
        for start in starts { EventRow.setBatch(id, in: &bytes, rowAt: start) }
    }
}
