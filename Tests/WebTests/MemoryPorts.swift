import Capture
import Domain
import Intake
import Query
import Synchronization

@testable import Web

/// Answers with what a test put there, and keeps what it was given.
final class MemoryIntake: EventIntake {
    struct State {
        var receipt = Receipt(outcomes: [])
        var failure: StoreError?
        var bodies: [[UInt8]] = []
        var terms: WriteTerms?
    }

    let state = Mutex(State())
    private let gate = Mutex<AsyncStream<Void>?>(nil)
    private let arrivals = AsyncStream.makeStream(of: Void.self)

    /// Lets the next body wait until `told` ends.
    func hold(until told: AsyncStream<Void>) { gate.withLock { $0 = told } }

    /// Waits until that body is there.
    func arrival() async {
        for await _ in arrivals.stream { return }
    }

    func answer(_ receipt: Receipt) { state.withLock { $0.receipt = receipt } }

    func take(
        _ body: [UInt8],
        as form: BodyForm,
        under terms: WriteTerms,
        at now: Timestamp
    ) async throws(StoreError) -> Receipt {
        let (receipt, failure) = state.withLock { state in
            state.bodies.append(body)
            state.terms = terms
            return (state.receipt, state.failure)
        }
        let told = gate.withLock { gate in
            defer { gate = nil }
            return gate
        }
        if let told {
            arrivals.continuation.yield()
            for await _ in told {}
        }
        if let failure { throw failure }
        return receipt
    }
}

struct MemoryEvents: EventReader {
    static let id = EventID(occurredAt: Desk.noon, key: EventKey(high: 1, low: 2))

    func event(_ id: EventID) async throws(StoreError) -> EventRecord {
        guard id == MemoryEvents.id else { throw .notFound }
        return EventRecord(
            id: id,
            receivedAt: Desk.noon,
            source: "odoo-amont/price_feed",
            system: "odoo-amont",
            platform: "alibaba_icbu",
            host: nil,
            jurisdiction: "unknown",
            documentType: "price_list",
            method: "POST",
            bytes: 48_211,
            records: 240,
            status: 200,
            durationMilliseconds: nil,
            actor: nil,
            correlationID: nil,
            level: .restricted,
            score: 61.5,
            condition: .whole,
            rules: "rules-test",
            reasons: []
        )
    }

    /// Pages of one, three in all.
    func events(_ query: EventQuery) async throws(StoreError) -> Page<EventRecord> {
        let place = query.after?.words.first ?? 0
        let record = try await event(MemoryEvents.id)
        return Page(elements: [record], next: place < 2 ? Cursor(words: [place + 1]) : nil)
    }
}
