/// Whether the level of a series may have risen or fallen: a quick answer that errs on the side of yes.
///
/// `Series.assessLevel` holds sixteen stretches against the weeks before each. What of it changes only once a day is
/// kept here, one lane a stretch, with bounds that are a little wider than its tests; it alone decides.
struct LevelGate {
    /// Events, shape and number of the stretch's whole days.
    private var counts = SIMD16<Float>(repeating: 0)
    private var shapes = SIMD16<Float>(repeating: 0)
    private var lengths = SIMD16<Float>(repeating: 0)
    /// The level of the weeks before; out of reach where they are too few.
    private var levels = SIMD16<Float>(repeating: LevelGate.unreachable)
    /// φ of a day, and what φ there is beside it.
    private var scatter: Float = 0
    private var besides = SIMD16<Float>(repeating: 0)
    /// The least squared distance from the mean, in variances, that can be told.
    private var distances = SIMD16<Float>(repeating: 0)
    /// The days that it was made of.
    private(set) var pushed: Int64 = -1
    /// Lanes of the last hours alone, without whole days: nine hours and eight.
    private static let nine = 14
    private static let eight = 15
    private static let unreachable: Float = 1e15

    /// Takes a new day into account.
    mutating func take(_ gauge: Gauge, _ bounds: BucketSeries.Bounds) {
        pushed = gauge.days.pushed
        levels = SIMD16(repeating: LevelGate.unreachable)
        scatter = Float(gauge.dayScatter)
        // From the oldest day on: what each stretch is held against.
        var references = InlineArray<15, DayReference>(repeating: DayReference())
        var reference = DayReference()
        for age in stride(from: DayRing.count - 1, through: 0, by: -1) {
            let (count, shape) = gauge.days.day(age)
            if shape > 1 {
                reference.days += 1
                reference.events += count
                reference.shape += shape
            }
            if age < 15 { references[age] = reference }
        }
        var (count, shape, length) = (0.0, 0.0, 0.0)
        for age in 0..<14 {
            let (events, part) = gauge.days.day(age)
            let usual = references[age + 1].level * part
            let spread = (usual + gauge.dayScatter * usual * usual).squareRoot()
            count += usual > 0 ? min(events, usual + 2.2 * spread) : events
            shape += part
            length += part > 1 ? 1 : 0
            counts[age] = Float(count)
            shapes[age] = Float(shape)
            lengths[age] = Float(length)
            set(age, age + 1, references[age + 1], gauge, bounds)
        }
        for lane in [LevelGate.nine, LevelGate.eight] { set(lane, 0, references[0], gauge, bounds) }
    }

    private mutating func set(
        _ lane: Int,
        _ ringDays: Int,
        _ reference: DayReference,
        _ gauge: Gauge,
        _ bounds: BucketSeries.Bounds
    ) {
        guard reference.days >= 9, reference.level > 0 else { return }
        let lag = Double(ringDays + 1) / 2 + reference.days / 2
        levels[lane] = Float(reference.level * (1 + gauge.trend.slope * lag))
        let hourly = ringDays == 0 ? max(0, gauge.hourly.value - 1.5 * gauge.dayScatter) / 9 : 0
        let known = gauge.dayScatter / reference.days + 1 / max(reference.events, 1)
        besides[lane] = Float(known + (Series.wander * Series.wander + gauge.trend.variance) * lag * lag + hourly)
        // The hours at hand make it up to two days longer: the fewest tests ask the least.
        let tests = 2 / Double(lengths[lane] + 2) * 7 * Double(max(bounds.series, 20)) / bounds.falseAlertsPerWeek
        let needed = max(3, Mathematics.naturalLogarithm(tests) / 2.302_585_092_994_046 + bounds.margin)
        // An episode stands at 1.5 less than it begins with.
        let normal = LevelGate.distance(ofScore: gauge.dayTail.nominal(reaching: needed - 1.5))
        // Counts lean to the right (Cornish and Fisher's first term, most of it): the same tail begins farther off.
        let lean = 2 * (gauge.dayScatter / Double(lengths[lane] + 2) + Double(besides[lane])).squareRoot()
        let distance = normal + 0.85 * max(0, normal * normal - 1) * lean / 6
        distances[lane] = Float(distance * distance)
    }

    /// How many standard deviations a normal variable must be off for a score, or a little less.
    ///
    /// The tail of a count, which leans to the right, is no thinner there: it needs at least as much.
    private static func distance(ofScore score: Double) -> Double {
        let exponent = 4.605 * score
        let first = max(1, exponent.squareRoot() - 0.9)
        return max(
            0,
            max(0, exponent - 1.838 - 2 * Mathematics.naturalLogarithm(first)).squareRoot() - 0.12 - 0.2
                * max(0, 2 - score)
        )
    }

    /// Whether any stretch up to an hour with so much in its last hours may be told.
    func isOpen(
        nine: RecentSums.Sums,
        eight: RecentSums.Sums,
        dayCount: Double,
        dayShape: Double,
        weekMean: Double,
        dropShare: Double
    ) -> Bool {
        guard weekMean > 0, pushed >= 9 else { return false }
        // Means of the last hours were what they were: one in a hundred is for what has been learned since.
        let unit = 0.99 / weekMean
        var count = counts + Float(1.01 * nine.cut + dayCount)
        var shape = shapes + Float(nine.shape * unit + dayShape)
        count[LevelGate.nine] = 1.01 * Float(nine.cut)
        shape[LevelGate.nine] = Float(nine.shape * unit)
        count[LevelGate.eight] = 1.01 * Float(eight.cut)
        shape[LevelGate.eight] = Float(eight.shape * unit)
        let mean = levels * shape
        let excess = count - mean
        let days = (lengths + Float(9.0 / 24 + dayShape / 24))
            .replacing(with: 1, where: lengths .< Float(1 - 9.0 / 24 - dayShape / 24))
        let variance = mean + (scatter / days + besides) * mean * mean
        let enough = (mean .>= 78) .& (shape .>= 9.8) .& (mean .< LevelGate.unreachable)
        let rises = (excess .> mean * 0.08) .& (excess * excess .> distances * variance)
        let falls = count .< mean * Float(dropShare * 1.08)
        return any(enough .& (rises .| falls))
    }
}

extension TailCalibration {
    /// The least nominal score above 1 that is calibrated to `score`, which is above 1.
    fileprivate func nominal(reaching score: Double) -> Double {
        let edge = calibrated(1 + 1e-9)
        let slope = calibrated(2) - edge
        return slope > 0 ? max(1, 1 + (score - edge) / slope) : 1
    }
}
