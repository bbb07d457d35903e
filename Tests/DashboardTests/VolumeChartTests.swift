import Domain
import Query
import Testing

@testable import Dashboard

@Suite("Volume chart")
struct VolumeChartTests {
    private func chart(_ values: [Double?], high: [Double?]? = nil, partial: Set<Int> = []) -> String {
        let series = Trend.Series(
            key: "p",
            label: "P",
            values: values,
            total: 0,
            low: high.map { $0.map { _ in 0 } },
            high: high
        )
        return VolumeChart(series: series, partial: partial, midnights: [], alerts: []).html.markup
    }

    private func line(_ kind: String, in markup: String) -> Substring? {
        guard let start = markup.range(of: "class=\"\(kind)\" d=\"")?.upperBound else { return nil }
        return markup[start...].prefix { $0 != "\"" }
    }

    @Test("a gap in the values is a gap in the line")
    func gaps() {
        #expect(line("observed", in: chart([1, 2, nil, 3]))?.count(where: { $0 == "M" }) == 2)
    }

    @Test("the bucket that is not over hangs on a line of its own")
    func openBucket() throws {
        let markup = chart([1, 2, 3], partial: [2])
        let whole = try #require(line("observed", in: chart([1, 2, 3])))
        let closed = try #require(line("observed", in: markup))
        #expect(whole.hasPrefix(closed) && closed.count < whole.count)
        #expect(line("open", in: markup)?.hasPrefix("M1 ") == true)
    }

    @Test("a spike is cut at four times the band, so that the band stays readable")
    func ceiling() {
        let calm = line("band", in: chart([1, 400], high: [100, 100]))
        let wild = line("band", in: chart([1, 4_000_000], high: [100, 100]))
        #expect(calm == wild && calm != nil)
    }

    @Test("numbers that are none leave no trace in the picture", arguments: [Double.nan, .infinity, -.infinity, -5])
    func oddValues(value: Double) {
        let markup = chart([1, value, 3], high: [value, 2, value])
        #expect(!markup.contains("nan") && !markup.contains("inf"))
    }

    @Test("lists of unequal length do not trap")
    func unequal() {
        let series = Trend.Series(
            key: "p",
            label: "P",
            values: [1, 2],
            total: 3,
            expected: [1, 2, 3],
            low: [],
            high: [1]
        )
        let html = VolumeChart(series: series, partial: [1, 9], midnights: [1], alerts: [0]).html
        #expect(html.markup.contains("observed"))
    }
}

extension String {
    /// Where a text first occurs.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
