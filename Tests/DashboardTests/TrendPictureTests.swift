import Domain
import Query
import Testing

@testable import Dashboard

@Suite("Pictures that stand by themselves")
struct TrendPictureTests {
    private let start = Timestamp(seconds: 1_794_614_400)

    private func picture(
        _ language: Language = .french,
        _ theme: Canvas.Theme = .light,
        width: Int? = nil,
        _ dimensions: [TrendQuery.Dimension] = [.platform],
        _ change: (inout Trend) -> Void = { _ in }
    ) -> String {
        let times = (0..<10).map { start.advanced(bySeconds: Int64($0) * 86_400) }
        let series = ["<script>alert(1)</script>", "Amazon \"SP\"", "Alibaba & fils"].enumerated()
            .map { index, label in
                Trend.Series(
                    key: "p\(index)",
                    label: label,
                    values: (0..<10).map { $0 == 4 ? nil : Double(($0 + index) * 1_000_000) },
                    total: 45_000_000
                )
            }
        var trend = Trend(
            times: times,
            end: start.advanced(bySeconds: 10 * 86_400),
            partial: [9],
            series: series,
            other: series[0],
            otherKeys: 4,
            asOf: start,
            rollup: "flow_day"
        )
        change(&trend)
        let query = TrendQuery(
            metrics: [.bytes],
            dimensions: dimensions,
            from: start,
            to: trend.end,
            interval: .day,
            timeZone: "UTC"
        )
        let canvas = Canvas(language: language, theme: theme, width: width)
        return TrendPicture(trend: trend, query: query, canvas: canvas, zone: .utc, numbers: #"{"a":"<b>"}"#).svg
    }

    @Test(
        "it is well formed whatever names say, and has its title, description and numbers",
        arguments: Language.allCases
    )
    func wellFormed(language: Language) {
        let svg = picture(language)
        let markup = Markup(svg)
        #expect(markup.fault == nil)
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t d\""))
        let names = markup.tags.map(\.name)
        #expect(names.contains("title") && names.contains("desc") && names.contains("metadata"))
        #expect(!names.contains("script") && !svg.contains("<b>"))
        #expect(svg.contains("<metadata>{&quot;a&quot;:&quot;&lt;b&gt;&quot;}</metadata>"))
        #expect(svg.contains(language == .french ? "Volume par plateforme" : "Volume by platform"))
        #expect(svg.contains(language == .french ? "Autres (4)" : "Others (4)"))
    }

    @Test("no letter is under 10 pixels, at any width, and none is scaled", arguments: [240, 390, 860, 2_400])
    func letters(width: Int) throws {
        let markup = Markup(picture(width: width))
        let box = try #require(markup.tags.first?.attributes.first { $0.name == "viewBox" }?.value)
        #expect(box.hasPrefix("0 0 \(width) "))
        for tag in markup.tags {
            guard let size = tag.attributes.first(where: { $0.name == "font-size" })?.value else { continue }
            #expect((Double(size) ?? 0) >= 10)
        }
    }

    @Test("lines are told apart without their colours, and colours stand out", arguments: Canvas.Theme.allCases)
    func palettes(theme: Canvas.Theme) {
        let palette = theme.palette
        #expect(Set(Palette.dashes).count == palette.lines.count)
        func ratio(_ one: String, _ other: String) -> Double {
            let (a, b) = (luminance(one), luminance(other))
            return (max(a, b) + 0.05) / (min(a, b) + 0.05)
        }
        for line in palette.lines + palette.levels { #expect(ratio(line, palette.ground) >= 3, "\(theme) \(line)") }
        for text in [palette.text, palette.muted] { #expect(ratio(text, palette.ground) >= 4.5, "\(theme) \(text)") }
    }

    @Test("an open bucket is drawn apart, a gap is no zero, and nothing says so")
    func values() {
        let svg = picture()
        #expect(svg.contains("stroke-dasharray=\"1 4\""))
        // Before the gap four points, behind it four, and the last one open.
        let lines = svg.ranges(of: "stroke-width=\"2\" stroke-linejoin").count
        #expect(lines == 4)
        let empty = picture { trend in
            trend.series = []
            trend.other = nil
        }
        #expect(empty.contains("Rien dans cette période.") && Markup(empty).fault == nil)
    }

    @Test("a single line has its band and what it is compared with")
    func single() {
        let svg = picture(.english, .dark, []) { trend in
            trend.other = nil
            trend.series = [trend.series[1]]
            trend.series[0].low = Array(repeating: 1, count: 10)
            trend.series[0].high = Array(repeating: 9_000_000, count: 10)
            trend.series[0].measures[0].comparison = Trend.Compared(
                values: Array(repeating: 3, count: 10),
                total: 30,
                change: nil
            )
        }
        #expect(svg.contains("Expected band") && svg.contains("Compared period") && svg.contains(">Total<"))
    }

    @Test(
        "marks are round numbers from zero to above the highest value",
        arguments: [0, 0.3, 1, 7, 43, 999, 1_001, 8e9]
    )
    func axis(highest: Double) {
        for metric in [TrendQuery.Metric.bytes, .sensitiveShare] {
            let axis = ValueAxis(highest: highest, of: metric, .french)
            #expect(axis.marks.first == 0 && axis.marks.last == axis.ceiling && axis.marks.count <= 6)
            #expect(axis.ceiling >= highest && axis.ceiling < max(highest * 2.5, 5.1))
        }
    }

    @Test("the flow map stands by itself too")
    func flows() {
        let link = FlowMap.Link(
            system: "<erp>",
            platform: "x",
            platformName: "X & Y",
            jurisdiction: "CN",
            bytes: 1_000,
            events: 2,
            level: .restricted,
            new: true,
            alerts: 1
        )
        for links in [[], [link]] {
            let map = FlowMap(links: links, asOf: start)
            let svg = FlowSheet(map: map, canvas: Canvas(language: .french), numbers: "{}").svg
            let markup = Markup(svg.replacing(/<style>.*?<\/style>/, with: ""))
            #expect(markup.fault == nil && svg.contains("Où vont les données"))
        }
    }

    private func luminance(_ hex: String) -> Double {
        let digits = hex.dropFirst().compactMap(\.hexDigitValue)
        let linear = [0, 2, 4]
            .map { place -> Double in
                let share = Double(digits[place] * 16 + digits[place + 1]) / 255
                // x^2.2 is near enough to the curve of sRGB for a bound.
                return share * share * (0.8 + 0.2 * share)
            }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
