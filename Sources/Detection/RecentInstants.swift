import Domain

/// The instants of the newest sixteen events of a series, in seconds, newest first: the same in any order of arrival.
struct RecentInstants {
    static let most = 16

    /// Seconds since 1970, up to 2106; 0 where there is none.
    private var seconds = InlineArray<16, UInt32>(repeating: 0)

    mutating func add(_ at: Timestamp) { add(UInt32(clamping: at.seconds)) }

    mutating func add(_ new: UInt32) {
        guard new > seconds[RecentInstants.most - 1] else { return }
        var place = RecentInstants.most - 1
        while place > 0, seconds[place - 1] < new {
            seconds[place] = seconds[place - 1]
            place -= 1
        }
        seconds[place] = new
    }

    /// Of the `count`-th newest event; `nil` when there were fewer.
    func instant(_ count: Int) -> Int64? {
        let found = seconds[count - 1]
        return found == 0 ? nil : Int64(found)
    }

    mutating func clear() { seconds = InlineArray(repeating: 0) }

    /// Each as how long before the one before it.
    mutating func exchange(_ io: inout SnapshotExchange) {
        var newer = Int64(UInt32.max)
        for place in 0..<RecentInstants.most {
            var before = newer - Int64(seconds[place])
            io.count(&before)
            guard let second = UInt32(exactly: newer &- before) else { return io.fail() }
            seconds[place] = second
            newer = Int64(second)
        }
    }
}
