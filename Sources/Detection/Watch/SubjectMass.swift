/// How many persons a flow's documents speak of, and whether suddenly they are a mass.
///
/// Judged against the number of documents: a busy day has many persons, and is told as volume. Persons are counted in
/// each document; one who is in two is counted twice.
struct SubjectMass {
    private static let keep = 0.9877
    /// Documents before anything is said.
    private static let needed = 20.0
    /// The least excess that is a mass, and the least ratio.
    private static let leastExcess = 100.0
    private static let leastRatio = 1.5
    /// Fewer persons are no mass, whatever was expected.
    static let least = UInt64(leastExcess)
    /// How the usual number of persons in a document may move from day to day: variance over mean².
    private static let drift = 0.02

    private var events = 0.0
    private var subjects = 0.0
    private var squares = 0.0
    /// The most persons of one document, slowly forgotten.
    private var largest = 0.0
    private var tail = TailCalibration()

    init() {}

    /// The persons that so many documents usually speak of.
    func expected(_ count: UInt32) -> Double { Double(count) * perEvent }

    private var perEvent: Double { (subjects + 0.5) / (events + 10) }

    /// How many come at a time: the mean of the squares over the mean.
    ///
    /// Twenty documents are added that scatter widely, as lists do of which few were seen.
    private var unit: Double {
        let mean = perEvent
        // Lists are long-tailed: the longest one so far says more of the next than the mean of their squares.
        return max(1, (squares + 80 * mean * mean) / (subjects + 20 * mean), largest / 2)
    }

    private func law(_ count: UInt32) -> NegativeBinomial {
        NegativeBinomial(mean: expected(count) / unit, dispersion: SubjectMass.drift)
    }

    /// −log₁₀ of the chance of so many persons in so many documents; `nil` where it is nothing unusual.
    func score(_ subjects: Double, in documents: UInt32) -> Double? {
        guard events >= SubjectMass.needed else { return nil }
        let seen = subjects
        let expected = expected(documents)
        guard seen >= expected + SubjectMass.leastExcess, seen >= SubjectMass.leastRatio * expected else { return nil }
        return tail.calibrated(law(documents).upperScore(seen / unit))
    }

    /// The persons that nearly all half days of so many documents speak of.
    func band(_ count: UInt32, coverage: Double) -> (low: Double, high: Double) {
        let band = law(count).band(coverage: coverage)
        return (band.low * unit, band.high * unit)
    }

    mutating func learn(_ half: HalfDay) {
        guard half.events > 0 else { return }
        var share = 1.0
        if events >= SubjectMass.needed {
            let law = law(half.events)
            let value = Double(half.subjects) / unit
            tail.learn(law.upperScore(value))
            // A mass that was told must not become what is usual.
            let bound = law.mean + 6 * law.variance.squareRoot() + 5
            if value > bound { share = bound / value }
        }
        largest = max(largest * 0.995, Double(half.largest) * share)
        events = events * SubjectMass.keep + Double(half.events)
        subjects = subjects * SubjectMass.keep + Double(half.subjects) * share
        squares = squares * SubjectMass.keep + Double(half.subjectSquares) * share * share
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&events)
        io.value(&subjects)
        io.value(&squares)
        io.value(&largest)
        tail.exchange(&io)
    }
}
