import Alerting
import Domain
package import Query

/// A trend as a picture that stands by itself: in a wiki, an e-mail, a report.
///
/// Of the first metric. Every line has its own stroke beside its colour, the numbers are inside as JSON, and text has the
/// size that the picture was asked in: it is never scaled.
package struct TrendPicture {
    private let trend: Trend
    private let query: TrendQuery
    private let canvas: Canvas
    private let zone: Zone
    private let numbers: String

    /// `numbers` is the JSON of the answer.
    package init(trend: Trend, query: TrendQuery, canvas: Canvas, zone: Zone, numbers: String) {
        self.trend = trend
        self.query = query
        self.canvas = canvas
        self.zone = zone
        self.numbers = numbers
    }

    package var svg: String { html.markup }

    private var language: Language { canvas.language }
    private var palette: Palette { canvas.theme.palette }
    private var width: Double { Double(canvas.width ?? 860) }
    private var series: [Trend.Series] { trend.series + (trend.other.map { [$0] } ?? []) }

    private var html: HTML {
        let legend = PictureLegend(entries: entries, width: width, palette)
        let plot = Plot(
            left: 76,
            top: 40 + legend.height,
            width: max(60, width - 76 - 18),
            height: max(60, Double(canvas.height ?? 320) - 40 - legend.height - 34),
            count: trend.times.count
        )
        let axis = ValueAxis(highest: highest, of: query.metric, language)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" width="\(width)" \
            height="\(plot.bottom + 34)" viewBox="0 0 \(width) \(plot.bottom + 34)" \
            font-family="Inter, system-ui, 'Segoe UI', sans-serif" font-size="12">\
            <title id="t">\(title)</title><desc id="d">\(description)</desc><metadata>\(numbers)</metadata>\
            <rect width="100%" height="100%" fill="\(palette.ground)"/>\
            <text x="16" y="24" font-size="15" font-weight="600" fill="\(palette.text)">\(title)</text>\
            \(legend.html)\(grid(plot, axis))\(HTML.when(series.allSatisfy(\.isEmpty), empty(plot)))\
            \(lines(plot, axis))</svg>
            """
    }

    private var title: String {
        let names = query.dimensions.map { $0.label[language] }
        let metric = query.metric.label[language]
        guard !names.isEmpty else { return metric }
        return metric + PictureWords.by[language] + names.joined(separator: PictureWords.and[language])
    }

    private var description: String {
        func day(_ instant: Timestamp) -> String { String(zone.wallClock(instant).rfc3339.prefix(10)) }
        let last = Timestamp(microseconds: trend.end.microseconds - 1)
        return
            PictureWords.description(
                series: series.count,
                from: day(trend.times.first ?? query.from),
                to: day(last)
            )[language]
    }

    private var entries: [PictureLegend.Entry] {
        var entries = series.enumerated()
            .map { index, series in
                PictureLegend.Entry(text: name(series, index), color: color(series, index), dash: dash(index))
            }
        guard series.count == 1, let only = series.first else { return entries }
        if only.high != nil {
            entries.append(.init(text: PictureWords.expected[language], color: palette.band, dash: nil))
        }
        if only.measures.first?.comparison != nil {
            entries.append(.init(text: PictureWords.compared[language], color: palette.muted, dash: "3 3"))
        }
        return entries
    }

    private func name(_ series: Trend.Series, _ index: Int) -> String {
        if index == trend.series.count { return "\(PictureWords.other[language]) (\(trend.otherKeys))" }
        guard !query.dimensions.isEmpty else { return PictureWords.total[language] }
        let names = zip(query.dimensions, zip(series.keys, series.labels))
            .map { dimension, words -> String in
                dimension.name(of: words.0)?[language] ?? (words.1.isEmpty ? "—" : words.1)
            }
        return names.joined(separator: " · ")
    }

    private func color(_ series: Trend.Series, _ index: Int) -> String {
        if index == trend.series.count { return palette.muted }
        if query.dimensions == [.sensitivity], let level = series.keys.first.flatMap({ Level(word: $0) }) {
            return palette.level(level)
        }
        return palette.lines[index % palette.lines.count]
    }

    private func dash(_ index: Int) -> String { Palette.dashes[index % Palette.dashes.count] }

    private var highest: Double {
        var values = series.flatMap(\.values).compactMap(\.self)
        if series.count == 1, let only = series.first {
            values += (only.high ?? []).compactMap(\.self)
            values += (only.measures.first?.comparison?.values ?? []).compactMap(\.self)
        }
        return values.filter(\.isFinite).max() ?? 0
    }

    private func grid(_ plot: Plot, _ axis: ValueAxis) -> HTML {
        let marks = axis.marks.map { mark -> HTML in
            let y = plot.y(mark / axis.ceiling)
            return """
                <path d="M\(plot.left) \(y)H\(plot.right)" stroke="\(palette.grid)"/>\
                <text x="\(plot.left - 8)" y="\(y + 4)" text-anchor="end" fill="\(palette.muted)">\(axis.text(mark))</text>
                """
        }
        let labels = TimeAxis(times: trend.times, zone: zone, most: Int(plot.width / 92)).labels
            .map { label -> HTML in
                let x = plot.x(label.place)
                let anchor = x > plot.right - 40 ? "end" : x < plot.left + 30 ? "start" : "middle"
                return """
                    <path d="M\(x) \(plot.bottom)v5" stroke="\(palette.muted)"/>\
                    <text x="\(x)" y="\(plot.bottom + 20)" text-anchor="\(anchor)" fill="\(palette.muted)">\(label.text[language])</text>
                    """
            }
        return "\(marks)\(labels)"
    }

    private func empty(_ plot: Plot) -> HTML {
        """
        <text x="\(plot.left + plot.width / 2)" y="\(plot.top + plot.height / 2)" text-anchor="middle" \
        fill="\(palette.muted)">\(PictureWords.nothing[language])</text>
        """
    }

    private func lines(_ plot: Plot, _ axis: ValueAxis) -> HTML {
        var html = HTML.empty
        if series.count == 1, let only = series.first {
            if let low = only.low, let high = only.high {
                html +=
                    "<path d=\"\(plot.area(low, high, axis.ceiling))\" fill=\"\(palette.band)\" stroke=\"\(palette.edge)\"/>"
            }
            if let comparison = only.measures.first?.comparison {
                html += """
                    <path d="\(plot.line(comparison.values, axis.ceiling))" fill="none" stroke="\(palette.muted)" \
                    stroke-width="1.5" stroke-dasharray="3 3"/>
                    """
            }
        }
        // The first line last, so that it lies over the others.
        for (index, series) in series.enumerated().reversed() {
            let title = name(series, index)
            let color = color(series, index)
            html += """
                <g><title>\(title)</title><path d="\(plot.line(series.values, axis.ceiling, without: trend.partial))" \
                fill="none" stroke="\(color)" stroke-width="2" stroke-linejoin="round" \
                stroke-dasharray="\(dash(index).isEmpty ? "none" : dash(index))"/>\
                <path d="\(plot.open(series.values, trend.partial, axis.ceiling))" fill="none" stroke="\(color)" \
                stroke-width="1.5" stroke-opacity="0.7" stroke-dasharray="1 4" stroke-linecap="round"/></g>
                """
        }
        return html
    }
}

extension Trend.Series {
    fileprivate var isEmpty: Bool { values.allSatisfy { ($0 ?? 0) == 0 } }
}
