import Query
import Synchronization

/// Results on their way to the database: put in one by one, taken out as many as there are.
///
/// Bounded by the attempts that may be under way, each of which puts one in.
final class ResultBox: Sendable {
    private let results = Mutex<[DeliveryResult]>([])
    /// Yields when there may be something to take; ends after `close`, with a last word for what is left.
    let arrivals: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init() {
        (arrivals, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    func put(_ result: DeliveryResult) {
        results.withLock { $0.append(result) }
        bell.yield()
    }

    func take(most: Int) -> [DeliveryResult] {
        results.withLock { results in
            let taken = Array(results.prefix(most))
            results.removeFirst(taken.count)
            return taken
        }
    }

    /// Nothing is put in any more.
    func close() {
        bell.yield()
        bell.finish()
    }
}
