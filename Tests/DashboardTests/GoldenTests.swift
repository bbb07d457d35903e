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

    @Test("each picture is the one that was looked at", arguments: pictures.map(\.name))
    func golden(name: String) throws {
        let html = try #require(GoldenTests.pictures.first { $0.name == name }?.html.markup)
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
