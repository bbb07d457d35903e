/// All series of one name.
struct MetricFamily {
    enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    let kind: Kind
    let bounds: [Double]
    private(set) var series: [String: any Instrument] = [:]

    /// The labels of the series that takes whatever comes after the cap.
    static let overflow = "overflow=\"true\""

    init(kind: Kind, name: String) {
        self.kind = kind
        bounds = MetricFamily.bounds(for: name)
    }

    /// The series of `labels`, made if it is new; beyond `cap` series they all share one.
    mutating func instrument(for labels: String, cap: Int) -> any Instrument {
        if let known = series[labels] { return known }
        let place = series.count < cap ? labels : MetricFamily.overflow
        if let known = series[place] { return known }
        let instrument: any Instrument =
            switch kind {
            case .counter: CounterInstrument()
            case .gauge: GaugeInstrument()
            case .histogram: HistogramInstrument(bounds: bounds)
            }
        series[place] = instrument
        return instrument
    }

    /// Buckets by the unit that the name ends in.
    private static func bounds(for name: String) -> [Double] {
        if name.hasSuffix("_seconds") {
            return [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
        }
        if name.hasSuffix("_bytes") { return (4...12).map { Double(1 << (2 * $0)) } }
        return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000]
    }
}
