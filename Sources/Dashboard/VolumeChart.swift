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

    /// One bucket's width, and the picture's height; whole numbers keep the page small.
    private static let step = 10
    private static let height = 240
    private static let margin = 16.0

    var html: HTML {
        """
        <svg class="chart" viewBox="0 0 \(width) \(Self.height)" preserveAspectRatio="none" aria-hidden="true">\
        \(midnights.map(gridLine))<path class="floor" d="M0 \(y(0))H\(width)"/>\
        \(band)<path class="expected" d="\(path(series.expected ?? [], where: { _ in true }))"/>\
        <path class="observed" d="\(path(series.values, where: { !partial.contains($0) }))"/>\
        <path class="open" d="\(lastStretch)"/>\(alerts.map(mark))</svg>
        """
    }

    private var count: Int { series.values.count }
    private var width: Int { max(1, count - 1) * Self.step }

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

    private func point(_ place: Int, _ value: Double) -> HTML { "\(place * Self.step) \(y(value))" }

    private func gridLine(_ place: Int) -> HTML { "<path class=\"day\" d=\"M\(place * Self.step) 0V\(Self.height)\"/>" }

    /// A dot that stays round however the picture is stretched: a stroke of no length with round ends.
    private func mark(_ place: Int) -> HTML {
        let value = series.values[place] ?? 0
        return
            "<path class=\"stem\" d=\"M\(place * Self.step) 0V\(Self.height)\"/><path class=\"dot\" d=\"M\(point(place, value))h0.01\"/>"
    }

    /// The line through all values there are; a gap begins a new piece.
    private func path(_ values: [Double?], where shown: (Int) -> Bool) -> HTML {
        var html = HTML.empty
        var drawing = false
        for (place, value) in values.enumerated() where place < count {
            guard let value, shown(place) else {
                drawing = false
                continue
            }
            html += drawing ? "L\(point(place, value))" : "M\(point(place, value))"
            drawing = true
        }
        return html
    }

    /// From the last full bucket to the one that is still filling.
    private var lastStretch: HTML {
        guard let open = partial.max(), open > 0, open < count, !partial.contains(open - 1),
            let before = series.values[open - 1], let now = series.values[open]
        else { return .empty }
        return "M\(point(open - 1, before))L\(point(open, now))"
    }

    private var band: HTML {
        guard let low = series.low, let high = series.high else { return .empty }
        var html = HTML.empty
        var piece: [Int] = []
        for place in 0..<count {
            if place < low.count, place < high.count, low[place] != nil, high[place] != nil {
                piece.append(place)
            } else {
                html += area(piece, low, high)
                piece = []
            }
        }
        html += area(piece, low, high)
        return html
    }

    private func area(_ places: [Int], _ low: [Double?], _ high: [Double?]) -> HTML {
        guard let first = places.first else { return .empty }
        let over = places.dropFirst().map { place -> HTML in "L\(point(place, high[place] ?? 0))" }
        let back = places.reversed().map { place -> HTML in "L\(point(place, low[place] ?? 0))" }
        return "<path class=\"band\" d=\"M\(point(first, high[first] ?? 0))\(over)\(back)Z\"/>"
    }
}
