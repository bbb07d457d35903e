import Domain
import Query
import Testing

@testable import Dashboard

@Suite("Charts")
struct ChartTests {
    @Test("ticks are round, start at 0, stand apart and stay below the ceiling", arguments: [1, 7.3, 999, 1e6, 4.3e11])
    func ticks(ceiling: Double) {
        let scale = ValueScale([[ceiling, nil, .nan]], height: 220)
        #expect(scale.ticks.first == 0)
        for (lower, higher) in zip(scale.ticks, scale.ticks.dropFirst()) {
            #expect(scale.y(lower) - scale.y(higher) >= 34)
        }
        #expect(scale.ticks.allSatisfy { $0 <= scale.ceiling })
        #expect(scale.ticks.count >= 2 || ceiling < 1)
    }

    @Test("paths by distance come out where the values are", arguments: [[3, 1, 4, 1, 5.0], [0, 0], [7]])
    func relative(values: [Double]) {
        let markup = PlotPaths { Int($0) }.line(values.map { $0 }).markup
        #expect(ChartTests.points(of: markup).map { $0.1 } == values.map { Int($0) })
        #expect(ChartTests.points(of: markup).map { $0.0 } == Array(values.indices))
    }

    /// Follows one `M…l…` path.
    private static func points(of path: String) -> [(Int, Int)] {
        var numbers: [Int] = []
        var text = ""
        for character in path + " " {
            if character.isNumber || (character == "-" && text.isEmpty) {
                text.append(character)
            } else {
                if let number = Int(text) { numbers.append(number) }
                text = character == "-" ? "-" : ""
            }
        }
        var points = [(numbers[0], numbers[1])]
        for place in stride(from: 2, to: numbers.count - 1, by: 2) {
            let last = points[points.count - 1]
            points.append((last.0 + numbers[place], last.1 + numbers[place + 1]))
        }
        return points
    }

    @Test("one leak does not pale the other hours")
    func shades() {
        var bytes = [Int64](repeating: 100, count: 168)
        bytes[3] = 0
        bytes[40] = 1_000_000
        let ceiling = HourOfWeekMap.ceiling(bytes)
        #expect(ceiling == 100)
        #expect(HourOfWeekMap.shade(0, of: ceiling) == 0)
        #expect(HourOfWeekMap.shade(100, of: ceiling) == 6 && HourOfWeekMap.shade(1_000_000, of: ceiling) == 6)
        #expect(HourOfWeekMap.shade(1, of: ceiling) == 1)
        #expect(HourOfWeekMap.ceiling([]) == 0 && HourOfWeekMap.shade(5, of: 0) == 0)
    }

    @Test("the layers of a mix meet: each begins where the one below ends, and they fill the day")
    func layers() {
        let trend = ChartTests.mix
        let markup = LevelMix(trend: trend, context: SamplePages.context(.french)).html.markup
        #expect(markup.count(of: "class=\"layer ") == 2)
        // The top of the last layer is the top of the picture: 8 of 180 pixels.
        #expect(markup.contains("class=\"layer restricted\" d=\"M0 90L0 8L1 8L1 49L0 90Z\""))
    }

    static let mix = Trend(
        times: [SamplePages.now.advanced(bySeconds: -86_400), SamplePages.now],
        partial: [1],
        series: [
            Trend.Series(key: "restricted", label: "r", values: [50, 25], total: 75),
            Trend.Series(key: "internal", label: "i", values: [50, 75], total: 125),
        ],
        other: nil,
        otherKeys: 0,
        asOf: SamplePages.now,
        rollup: "flow_day"
    )

    @Test("an address keeps what filters are made of and hides what would end a parameter")
    func addresses() {
        let address = Address(path: "/", pairs: [("filter", "system:a&b=c #é"), ("filter", "platform:x")])
        #expect(address.text == "/?filter=system:a%26b%3Dc%20%23%C3%A9&filter=platform:x")
        #expect(Address.segment("a/b:c") == "a%2Fb%3Ac")
    }
}

extension String {
    fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
