import Domain

/// Which categories a flow's events have, and how often: those of most events by name only, up to twelve rarer ones
/// with their shares.
///
/// Rarer ones are kept in the order of their numbers; where there are more than twelve, the least sensitive are not
/// watched. So nothing depends on which came first.
struct CategoryMix {
    static let most = 12
    /// Events and half days that must be learned before a share is judged.
    private static let needed: (events: Float, halves: UInt16) = (80, 8)

    private(set) var shares: [CategoryShare] = []
    /// In most events.
    private(set) var common = CategorySet()
    /// Those for which there was no room.
    private var dropped = CategorySet()
    /// Learned events, discounted.
    private(set) var total: Float = 0
    private var halves: UInt16 = 0

    init() {}

    var isReady: Bool { total >= CategoryMix.needed.events && halves >= CategoryMix.needed.halves }

    mutating func add(_ categories: CategorySet, half: Int64) {
        var rest = categories.rawValue & ~common.rawValue & ~dropped.rawValue
        while rest != 0 {
            let number = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
            rest &= rest - 1
            guard let category = Category(rawValue: number), let place = place(of: category) else { continue }
            shares[place].open[Int(half & 1)] &+= 1
        }
    }

    private func index(of category: Category) -> Int? {
        for place in shares.indices where shares[place].category == category { return place }
        return nil
    }

    /// Where a category is counted; room is made for one that was not.
    private mutating func place(of category: Category) -> Int? {
        if let place = index(of: category) { return place }
        let next = shares.firstIndex { $0.category.rawValue > category.rawValue } ?? shares.count
        shares.insert(CategoryShare(category), at: next)
        guard shares.count > CategoryMix.most else { return next }
        let least = shares.indices.min { CategoryMix.precedes(shares[$0].category, shares[$1].category) } ?? next
        dropped.insert(shares[least].category)
        shares.remove(at: least)
        return index(of: category)
    }

    private static func precedes(_ left: Category, _ right: Category) -> Bool {
        left.weight != right.weight ? left.weight < right.weight : left.rawValue < right.rawValue
    }

    /// The first time of these was told: their shares are judged once they are known.
    mutating func tellNew(_ categories: CategorySet) {
        for place in shares.indices where categories.contains(shares[place].category) { shares[place].isNew = true }
    }

    /// The rise of one was told.
    mutating func tell(_ category: Category) {
        guard let place = index(of: category) else { return }
        shares[place].tell()
    }

    /// Forgets all shares: the rules that find the categories have changed.
    mutating func restart() { self = CategoryMix() }

    /// Forgets what is open.
    mutating func forgetOpen() {
        for place in shares.indices { shares[place].open = [0, 0] }
    }

    mutating func learn(events: UInt32, copies: Double, half: Int64) {
        guard events > 0 else { return }
        let parity = Int(half & 1)
        let ready = isReady
        for place in shares.indices {
            let count = CategoryShare.Count(hits: shares[place].open[parity], events: events, copies: copies)
            shares[place].open[parity] = 0
            shares[place].learn(count, total: total, isReady: ready)
        }
        total = CategoryShare.kept(total, and: events)
        if halves < .max { halves += 1 }
        for share in shares where share.isCommon(of: total) { common.insert(share.category) }
        shares.removeAll { common.contains($0.category) }
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        var (always, never) = (common.rawValue, dropped.rawValue)
        io.value(&always)
        io.count(&never)
        (common, dropped) = (CategorySet(rawValue: always), CategorySet(rawValue: never))
        io.value(&total)
        io.value(&halves)
        io.list(&shares, empty: CategoryShare(.productIdentifier)) { io, share in
            var number = share.category.rawValue
            io.value(&number)
            guard let category = Category(rawValue: number) else { return io.fail() }
            if category != share.category { share = CategoryShare(category) }
            share.exchange(&io)
        }
        if shares.count > CategoryMix.most { io.fail() }
    }
}
