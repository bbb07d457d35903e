import Domain

/// What a series has met: the ground on which something is new.
struct NoveltyMemory {
    /// Ends of what is remembered by name; beyond them nothing is called new.
    static let most = 48

    var categories: CategorySet = []
    /// Categories that came in one event only; many of them make one more no news (Good and Turing).
    var once: CategorySet = []
    var hosts: [HostID] = []
    var jurisdictions: [Jurisdiction] = []
    /// Of a flow: names its source in 64 bits; 0 when unknown.
    var source: UInt64 = 0

    /// The chance, before an event, that it brings a category never seen.
    func chanceOfNewCategory(events: Int64) -> Double {
        (Double(once.rawValue.nonzeroBitCount) + 0.5) / Double(max(events, 1))
    }

    /// Takes the categories of one event and returns those that are new.
    mutating func meet(_ met: CategorySet) -> CategorySet {
        let fresh = met.subtracting(categories)
        once.subtract(met)
        guard !fresh.isEmpty else { return fresh }
        once.formUnion(fresh)
        categories.formUnion(fresh)
        return fresh
    }

    /// Whether the host is new; it is known from now on.
    mutating func meet(_ host: HostID) -> Bool {
        guard !hosts.contains(host), hosts.count < NoveltyMemory.most else { return false }
        hosts.append(host)
        return true
    }

    mutating func meet(_ jurisdiction: Jurisdiction) -> Bool {
        guard !jurisdictions.contains(jurisdiction), jurisdictions.count < NoveltyMemory.most else { return false }
        jurisdictions.append(jurisdiction)
        return true
    }

    /// FNV-1a of a source's bytes.
    static func name(of source: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}

/// Something met for the first time, before it is known whether a greater first time explains it.
struct News {
    var kind: Anomaly.Kind
    var flow: FlowID
    var platform: PlatformID
    var host: HostID?
    var jurisdiction: Jurisdiction?
    var categories: CategorySet
    var level: Level
    var event: EventID
    var at: Timestamp
    /// How unlikely it was, as a probability.
    var chance: Double
    /// Whether the platform, not only the flow, had never seen it.
    var forPlatform = true
    /// Where the flow's series is kept, if it has one.
    var place: Int?
}
