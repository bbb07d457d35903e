import Detection
import Domain
import Foundation
import Testing

@testable import Replay

@Suite("Back-test reports")
struct BacktestReportTests {
    private let start = Timestamp(rfc3339: "2026-09-01T00:00:00Z")!

    private func alert(_ kind: String, _ hours: Int64, platform: String = "alibaba", source: String? = "erp/orders")
        -> ComparedAlert
    {
        ComparedAlert(kind: kind, at: start.advanced(bySeconds: hours * 3_600), platform: platform, source: source)
    }

    private func labels(_ lines: [String]) throws -> IncidentFile {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("labels-\(UUID().uuidString).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        return try IncidentFile(file)
    }

    private func report(_ before: [ComparedAlert], _ after: [ComparedAlert], _ incidents: IncidentFile? = nil)
        -> BacktestReport
    {
        BacktestReport(
            from: start,
            to: start.advanced(bySeconds: 14 * 86_400),
            before: before,
            after: after,
            incidents: incidents
        )
    }

    @Test("won and lost: the same kind in the same place within a day is the same alert, each once")
    func difference() {
        let report = report(
            [alert("volume.spike", 10), alert("volume.drop", 40), alert("volume.spike", 100)],
            [
                alert("volume.spike", 12), alert("volume.spike", 14), alert("volume.spike", 130),
                alert("volume.spike", 100, source: nil),
            ]
        )
        #expect(report.added.map(\.at) == [14, 130, 100].map { start.advanced(bySeconds: $0 * 3_600) })
        #expect(report.lost.map(\.kind) == ["volume.drop", "volume.spike"])
        #expect(report.before.perWeek == 1.5)
        #expect(report.after.perWeek == 2)
    }

    @Test(
        "labels: an incident is found by the right kind in its place and time; what is tolerated is neither, and nothing is false in the warm-up"
    )
    func incidents() throws {
        let file = try labels([
            #"{"meta":{"warmup_end":"2026-09-02T00:00:00Z","flows":3}}"#,
            #"{"kind":"volume_spike","harmless":false,"platform":"alibaba","source":"erp","start":"2026-09-03T00:00:00Z","end":"2026-09-03T04:00:00Z","first_event":"2026-09-03T00:30:00Z","expected_kinds":["volume.spike"],"tolerated":["volume.drift"]}"#,
            #"{"kind":"silence","harmless":false,"platform":"amazon","start":"2026-09-05T00:00:00Z","end":"2026-09-06T00:00:00Z","expected_kinds":["flow.silent"],"tolerated":[]}"#,
            "",
            #"{"filter":["platform:shopify","kind:volume.*"],"from":"2026-09-07T00:00:00Z","to":"2026-09-08T00:00:00Z","reason":"x"}"#,
        ])
        #expect(file.incidents.count == 3)
        #expect(file.incidents[2].isHarmless)
        let alerts = [
            alert("volume.spike", 2),  // in the warm-up
            alert("volume.spike", 50), alert("volume.spike", 53),  // found, an hour and a half after its first event
            alert("volume.drift", 51),  // tolerated
            alert("volume.drop", 51),  // the wrong kind
            alert("flow.silent", 125, platform: "amazon"),  // 5 h after the end: still in time for a silence
            alert("volume.spike", 150, platform: "shopify"),  // an announced campaign
            alert("volume.spike", 200),
        ]
        let side = report(alerts, [], file).before
        #expect(side.falseAlerts == 3)
        #expect(side.falsePerWeek == 1.5)
        #expect(side.found.map(\.kind) == ["silence", "volume_spike"])
        #expect(side.found.map(\.found) == [1, 1])
        #expect(side.found[1].medianDelay == 5_400)
        #expect(report(alerts, [], file).after.found.map(\.found) == [0, 0])
    }

    @Test(
        "a line that labels nothing is refused by its number",
        arguments: [
            #"{"kind":"x","start":"2026-09-03T00:00:00Z","end":"2026-09-02T00:00:00Z","platform":"a"}"#,
            #"{"kind":"x","start":"2026-09-03T00:00:00Z","end":"2026-09-04T00:00:00Z"}"#,
            #"{"filter":["colour:red"],"from":"2026-09-03T00:00:00Z","to":"2026-09-04T00:00:00Z"}"#, "[]", "nonsense",
        ]
    )
    func badLabels(line: String) {
        #expect(throws: ReplayFault.badLabel(line: 2)) { _ = try labels([#"{"meta":{}}"#, line]) }
    }

    @Test("a setting is a word or a budget within reason, and not both")
    func settings() throws {
        #expect(BacktestSetting(sensitivity: "keen", falseAlertsPerWeek: nil) == .named(.keen))
        #expect(BacktestSetting(sensitivity: nil, falseAlertsPerWeek: 0.5) == .budget(0.5))
        #expect(BacktestSetting(sensitivity: "loud", falseAlertsPerWeek: nil) == nil)
        #expect(BacktestSetting(sensitivity: "keen", falseAlertsPerWeek: 1) == nil)
        #expect(BacktestSetting(sensitivity: nil, falseAlertsPerWeek: nil) == nil)
        for budget in [0, -1, .nan, .infinity, 1e9] {
            #expect(BacktestSetting(sensitivity: nil, falseAlertsPerWeek: budget) == nil)
        }
        let applied = BacktestSetting.budget(7).applied(to: DetectionSettings(clock: .quebec, readiness: .quiet))
        #expect(applied.falseAlertsPerWeek == 7)
    }
}
