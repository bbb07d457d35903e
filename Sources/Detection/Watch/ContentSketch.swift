/// How often the same content came again, from sixteen sums, whatever the order and however many contents.
///
/// Alon, Matias and Szegedy, “The space complexity of approximating the frequency moments”, STOC 1996, with the buckets
/// of Charikar, Chen and Farach-Colton (2002): each content adds +1 or −1 to one sum, by its hash. The sum of their
/// squares is on average Σ f², f being how often each content came; for n different contents that is n, and the sum
/// over n is then a χ² of sixteen degrees of freedom divided by sixteen.
struct ContentSketch {
    static let cells = 16

    /// Events that had a content.
    private(set) var events: UInt32 = 0
    private var sums = InlineArray<16, Int32>(repeating: 0)
    /// Σ of the squares of the sums, kept up as they change.
    private var squares: Int64 = 0

    init() {}

    mutating func add(_ content: UInt64) {
        events &+= 1
        // The hash may come from anywhere: its bits are mixed before they choose.
        let mixed = (content ^ content >> 32) &* 0xD6E8_FEB8_6659_FD93
        let cell = Int(truncatingIfNeeded: mixed &>> 60)
        let one: Int32 = mixed & (1 << 40) == 0 ? 1 : -1
        squares &+= 2 &* Int64(one) &* Int64(sums[cell]) &+ 1
        sums[cell] &+= one
    }

    /// The estimate of Σ f².
    var secondMoment: Double { Double(squares) }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.count(&events)
        guard events > 0 else { return }
        squares = 0
        for cell in 0..<ContentSketch.cells {
            io.signed(&sums[cell])
            squares &+= Int64(sums[cell]) &* Int64(sums[cell])
        }
    }
}
