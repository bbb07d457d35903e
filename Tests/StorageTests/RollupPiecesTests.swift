import Domain
import Testing

@testable import Storage

@Suite("Which rollup is read")
struct RollupPiecesTests {
    private let limits = RollupPieces.Limits(
        minutesFrom: instant("2026-10-20T00:00:00Z"),
        hoursFrom: instant("2024-11-20T00:00:00Z")
    )
    /// Days of Toronto around the change of clocks.
    private let days = ["2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-11-03T05:00:00Z"]

    private func folded(_ edges: [String]) -> [FoldedDay] {
        zip(edges, edges.dropFirst()).map { FoldedDay(start: instant($0), end: instant($1)) }
    }

    private func text(_ edges: [String], _ limits: RollupPieces.Limits? = nil) throws -> [String] {
        try RollupPieces(edges: edges.map { instant($0) }, days: folded(days), limits ?? self.limits).pieces
            .map { "\($0.rollup) \($0.from.rfc3339.prefix(16)) \($0.to.rfc3339.prefix(16))" }
    }

    @Test("days where they are folded, hours before and after them")
    func wholeDays() throws {
        let edges = ["2026-10-30T04:00:00Z", "2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z", "2026-11-04T05:00:00Z"]
        #expect(
            try text(edges) == [
                "hour 2026-10-30T04:00 2026-10-31T04:00", "day 2026-10-31T04:00 2026-11-03T05:00",
                "hour 2026-11-03T05:00 2026-11-04T05:00",
            ]
        )
    }

    @Test("a day that an edge cuts is read by the hour, and an hour that an edge cuts by the minute")
    func cuts() throws {
        let utc = ["2026-10-31T00:00:00Z", "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"]
        #expect(
            try text(utc) == [
                "hour 2026-10-31T00:00 2026-10-31T04:00", "day 2026-10-31T04:00 2026-11-01T04:00",
                "hour 2026-11-01T04:00 2026-11-03T00:00",
            ]
        )
        let kolkata = ["2026-11-03T18:30:00Z", "2026-11-04T18:30:00Z"]
        #expect(
            try text(kolkata) == [
                "minute 2026-11-03T18:30 2026-11-03T19:00", "hour 2026-11-03T19:00 2026-11-04T18:00",
                "minute 2026-11-04T18:00 2026-11-04T18:30",
            ]
        )
    }

    @Test("what is kept too coarsely is refused, and what is from before everything is told")
    func refusals() throws {
        var coarse = limits
        coarse.hasMinutes = false
        #expect(throws: StoreError.conflict("kept.hours")) {
            _ = try text(["2026-11-03T18:30:00Z", "2026-11-04T18:30:00Z"], coarse)
        }
        #expect(throws: StoreError.conflict("kept.hours")) {
            try text(["2026-10-03T18:30:00Z", "2026-10-04T18:30:00Z"])
        }
        var late = limits
        late.hoursFrom = instant("2026-11-10T00:00:00Z")
        // The hours are gone, the days are not: they can be had whole only.
        #expect(throws: StoreError.conflict("kept.days")) {
            try text(["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"], late)
        }
        #expect(try text(["2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"], late).count == 1)
        let before = ["2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"].map { instant($0) }
        #expect(try RollupPieces(edges: before, days: [], late).isBeforeRetention)
        #expect(
            try RollupPieces(minutesOf: [instant("2026-10-20T00:00:00Z"), instant("2026-10-20T01:00:00Z")], limits)
                .pieces.count == 1
        )
        #expect(throws: StoreError.conflict("interval")) { try RollupPieces(minutesOf: before, limits) }
    }
}
