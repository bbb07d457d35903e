import Domain
import Query
import Synchronization

/// The keys that were asked for in the last seconds, known or not, so that each request need not ask the database.
///
/// Holds what the database holds, never a token: each check computes the HMAC anew. Bounded: made-up ids push out
/// one another, and never a key that exists.
final class KeyCache: Sendable {
    struct Stored: Sendable {
        let record: KeyRecord
        let mac: [UInt8]
    }

    private struct Entry {
        /// `nil` where there is no such key.
        let stored: Stored?
        let at: Timestamp
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// Counts the clearings: what was read before one must not be kept after it.
        var generation: UInt64 = 0
    }

    private let state = Mutex(State())
    private let lifetime: Int64
    private let most: Int

    /// `lifetime` in microseconds.
    init(lifetime: Int64, most: Int) {
        self.lifetime = lifetime
        self.most = most
    }

    enum Answer {
        case known(Stored?)
        /// Ask the database, and give the generation back with what it says.
        case ask(generation: UInt64)
    }

    func answer(_ id: String, at now: Timestamp) -> Answer {
        state.withLock { state in
            // A clock that was set back makes an entry look young for long; such an entry does not count.
            guard let entry = state.entries[id], 0..<lifetime ~= now.microseconds &- entry.at.microseconds else {
                return .ask(generation: state.generation)
            }
            return .known(entry.stored)
        }
    }

    func keep(_ stored: Stored?, as id: String, at now: Timestamp, generation: UInt64) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.entries.count >= most, state.entries[id] == nil {
                state.entries = state.entries.filter { $0.value.stored != nil }
                if state.entries.count >= most { state.entries.removeAll(keepingCapacity: true) }
            }
            state.entries[id] = Entry(stored: stored, at: now)
        }
    }

    func clear() {
        state.withLock { state in
            state.entries.removeAll(keepingCapacity: true)
            state.generation &+= 1
        }
    }
}
