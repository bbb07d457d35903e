package import Domain
import Synchronization

/// The paths of all payloads seen by this process, each with a small number.
///
/// Shared by all classifiers. Bounded in number and in bytes, since senders choose field names: beyond the bounds every
/// new path is `PathTable.overflow`, whose text is `…`.
package final class PathTable: Sendable {
    private struct State {
        var ids: [String: PathID] = [:]
        var texts: [String] = ["…"]
        var bytes = 0
    }

    package static let overflow = PathID(rawValue: 0)

    private let state = Mutex(State())
    private let capacity: Int
    private let byteCapacity: Int
    private static let longestPath = 512

    package init(capacity: Int = 200_000, byteCapacity: Int = 32 << 20) {
        self.capacity = capacity
        self.byteCapacity = byteCapacity
    }

    /// The number of a path, given to it now if it is new.
    package func id(of text: String) -> PathID {
        let length = text.utf8.count
        guard length <= PathTable.longestPath else { return PathTable.overflow }
        return state.withLock { state in
            if let id = state.ids[text] { return id }
            guard state.texts.count < capacity, state.bytes + length <= byteCapacity else { return PathTable.overflow }
            let id = PathID(rawValue: UInt32(state.texts.count))
            state.ids[text] = id
            state.texts.append(text)
            state.bytes += length
            return id
        }
    }

    /// `/items/*/cost_price`; `…` for a number that this table did not give.
    package func text(of id: PathID) -> String {
        state.withLock { state in
            state.texts.indices.contains(Int(id.rawValue)) ? state.texts[Int(id.rawValue)] : state.texts[0]
        }
    }

    /// How many paths are known.
    package var count: Int { state.withLock { $0.texts.count - 1 } }
}
