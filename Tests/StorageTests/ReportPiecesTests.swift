import Domain
import Testing

@testable import Storage

@Suite("Which rollups a report adds up")
struct ReportPiecesTests {
    private let hoursFrom = instant("2026-10-21T12:00:00Z")

    private func days(_ edges: [String]) -> [FoldedDay] {
        zip(edges, edges.dropFirst()).map { FoldedDay(start: instant($0), end: instant($1)) }
    }

    private func text(_ pieces: [RollupPieces.Piece]) -> [String] {
        pieces.map { "\($0.rollup) \($0.from.rfc3339.prefix(16)) \($0.to.rfc3339.prefix(16))" }
    }

    private let toronto = [
        "2026-10-19T04:00:00Z", "2026-10-20T04:00:00Z", "2026-10-21T04:00:00Z", "2026-10-22T04:00:00Z",
        "2026-10-23T04:00:00Z",
    ]

    @Test("a window that begins within an old day takes in the whole of it, and one that ends there too")
    func widens() {
        let pieces = ReportPieces(
            from: instant("2026-10-19T10:30:00Z"),
            to: instant("2026-10-20T10:30:00Z"),
            days: days(toronto),
            hoursFrom: hoursFrom
        )
        #expect(pieces.from == instant("2026-10-19T04:00:00Z") && pieces.to == instant("2026-10-21T04:00:00Z"))
        #expect(text(pieces.coarse) == ["day 2026-10-19T04:00 2026-10-21T04:00"])
        #expect(pieces.fine == pieces.coarse)
    }

    @Test("a recent window is not widened; sums come from days, times from hours")
    func recent() {
        let pieces = ReportPieces(
            from: instant("2026-10-20T20:00:00Z"),
            to: instant("2026-10-23T10:30:00Z"),
            days: days(Array(toronto.dropFirst(2))),
            hoursFrom: instant("2026-01-01T00:00:00Z")
        )
        #expect(
            text(pieces.coarse) == [
                "hour 2026-10-20T20:00 2026-10-21T04:00", "day 2026-10-21T04:00 2026-10-23T04:00",
                "hour 2026-10-23T04:00 2026-10-23T10:30",
            ]
        )
        #expect(text(pieces.fine) == ["hour 2026-10-20T20:00 2026-10-23T10:30"])
    }

    @Test(
        "where a zone's midnight cuts an hour, hours are read while there are any, and none is left out beside old days"
    )
    func halfHours() {
        let kolkata = days(["2026-10-19T18:30:00Z", "2026-10-20T18:30:00Z", "2026-10-21T18:30:00Z"])
        let from = instant("2026-10-19T18:30:00Z")
        let to = instant("2026-10-22T00:00:00Z")
        let young = ReportPieces(from: from, to: to, days: kolkata, hoursFrom: instant("2026-01-01T00:00:00Z"))
        #expect(text(young.coarse) == ["hour 2026-10-19T18:00 2026-10-22T00:00"])
        let old = ReportPieces(from: from, to: to, days: kolkata, hoursFrom: instant("2026-10-20T20:00:00Z"))
        #expect(
            text(old.coarse) == [
                "hour 2026-10-19T18:00 2026-10-19T18:30", "day 2026-10-19T18:30 2026-10-21T18:30",
                "hour 2026-10-21T18:00 2026-10-22T00:00",
            ]
        )
    }

    @Test("without a folded day there are hours only")
    func nothingFolded() {
        let (from, to) = (instant("2026-10-19T10:30:00Z"), instant("2026-10-19T11:00:00Z"))
        let pieces = ReportPieces(from: from, to: to, days: [], hoursFrom: hoursFrom)
        #expect(text(pieces.coarse) == ["hour 2026-10-19T10:00 2026-10-19T11:00"])
    }
}
