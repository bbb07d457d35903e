import Domain
import Query
import Testing

@testable import Dashboard

@Suite("Parts of a long report")
struct ReportPartTests {
    private func rows(_ platforms: Int, _ each: Int) -> [TransferRow] {
        (0..<platforms)
            .flatMap { platform in
                (0..<each)
                    .map { SamplePages.transfer("p\(platform)", "P \(platform)", Category.allCases[$0]) }
            }
    }

    @Test("property: parts follow each other without a gap and hold every row once", arguments: [1, 2, 7, 130, 5_000])
    func covers(room: Int) {
        for (platforms, each) in [(0, 0), (1, 30), (30, 1), (9, 11)] {
            let report = SamplePages.report(rows(platforms, each))
            var seen: [Int] = []
            var first: Int? = 0
            while let start = first {
                let part = ReportPart(of: report, from: start, room: room)
                seen += part.rows
                first = part.next
            }
            #expect(seen == Array(0..<platforms * each), "\(platforms) × \(each)")
        }
        let beyond = ReportPart(of: SamplePages.report(rows(2, 2)), from: 1_000, room: room)
        #expect(beyond.rows.isEmpty && beyond.next == nil)
    }

    @Test(
        "a page of the register says how many rows it shows of how many, and leads to the next",
        arguments: [true, false]
    )
    func extent(isLong: Bool) {
        let page = RegisterPage(
            context: SamplePages.context(.french, path: "/register"),
            report: SamplePages.report(rows(isLong ? 60 : 2, 20)),
            from: "2026-01-01",
            to: "2026-11-26"
        )
        .html()
        #expect(page.contains("Lignes 1 à 60 sur 1\u{A0}200.") == isLong)
        #expect(page.contains("rel=\"next\"") == isLong && page.contains("cursor=60") == isLong)
        let second = RegisterPage(
            context: SamplePages.context(.english, path: "/register"),
            report: SamplePages.report(rows(60, 20)),
            from: "2026-01-01",
            to: "2026-11-26",
            first: 1_190
        )
        .html()
        #expect(second.contains("Rows 1,191 to 1,200 of 1,200. The CSV and JSON files have them all."))
        #expect(!second.contains("rel=\"next\""))
    }

    @Test("rows beyond what a report can hold are told, and not taken for all")
    func omitted() {
        var report = SamplePages.report(rows(1, 3))
        report.omitted = 97
        let sheet = ReportSheet(report: report, context: SamplePages.context(.english)).file()
        #expect(sheet.contains("Rows 1 to 3 of 100. The CSV and JSON files have 3 of them."))
        #expect(report.content.contains("\"omitted_rows\":97"))
    }

    @Test(
        "a gap is told to the hour",
        arguments: [
            (6, "6\u{A0}heures"), (24, "1\u{A0}jour"), (141, "5\u{A0}jours 21\u{A0}heures"),
            (25, "1\u{A0}jour 1\u{A0}heure"),
        ]
    )
    func gaps(hours: Int64, text: String) {
        #expect(Catalogue.length(hours: hours).fr == text)
    }
}
