import Domain
import Query

/// One platform's volume over time against its expected band, as a stretchable picture without text.
///
/// Text stands beside it in HTML, so that the picture can take any width without its letters shrinking;
/// strokes do not scale either. The square root keeps a quiet band readable beside a tall spike, and what is beyond
/// four times the band touches the upper edge.
struct VolumeChart {
    let series: Trend.Series
    /// Places of buckets that are not over.
    let partial: Set<Int>
    /// Places where a local day begins.
    let midnights: [Int]
    /// Places where an alert began.
    let alerts: [Int]
    /// The value at the upper edge.
    private let ceiling: Double

    init(series: Trend.Series, partial: Set<Int>, midnights: [Int], alerts: [Int]) {
        self.series = series
        self.partial = partial
        self.midnights = midnights
        self.alerts = alerts
        ceiling = Self.ceiling(series)
    }

    /// A bucket is one unit wide; whole numbers keep the page small.
    private static let height = 128
    private static let margin = 8.0
    /// Half a pixel, twice: the picture is 64 pixels high.
    private static let slack = 1.0

    var html: HTML {
        """
        <svg class="chart" viewBox="0 0 \(width) \(Self.height)" preserveAspectRatio="none" aria-hidden="true">\
        \(midnights.map(gridLine))<path class="floor" d="M0 \(y(0))H\(width)"/>\
        \(paths.band(series.low, series.high))\
        <path class="observed" d="\(paths.line(series.values) { !partial.contains($0) })"/>\
        <path class="open" d="\(paths.open(series.values, partial))"/>\(alerts.map(mark))</svg>
        """
    }

    private var width: Int { max(1, series.values.count - 1) }
    private var paths: PlotPaths { PlotPaths(y: y, slack: Self.slack) }

    private static func ceiling(_ series: Trend.Series) -> Double {
        func highest(_ line: [Double?]?) -> Double? { line?.lazy.compactMap(\.self).filter(\.isFinite).max() }
        let all = max(1, highest(series.values) ?? 1, highest(series.high) ?? 1)
        guard let band = highest(series.high), band > 0 else { return all }
        return min(all, 4 * band)
    }

    private func y(_ value: Double) -> Int {
        let share = value.isFinite ? min(1, max(0, value / ceiling)).squareRoot() : 1
        return Int((Double(Self.height) - Self.margin - share * (Double(Self.height) - 2 * Self.margin)).rounded())
    }

    private func point(_ place: Int, _ value: Double) -> HTML { "\(place) \(y(value))" }

    private func gridLine(_ place: Int) -> HTML { "<path class=\"day\" d=\"M\(place) 0V\(Self.height)\"/>" }

    /// A dot that stays round however the picture is stretched: a stroke of no length with round ends.
    private func mark(_ place: Int) -> HTML {
        let value = series.values[place] ?? 0
        return
            "<path class=\"stem\" d=\"M\(place) 0V\(Self.height)\"/><path class=\"dot\" d=\"M\(point(place, value))h0.01\"/>"
    }
}
