import Domain

/// Which violations were told today: each policy once a day for each platform and category.
///
/// Stored with the series, so that a restart tells nothing twice.
struct ViolationMemory: Sendable {
    private struct Told {
        var platform: Int32 = 0
        /// Names the policy in 64 bits.
        var policy: UInt64 = 0
        var categories = CategorySet()
    }

    private var day = Int64.min
    private var told: [Told] = []
    private(set) var changed = false

    static let key = "violations"
    private static let version: Int16 = 1
    /// Beyond it nothing more is told that day: so many violations are one.
    private static let most = 4_096

    /// Takes note of a violation and returns the categories of it that were not told today; `nil` where none is news.
    mutating func note(_ categories: CategorySet, of policy: String, _ platform: PlatformID, on today: Int64)
        -> CategorySet?
    {
        guard today >= day else { return nil }
        if today > day { (day, told) = (today, []) }
        let name = NoveltyMemory.name(of: policy)
        if let place = told.firstIndex(where: { $0.platform == platform.rawValue && $0.policy == name }) {
            let fresh = categories.subtracting(told[place].categories)
            guard !fresh.isEmpty else { return nil }
            told[place].categories.formUnion(fresh)
            changed = true
            return fresh
        }
        guard told.count < ViolationMemory.most else { return nil }
        told.append(Told(platform: platform.rawValue, policy: name, categories: categories))
        changed = true
        return categories
    }

    // MARK: Stored

    /// What is to be stored; `nil` where nothing changed since it was taken.
    mutating func takeSnapshot() -> SeriesSnapshot? {
        guard changed else { return nil }
        changed = false
        var io = SnapshotExchange()
        exchange(&io)
        return SeriesSnapshot(key: ViolationMemory.key, version: ViolationMemory.version, state: io.sealed)
    }

    init() {}

    /// Empty where none of the snapshots is sound.
    init(restoring snapshots: [SeriesSnapshot]) {
        guard let snapshot = snapshots.first(where: { $0.key == ViolationMemory.key }),
            snapshot.version == ViolationMemory.version, var io = SnapshotExchange(opening: snapshot.state)
        else { return }
        exchange(&io)
        if !io.isComplete { self = ViolationMemory() }
    }

    private mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&day)
        var count = UInt16(told.count)
        io.value(&count)
        guard count <= ViolationMemory.most else { return io.fail() }
        while told.count < Int(count) { told.append(Told()) }
        for place in told.indices {
            io.value(&told[place].platform)
            io.value(&told[place].policy)
            var categories = told[place].categories.rawValue
            io.value(&categories)
            told[place].categories = CategorySet(rawValue: categories)
        }
    }
}
