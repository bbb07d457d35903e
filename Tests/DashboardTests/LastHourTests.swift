import Domain
import Query
import Testing

@testable import Dashboard

@Suite("Last full hour")
struct LastHourTests {
    /// Six hours, of which the last is not over, with a band up to (not with) `banded`.
    private func hour(banded: Int?, value: Double = 20) -> LastHour {
        func line(_ value: Double) -> [Double?]? { banded.map { end in (0..<6).map { $0 < end ? value : nil } } }
        let series = Trend.Series(
            key: "p",
            label: "P",
            values: [1, 1, 1, 1, value, 3],
            total: 0,
            expected: line(20),
            low: line(10),
            high: line(30)
        )
        return LastHour(series, partial: [5])
    }

    @Test(
        "it is held against its band",
        arguments: [(9.0, LastHour.Verdict.below), (10, .inside), (30, .inside), (31, .above)]
    )
    func verdicts(value: Double, verdict: LastHour.Verdict) {
        #expect(hour(banded: 5, value: value).verdict == verdict)
    }

    @Test("an hour that has just ended is told from a platform without history, and from one that nobody watched")
    func withoutBand() {
        #expect(hour(banded: 4).verdict == .closing)
        #expect(hour(banded: 0).verdict == .unlearnt)
        #expect(hour(banded: 1).verdict == .unwatched)
        #expect(hour(banded: nil).verdict == nil)
    }

    @Test("each case has its own words, and thin history is said beside any of them")
    func words() {
        let closing = hour(banded: 4).html(days: nil, needed: 14, .english).markup
        #expect(closing == "Last full hour: 20\u{A0}B · compared once it is closed")
        let unlearnt = hour(banded: 0).html(days: 0, needed: 14, .french).markup
        #expect(
            unlearnt
                == "Dernière heure complète\u{A0}: 20\u{A0}o · pas encore de bande · apprentissage\u{A0}: 0\u{A0}jour sur 14"
        )
        let young = hour(banded: 5).html(days: 3, needed: 14, .english).markup
        #expect(young.hasSuffix("within the band · still learning: 3 of 14 days"))
        let others = hour(banded: nil).html(days: nil, needed: 14, .english).markup
        #expect(others == "Last full hour: 20\u{A0}B")
    }
}
