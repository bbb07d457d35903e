import Domain
import Query

/// One measure over time against what was expected, with both axes, at any width without its letters shrinking.
///
/// Paths are stretched, letters are not: values stand in a column of their own, days and marks at percents of the width.
struct BandChart {
    /// A place that is marked, with what to say there.
    struct Mark {
        let place: Int
        let text: String
    }

    let series: Trend.Series
    let times: [Timestamp]
    /// Places of buckets that are not over.
    let partial: Set<Int>
    var marks: [Mark] = []
    let unit: MeasureUnit
    /// What the picture shows, in a sentence.
    let summary: String
    let context: PageContext
    private let scale: ValueScale
    private let axis: DayAxis

    static let height = 220

    init(
        series: Trend.Series,
        times: [Timestamp],
        partial: Set<Int>,
        marks: [Mark] = [],
        unit: MeasureUnit,
        summary: String,
        context: PageContext
    ) {
        self.series = series
        self.times = times
        self.partial = partial
        self.marks = marks.filter { series.values.indices.contains($0.place) }
        self.unit = unit
        self.summary = summary
        self.context = context
        scale = ValueScale([series.values, series.high ?? []], height: BandChart.height)
        axis = DayAxis(times: times, zone: context.zone)
    }

    var html: HTML {
        """
        <div class="plot" role="img" aria-label="\(summary)"><svg class="values" height="\(Self.height)" width="100%">\
        \(scale.ticks.map(name))</svg><div class="field-of"><svg class="chart tall" viewBox="0 0 \(width) \(Self.height)" \
        height="\(Self.height)" preserveAspectRatio="none">\(scale.ticks.map(line))\
        \(paths.band(series.low, series.high))<path class="expected" d="\(paths.line(series.expected ?? []))"/>\
        <path class="observed" d="\(paths.line(series.values) { !partial.contains($0) })"/>\
        <path class="open" d="\(paths.open(series.values, partial))"/>\(marks.map(stem))</svg>\
        <svg class="marks" height="\(Self.height)" width="100%">\(marks.map(text))</svg></div>\
        \(axis.html(context.language))</div>
        """
    }

    private var width: Int { max(1, series.values.count - 1) }
    private var paths: PlotPaths { PlotPaths(y: scale.y) }

    private func name(_ tick: Double) -> HTML {
        "<text x=\"100%\" dx=\"-8\" y=\"\(scale.y(tick) + 4)\" text-anchor=\"end\">\(unit.text(tick, context.language))</text>"
    }

    private func line(_ tick: Double) -> HTML {
        "<path class=\"\(tick == 0 ? "floor" : "day")\" d=\"M0 \(scale.y(tick))H\(width)\"/>"
    }

    private func stem(_ mark: Mark) -> HTML {
        let x = mark.place
        let y = scale.y(series.values[mark.place] ?? 0)
        return "<path class=\"stem\" d=\"M\(x) \(y)V\(Self.height)\"/><path class=\"dot\" d=\"M\(x) \(y)h0.01\"/>"
    }

    /// Beside the dot, on the side where there is room.
    private func text(_ mark: Mark) -> HTML {
        let share = 100 * Double(mark.place) / Double(max(1, series.values.count - 1))
        let y = max(14, scale.y(series.values[mark.place] ?? 0) + 4)
        let side: HTML = share > 50 ? " text-anchor=\"end\" dx=\"-10\"" : " dx=\"10\""
        return "<text x=\"\(share)%\" y=\"\(y)\"\(side)>\(mark.text)</text>"
    }
}
