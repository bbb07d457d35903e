/// How often a flow repeats itself under new ids, and whether it does so more than it used to.
///
/// What is learned is the chance that two events of a half day have the same content: next to 0 for orders, 1 for a
/// signal of life.
struct RepeatedContents {
    private static let keep: Float = 0.98
    /// Half days before anything is said.
    private static let needed: UInt16 = 6
    /// A flow that repeats itself must do so this many times more than usual.
    private static let ratio = 3.0
    private static let most: Double = 1e12

    private var pairs: Float = 0
    private var possible: Float = 0
    private var learned: UInt16 = 0

    init() {}

    mutating func learn(_ contents: ContentSketch) {
        let events = Double(contents.events)
        guard events >= 4 else { return }
        let all = min(events * (events - 1), RepeatedContents.most)
        // What is beyond belief teaches a little only.
        let bound = score(contents) == nil ? 1 : RepeatedContents.ratio * chance
        pairs = pairs * RepeatedContents.keep + Float(min(max(contents.secondMoment - events, 0), bound * all))
        possible = possible * RepeatedContents.keep + Float(all)
        if learned < .max { learned += 1 }
    }

    /// The usual chance that two events are alike, rather too high than too low.
    private var chance: Double { min((Double(pairs) * 1.2 + 10) / (Double(possible) + 10), 1) }

    /// How many alike an event is expected to have in a half day of so many.
    func expectedCopies(_ events: Double) -> Double { chance * max(events - 1, 0) }

    /// How many times more alike events are than usual; 1 where that is within what the sums can tell.
    func copies(_ contents: ContentSketch) -> Double {
        let events = Double(contents.events)
        guard events >= 4 else { return 1 }
        let ratio = contents.secondMoment / (events + chance * events * (events - 1))
        return ratio > 2 ? ratio : 1
    }

    /// −log₁₀ of the chance that so many alike are ordinary; `nil` where they plainly are.
    func score(_ contents: ContentSketch) -> Double? {
        let events = Double(contents.events)
        guard learned >= RepeatedContents.needed, events >= 20 else { return nil }
        let usual = events + chance * events * (events - 1)
        let seen = contents.secondMoment
        guard seen > RepeatedContents.ratio * usual else { return nil }
        return ChiSquare.upperScore(Double(ContentSketch.cells) * seen / usual, halfDegrees: ContentSketch.cells / 2)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&pairs)
        io.value(&possible)
        io.value(&learned)
    }
}

/// The tail of a χ² with an even number of degrees of freedom, which is that of a Poisson count.
enum ChiSquare {
    /// −log₁₀ P(χ² ≥ value): e^(−x/2) Σ (x/2)ᵏ / k!, k below half the degrees.
    static func upperScore(_ value: Double, halfDegrees: Int) -> Double {
        let half = value / 2
        var term = 1.0
        var sum = 1.0
        for k in 1..<halfDegrees {
            term *= half / Double(k)
            sum += term
        }
        return max(0, Mathematics.decades(half - Mathematics.naturalLogarithm(sum)))
    }
}
