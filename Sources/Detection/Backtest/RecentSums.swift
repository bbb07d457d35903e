/// Running sums over the hours of a series, by which any window of up to fifteen hours is one subtraction.
///
/// The means are as they were expected when their hours were over; windows that are judged exactly ask the series again.
struct RecentSums {
    /// Up to an hour: events, what was expected of them, and two for the level, without holidays, month ends and dark
    /// hours: events cut at what is no spike, and what was expected.
    typealias Sums = SIMD4<Double>

    // On the heap, since a list in the value itself would be copied to be read.
    private var sums = [Sums](repeating: .zero, count: 16)
    private var newest = 0

    /// Adds the next hour.
    mutating func push(_ hour: Sums) {
        let before = sums[newest]
        newest = (newest + 1) & 15
        sums[newest] = before + hour
    }

    /// The newest `hours`, up to fifteen.
    func last(_ hours: Int) -> Sums { sums[newest] - sums[(newest - hours) & 15] }
}

extension RecentSums.Sums {
    var events: Double { x }
    var mean: Double { y }
    var cut: Double { z }
    var shape: Double { w }
}
