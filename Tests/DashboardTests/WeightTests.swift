import Alerting
import Domain
import Query
import TestSupport
import Testing

@testable import Dashboard

/// What goes over the wire: people also look from a phone in a warehouse.
@Suite("Weight of pages")
struct WeightTests {
    private static let most = 60_000

    /// A week of a platform, hour by hour: days and nights, noise, and the band of such an hour around it.
    private func volumes(_ count: Int) -> Trend {
        var random = SplitMix64(seed: 7)
        let hours = 7 * 24 + 1
        let series = (0..<count)
            .map { (place: Int) -> Trend.Series in
                let profile = (0..<hours)
                    .map { (hour: Int) -> Double in
                        let ofDay = Double(hour % 24 < 12 ? hour % 24 : 24 - hour % 24) / 12
                        return 1_000_000 * Double(place + 1) * (0.2 + ofDay)
                    }
                let values = profile.map { $0 * Double.random(in: 0.7...1.3, using: &random) }
                return Trend.Series(
                    key: "plateforme_\(place)",
                    label: "Plateforme au nom plutôt long \(place)",
                    values: values,
                    total: values.reduce(0, +),
                    expected: profile,
                    low: profile.map { $0 * 0.5 },
                    high: profile.map { $0 * 1.6 }
                )
            }
        return Trend(
            times: (0..<hours).map { SamplePages.now.advanced(bySeconds: Int64($0 - hours) * 3_600) },
            partial: [hours - 1],
            series: series,
            other: series.first,
            otherKeys: 42,
            asOf: SamplePages.now,
            rollup: "flow_hour"
        )
    }

    private func home(_ language: Language) -> String {
        let places = ["CN", "US", "CA", "DE", "unknown", "SG", "GB", "FR", "MX"]
        let links = (0..<50)
            .map { (place: Int) -> FlowMap.Link in
                let bytes = Int64(1_000_000_000 / (place + 1))
                return SamplePages.link(
                    "systeme-\(place % 9)",
                    "plateforme_\(place % 23)",
                    places[place % 9],
                    bytes: bytes,
                    level: Level.allCases[place % 6],
                    new: place % 9 == 0,
                    alerts: place % 5 == 0 ? 2 : 0
                )
            }
        let sentence = String(repeating: "Une phrase qui explique ce qui a changé et pourquoi. ", count: 2)
        let alerts = (0..<20)
            .map { place in
                var alert = SamplePages.alert(summary: sentence)
                alert.subject.platform = "plateforme_\(place % 3)"
                alert.explanation.why = .init(
                    fr: Array(repeating: sentence, count: 6),
                    en: Array(repeating: sentence, count: 6)
                )
                return alert
            }
        return HomePage(
            context: SamplePages.context(language),
            flows: FlowMap(links: links, asOf: SamplePages.now),
            volumes: volumes(7),
            alerts: alerts
        )
        .html()
    }

    @Test("the busiest home page, 50 flows and 20 alerts, stays under 60 kB", arguments: Language.allCases)
    func homePage(language: Language) {
        let weight = home(language).utf8.count
        #expect(weight <= WeightTests.most, "\(weight) bytes")
        #expect(weight > 30_000, "it was to be a busy page")
    }

    @Test("a page of a register of a thousand rows stays under 60 kB", arguments: Language.allCases)
    func registerPage(language: Language) {
        for each in [1, 4, 30] {
            let rows = (0..<1_000)
                .map { place in
                    SamplePages.transfer("p\(place / each)", "Plateforme \(place / each)", .personalName)
                }
            let page = RegisterPage(
                context: SamplePages.context(language, path: "/register"),
                report: SamplePages.report(rows),
                from: "2026-01-01",
                to: "2026-11-26"
            )
            .html()
            #expect(page.utf8.count <= WeightTests.most, "\(page.utf8.count) bytes, \(each) a platform")
        }
    }

    @Test("no script is over 5 kB, and there is one")
    func scripts() {
        let scripts = Assets.all.filter { $0.contentType.contains("javascript") }
        #expect(scripts.count == 1)
        for script in scripts { #expect(script.body.utf8.count <= 5_000, "\(script.route)") }
    }
}
