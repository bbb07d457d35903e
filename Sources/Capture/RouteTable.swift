import Domain

/// The routes of one request, each made once however many of its events take it.
struct RouteTable {
    private struct Entry {
        let hash: UInt64
        let texts: [UInt8]
        let route: EventRoute
    }

    private var entries: [Entry] = []
    /// Open addressing over `entries`, at most half full; -1 is free.
    private var slots: [Int32] = []
    private var spare = RouteTexts()

    /// Past it, routes are made anew: a sender could give each of its events another one.
    private static let most = 1_024

    func hash(of texts: RouteTexts) -> UInt64 {
        // Without a seed: whoever makes keys collide slows down a request of their own.
        ByteHash.of(texts.bytes.span, texts.bytes.indices, seed: 0)
    }

    /// The route that the same texts made before.
    func route(of texts: RouteTexts, hash: UInt64) -> EventRoute? {
        guard !slots.isEmpty else { return nil }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let place = Int(slots[slot])
            if entries[place].hash == hash, entries[place].texts == texts.bytes { return entries[place].route }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    mutating func keep(_ route: EventRoute, for texts: RouteTexts, hash: UInt64) {
        guard entries.count < RouteTable.most else { return }
        entries.append(Entry(hash: hash, texts: texts.bytes, route: route))
        guard entries.count * 2 > slots.count else { return enter(entries.count - 1) }
        slots = Array(repeating: -1, count: max(slots.count * 2, 16))
        for place in entries.indices { enter(place) }
    }

    private mutating func enter(_ place: Int) {
        var slot = Int(truncatingIfNeeded: entries[place].hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: place)
    }

    /// Lends room for the texts of one event.
    mutating func takeRoom() -> RouteTexts {
        var room = RouteTexts()
        swap(&room, &spare)
        return room
    }

    /// Takes it back when the event has been read.
    mutating func giveBack(_ room: consuming RouteTexts) {
        room.removeAll()
        spare = room
    }
}

/// The texts of one event that make its route, in the order in which they came and not looked at yet.
///
/// They are checked when a route is made of them. The same bytes again make the same route again, so that most events
/// cost one look-up and no text of their own.
struct RouteTexts {
    private(set) var bytes: [UInt8] = []

    /// `text` has at most 65,535 bytes.
    mutating func append(_ member: EventMember, _ text: Span<UInt8>) {
        bytes.append(member.rawValue)
        bytes.append(UInt8(truncatingIfNeeded: text.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: text.count))
        // SAFETY: the pointer lives for the call only, and `append` copies from it.
        unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    func forEach(_ body: (EventMember, Span<UInt8>) -> Void) {
        let all = bytes.span
        var position = 0
        while position &+ 3 <= all.count, let member = EventMember(rawValue: all[position]) {
            let start = position + 3
            let end = start + Int(all[position + 1]) << 8 + Int(all[position + 2])
            body(member, all.extracting(start..<end))
            position = end
        }
    }
}

/// The texts of a route, checked and by their members.
struct RouteNames {
    private var texts: [EventMember: String] = [:]
    private(set) var host: String?

    subscript(member: EventMember) -> String? {
        get { texts[member] }
        set { texts[member] = newValue }
    }

    /// Why the text cannot be taken; `nil` if it was.
    ///
    /// Of a URL it gets the authority.
    mutating func set(_ member: EventMember, to text: Span<UInt8>) -> Rejection.Reason? {
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F { return .invalidValue }
        if member == .url {
            host = HostName.ofAuthority(text)
            return host == nil ? .invalidValue : nil
        }
        guard let characters = try? UTF8Span(validating: text) else { return .malformedEncoding }
        if text.count > 0 { texts[member] = String(copying: characters) }
        return nil
    }
}
