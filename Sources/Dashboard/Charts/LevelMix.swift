import Alerting
import Domain
import Query

/// Shares of bytes by level over time, stacked from the least sensitive up, with both axes.
struct LevelMix {
    /// Keys are words of levels.
    let trend: Trend
    let context: PageContext

    static let height = 180
    private static let margin = 8.0

    private var language: Language { context.language }

    var html: HTML {
        """
        <ul class="legend">\(legend)</ul><div class="plot" role="img" aria-label="\(Catalogue.sheet.mixHeading[language])">\
        <svg class="values" height="\(Self.height)" width="100%">\(ticks.map(name))</svg>\
        <svg class="chart mix" viewBox="0 0 \(width) \(Self.height)" height="\(Self.height)" preserveAspectRatio="none">\
        \(ticks.map(line))\(areas)</svg>\(DayAxis(times: trend.times, zone: context.zone).html(language))</div>\(table)
        """
    }

    private var ticks: [Double] { [0, 0.5, 1] }
    private var width: Int { max(1, trend.times.count - 1) }

    /// The series that there are, the least sensitive first.
    private var layers: [(level: Level, values: [Double?], total: Double)] {
        trend.series
            .compactMap { series in
                guard series.total > 0, let level = Level(word: series.key) else { return nil }
                return (level, series.values, series.total)
            }
            .sorted { $0.level < $1.level }
    }

    private func y(_ share: Double) -> Double {
        Double(Self.height) - Self.margin - min(1, max(0, share)) * (Double(Self.height) - 2 * Self.margin)
    }

    private func name(_ share: Double) -> HTML {
        "<text x=\"100%\" dx=\"-8\" y=\"\(y(share) + 4)\" text-anchor=\"end\">\(context.number.percent(share))</text>"
    }

    private func line(_ share: Double) -> HTML { "<path class=\"day\" d=\"M0 \(y(share))H\(width)\"/>" }

    private var areas: [HTML] {
        let totals = trend.times.indices.map { place in layers.reduce(0) { $0 + value($1.values, place) } }
        var floor = [Double](repeating: 0, count: trend.times.count)
        return layers.map { layer in
            let top = floor.indices.map { place in
                totals[place] > 0 ? floor[place] + value(layer.values, place) / totals[place] : floor[place]
            }
            defer { floor = top }
            // A day on which nothing went has no shares: the layers lie flat there.
            let over = top.enumerated().map { place, share -> HTML in "L\(place) \(y(share))" }
            let back = floor.enumerated().reversed().map { place, share -> HTML in "L\(place) \(y(share))" }
            return "<path class=\"layer \(layer.level.word)\" d=\"M0 \(y(floor.first ?? 0))\(over)\(back)Z\"/>"
        }
    }

    private func value(_ values: [Double?], _ place: Int) -> Double {
        guard values.indices.contains(place), let value = values[place], value.isFinite else { return 0 }
        return max(0, value)
    }

    private var legend: [HTML] {
        let all = layers.reduce(0) { $0 + $1.total }
        return layers.reversed()
            .map { layer in
                """
                <li><span class="swatch \(layer.level.word)"></span>\(layer.level.label[language]) \
                \(context.number.percent(all > 0 ? layer.total / all : 0))</li>
                """
            }
    }

    private var table: HTML {
        let heads = layers.map { layer -> HTML in
            "<th scope=\"col\" class=\"number\">\(layer.level.label[language])</th>"
        }
        let days = DayAxis(times: trend.times, zone: context.zone).days
        let rows = days.map { day -> HTML in
            let cells = layers.map { layer -> HTML in
                "<td class=\"number\">\(context.number.bytes(value(layer.values, day.place)))</td>"
            }
            return "<tr><th scope=\"row\">\(Dates.day(day.day)[language])</th>\(cells)</tr>"
        }
        return Disclosure(id: "mix-table", caption: Catalogue.sheet.mixTable, language: language)
            .html(heads: "<th scope=\"col\">\(Catalogue.sheet.day[language])</th>\(heads)", rows: rows)
    }
}
