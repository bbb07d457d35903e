/// Which statements a session has prepared; a value without I/O.
///
/// A statement is prepared when it comes a second time, since one that comes once would pay two round trips for
/// nothing. The cache is bounded: the statement unused for longest makes room.
struct StatementCache {
    /// The same text with other types is another statement to the server.
    struct Key: Hashable {
        let text: String
        let types: [UInt32]
    }

    enum Plan: Equatable {
        /// Send text and parameters together.
        case direct
        /// Prepare under this name, then run it.
        case prepare(name: String)
        case prepared(name: String)
    }

    private struct Entry {
        var name: String?
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var clock: UInt64 = 0
    /// Names on the server that nothing here refers to any more.
    private(set) var discarded: [String] = []

    init(capacity: Int = 256) { self.capacity = capacity }

    var count: Int { entries.count }

    mutating func plan(for key: Key) -> Plan {
        clock += 1
        guard let entry = entries[key] else {
            if entries.count >= capacity { evict() }
            entries[key] = Entry(name: nil, lastUse: clock)
            return .direct
        }
        entries[key]?.lastUse = clock
        if let name = entry.name { return .prepared(name: name) }
        return .prepare(name: "s\(clock)")
    }

    mutating func prepared(_ key: Key, as name: String) { entries[key]?.name = name }

    /// The server does not accept the prepared form any more.
    mutating func forget(_ key: Key) {
        if let name = entries.removeValue(forKey: key)?.name { discarded.append(name) }
    }

    mutating func takeDiscarded() -> [String] {
        defer { discarded = [] }
        return discarded
    }

    private mutating func evict() {
        guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
        forget(oldest.key)
    }
}
