import Domain
import Foundation
import Query
import Testing

@testable import Dashboard

/// Pictures against files that a person has looked at; a wanted change is written with `VIGIE_WRITE_GOLDEN=1`.
@Suite("Golden pictures")
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    static let pictures: [(name: String, html: HTML)] = [
        (
            "flow-map",
            FlowPicture(
                diagram: FlowDiagram([
                    SamplePages.link("odoo-ventes", "alibaba", "CN", bytes: 42_600_000, level: .restricted, alerts: 1),
                    SamplePages.link("odoo-ventes", "amazon", "US", bytes: 79_000_000, level: .confidential),
                    SamplePages.link("paie", "adp", "CA", bytes: 26_000, level: .critical, new: true),
                ]),
                filters: ["jurisdiction:CN"],
                language: .french
            )
            .html
        ),
        (
            "band",
            BandChart(
                series: SamplePages.trend("Alibaba.com").series[0],
                times: SamplePages.trend("").times,
                partial: [48],
                marks: [.init(place: 30, text: "AL-7")],
                unit: .bytes,
                summary: "Résumé",
                context: SamplePages.context(.french)
            )
            .html
        ),
        (
            "band-gap",
            BandChart(
                series: Trend.Series(
                    key: "p",
                    label: "P",
                    values: [4_000, 5_000, nil, nil, 3_000, 900_000, 2_000],
                    total: 914_000,
                    expected: [4_000, 4_000, 4_000, nil, 4_000, 4_000, nil],
                    low: [1_000, 1_000, 1_000, nil, 1_000, 1_000, nil],
                    high: [9_000, 9_000, 9_000, nil, 9_000, 9_000, nil]
                ),
                times: (0..<7).map { SamplePages.now.advanced(bySeconds: $0 * 86_400) },
                partial: [6],
                marks: [.init(place: 5, text: "AL-7 +2")],
                unit: .bytes,
                summary: "Summary",
                context: SamplePages.context(.english)
            )
            .html
        ),
        (
            "spark",
            VolumeChart(
                series: SamplePages.trend("Alibaba.com").series[0],
                partial: [48],
                midnights: [9, 33],
                alerts: [30]
            )
            .html
        ),
        (
            "flow-bars-phone",
            FlowSection(
                flows: FlowMap(
                    links: [
                        SamplePages.link("odoo", "alibaba", "CN", bytes: 42_600_000, level: .restricted, alerts: 1),
                        SamplePages.link("paie", "adp", "CA", bytes: 26_000, level: .critical, new: true),
                    ],
                    asOf: SamplePages.now
                ),
                filters: [],
                language: .french
            )
            .html
        ),
        ("mix", LevelMix(trend: ChartTests.mix, context: SamplePages.context(.english)).html),
        (
            "hours",
            HourOfWeekMap(
                cells: (0..<168).map { .init(events: 1, bytes: Int64($0 % 24) * 1_000) },
                context: SamplePages.context(.french)
            )
            .html
        ),
    ]

    /// Pictures that stand by themselves carry their colours; those of pages take them from the stylesheet.
    static let themed: [(name: String, html: HTML)] = Canvas.Theme.allCases.flatMap { theme in
        let canvas = Canvas(language: .french, theme: theme, width: 640, height: 280)
        let links = [
            SamplePages.link("odoo-ventes", "alibaba", "CN", bytes: 42_600_000, level: .restricted, alerts: 1),
            SamplePages.link("paie", "adp", "CA", bytes: 26_000, level: .critical, new: true),
        ]
        let map = FlowMap(links: links, asOf: SamplePages.now)
        let query = TrendQuery(
            metrics: [.bytes],
            dimensions: [],
            from: SamplePages.now.advanced(bySeconds: -48 * 3_600),
            to: SamplePages.now,
            interval: .hour,
            timeZone: "UTC"
        )
        let trend = TrendPicture(
            trend: SamplePages.trend("Alibaba.com"),
            query: query,
            canvas: canvas,
            zone: .utc,
            numbers: "{}"
        )
        return [
            ("flows.\(theme.rawValue)", HTML(trusted: FlowSheet(map: map, canvas: canvas, numbers: "{}").svg)),
            ("trend.\(theme.rawValue)", HTML(trusted: trend.svg)),
        ]
    }

    @Test("each picture is the one that was looked at", arguments: (pictures + themed).map(\.name))
    func golden(name: String) throws {
        let html = try #require((GoldenTests.pictures + GoldenTests.themed).first { $0.name == name }?.html.markup)
        // One element a line, so that a difference can be read.
        let text = html.replacing("><", with: ">\n<") + "\n"
        let file = GoldenTests.folder.appending(path: name + ".svg.html")
        if ProcessInfo.processInfo.environment["VIGIE_WRITE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(at: GoldenTests.folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }
}
