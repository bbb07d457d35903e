import Alerting
import Detection
import Domain
import Query
import Testing

@testable import Web

@Suite("What the picture of an alert asks")
struct AlertQuestionTests {
    private func question(_ metric: String?, source: String? = "odoo/price_feed") -> AlertQuestion {
        var alert = MemoryAlerts.sample
        alert.explanation.metric = metric
        alert.subject.platform = "alibaba"
        alert.subject.source = source
        return AlertQuestion(alert, at: Desk.noon, zone: "America/Toronto")
    }

    @Test(
        "every measure of detection has a picture that trends can answer",
        arguments: ["events", "bytes", "sensitive_bytes", "share", "subjects", "seconds", "copies", nil]
    )
    func answers(metric: String?) {
        let asked = question(metric)
        #expect(asked.query.fault == nil, "\(metric ?? "none")")
        #expect(asked.query.interval == .hour && asked.query.from < asked.query.to)
        // Persons are counted by days, so bytes stand in for them.
        let own = ["events", "bytes", "sensitive_bytes"].contains(metric ?? "")
        #expect((asked.metric.rawValue == metric) == own)
    }

    @Test("bytes are the platform’s, with their band; of other measures there is none, so the flow itself is shown")
    func scope() {
        #expect(question("bytes").query.band && !question("bytes").isOfFlow)
        #expect(question("bytes").query.filters.map(\.text) == ["platform:alibaba"])
        let weighted = question("sensitive_bytes")
        #expect(!weighted.query.band && weighted.isOfFlow)
        #expect(weighted.query.filters.map(\.text).contains("source:odoo/price_feed"))
        #expect(!question("sensitive_bytes", source: "a,b*").isOfFlow, "a name that the grammar would take apart")
    }
}
