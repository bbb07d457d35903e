import Domain
import Query
import Synchronization

/// Verdicts on keys that were good a moment ago, so that a busy sender is not verified anew with each request.
///
/// Good verdicts only, for a second, and a bounded number of them: guesses leave nothing here.
final class KeyCache: Sendable {
    private struct Entry {
        let record: KeyRecord
        let until: Timestamp
    }

    private static let microseconds: Int64 = 1_000_000
    private static let cap = 1_024
    private let entries = Mutex<[String: Entry]>([:])

    func record(_ token: String, at now: Timestamp) -> KeyRecord? {
        entries.withLock { entries in
            guard let entry = entries[token], entry.until > now else { return nil }
            return entry.record
        }
    }

    func keep(_ record: KeyRecord, for token: String, at now: Timestamp) {
        entries.withLock { entries in
            if entries.count >= KeyCache.cap { entries = entries.filter { $0.value.until > now } }
            guard entries.count < KeyCache.cap else { return }
            entries[token] = Entry(
                record: record,
                until: Timestamp(microseconds: now.microseconds &+ KeyCache.microseconds)
            )
        }
    }

    /// A revoked key is refused at once.
    func forget() { entries.withLock { $0 = [:] } }
}
