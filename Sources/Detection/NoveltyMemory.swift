import Domain

/// What a series has met: the ground on which something is new.
struct NoveltyMemory {
    /// Ends of what is remembered by name; beyond them nothing is called new.
    static let most = 48

    var categories: CategorySet = []
    /// Categories that came in one event only; many of them make one more no news (Good and Turing).
    var once: CategorySet = []
    /// Hosts and jurisdictions stand in their own order, whichever came first.
    var hosts: [HostID] = []
    /// The one of them that came last: not stored, it only saves the search.
    private var lastHost: HostID?
    var jurisdictions: [Jurisdiction] = []
    /// Categories whose first time was no news by itself, and the events that the flow had then: soon a second time is.
    var pending: CategorySet = []
    var pendingSince: Int64 = 0
    /// Of a flow: names its source in 64 bits; 0 when unknown.
    var source: UInt64 = 0
    /// Events that brought fields which the flow had never sent.
    var fieldFirsts: Int64 = 0
    /// Names the version of the rules that found the categories, in 64 bits; 0 when unknown.
    var rules: UInt64 = 0
    /// Until this hour what other rules find first is learned and not told.
    var relearnsUntil = Int64.min

    /// The day (UTC) of the last violation of a policy, the categories that were told on it, and whether the lack of an
    /// agreement was.
    var violatedOn = Int64.min
    var violated: CategorySet = []
    var isWithoutAgreement = false

    /// How long other rules teach: what they find rarely must have had its chance.
    static let relearning: Int64 = 7 * 24

    func isRelearning(at hour: Int64) -> Bool { hour < relearnsUntil }

    /// Takes note of the rules that classified an event; whether they are others than before.
    mutating func follow(_ rules: UInt64, at hour: Int64) -> Bool {
        guard rules != 0, rules != self.rules else { return false }
        defer { self.rules = rules }
        guard self.rules != 0 else { return false }
        relearnsUntil = max(relearnsUntil, hour + NoveltyMemory.relearning)
        pending = []
        return true
    }

    /// Counts an event with new fields, and returns the chance that one brought any: of a noisy flow it is high.
    mutating func meetNewFields(events: Int64) -> Double {
        defer { fieldFirsts &+= 1 }
        return (Double(fieldFirsts) + 0.5) / Double(max(events, 1))
    }

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

    /// Holds back the first time of categories that a flow of so many events may well have had all along.
    mutating func hold(_ categories: CategorySet, events: Int64) {
        pending.formUnion(categories)
        pendingSince = events
    }

    /// Those of an event's categories that were held back and come again too soon for a rare one.
    ///
    /// What a flow of n events had all along without showing it comes about every n events: within a sixtieth of that
    /// again it is something that has begun.
    mutating func takePending(_ met: CategorySet, events: Int64) -> CategorySet {
        guard !pending.isEmpty else { return pending }
        let isSoon = events - pendingSince <= max(3, pendingSince / 60)
        let again = pending.intersection(met)
        if isSoon { pending.subtract(met) } else { pending = [] }
        return isSoon ? again : []
    }

    /// Whether an event with these categories teaches nothing: all of them came more than once, and none is awaited.
    func isFamiliar(_ met: CategorySet) -> Bool {
        (met.rawValue & ~categories.rawValue) | (met.rawValue & once.rawValue) | pending.rawValue == 0
    }

    /// Whether the host is new; it is known from now on.
    mutating func meet(_ host: HostID) -> Bool {
        guard host != lastHost else { return false }
        guard !hosts.contains(host) else {
            lastHost = host
            return false
        }
        guard hosts.count < NoveltyMemory.most else { return false }
        hosts.insert(host, at: hosts.firstIndex { $0 > host } ?? hosts.count)
        return true
    }

    mutating func meet(_ jurisdiction: Jurisdiction) -> Bool {
        guard !jurisdictions.contains(jurisdiction), jurisdictions.count < NoveltyMemory.most else { return false }
        let next = jurisdictions.firstIndex { $0.rawValue > jurisdiction.rawValue } ?? jurisdictions.count
        jurisdictions.insert(jurisdiction, at: next)
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
    var field: FirstField?
    /// Where a rule says how grave it is.
    var severity: Severity?
    /// The policy that says so.
    var clause: PolicyClause?
    /// Whether the platform, not only the flow, had never seen it.
    var forPlatform = true
    /// Where the flow's series is kept, if it has one.
    var place: Int?

    init(_ event: CommittedEvent, at: Timestamp, place: Int?) {
        kind = .noveltyPlatform
        flow = event.flow
        platform = event.platform
        categories = []
        level = event.level
        self.event = EventID(occurredAt: event.occurredAt, key: event.key)
        self.at = at
        chance = 0.001
        self.place = place
    }
}

extension FirstField {
    /// By what the field holds; equal ones by their numbers, so that no order matters.
    static func precedes(_ left: FirstField, _ right: FirstField) -> Bool {
        let (less, more) = (left.category, right.category)
        if less.level != more.level { return less.level < more.level }
        if less.weight != more.weight { return less.weight < more.weight }
        return left.field.rawValue > right.field.rawValue
    }
}
