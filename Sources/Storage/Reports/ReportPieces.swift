import Domain

/// Which rollups a report adds up over its window, and how far the window had to be widened.
///
/// Where hours may have been dropped there are only days, and a day cannot be cut: a window that begins or ends within
/// one takes in the whole of it, and the report says so by its own `from` and `to`.
struct ReportPieces: Sendable {
    /// Whole hours or days.
    private(set) var from: Timestamp
    private(set) var to: Timestamp
    /// As few rows as will do: days wherever they are.
    private(set) var coarse: [RollupPieces.Piece] = []
    /// Hours wherever they are kept, since what is told of time is told to the hour.
    private(set) var fine: [RollupPieces.Piece] = []

    /// `days` are in order, whole, and not stale.
    init(from: Timestamp, to: Timestamp, days: [FoldedDay], hoursFrom: Timestamp) {
        func isOld(_ day: FoldedDay) -> Bool { day.start < hoursFrom }
        let start = from.floored(to: Timestamp.hour)
        self.from = days.first { isOld($0) && $0.start < start && $0.end > start }?.start ?? start
        self.to = days.first { isOld($0) && $0.start < to && $0.end > to }?.end ?? to
        // The midnights of some zones cut an hour: beside such a day no whole hour begins, so hours are read while there
        // are any.
        let whole = days.filter { isOld($0) || ($0.start.isWholeHour && $0.end.isWholeHour) }
        coarse = ReportPieces.pieces(self.from, self.to, whole)
        fine = ReportPieces.pieces(self.from, self.to, days.filter(isOld))
    }

    /// Days that lie within, and hours around them.
    ///
    /// Where days end within an hour, that hour is read whole: half an hour may count twice there, and nothing is left out.
    private static func pieces(_ from: Timestamp, _ to: Timestamp, _ days: [FoldedDay]) -> [RollupPieces.Piece] {
        var pieces: [RollupPieces.Piece] = []
        func append(_ rollup: RollupPieces.Rollup, _ start: Timestamp, _ end: Timestamp) {
            guard start < end else { return }
            if let last = pieces.indices.last, pieces[last].rollup == rollup, pieces[last].to == start {
                pieces[last].to = end
            } else {
                pieces.append(RollupPieces.Piece(rollup: rollup, from: start, to: end))
            }
        }
        var cursor = from
        for day in days where day.start >= cursor && day.end <= to {
            if cursor < day.start { append(.hour, cursor.floored(to: Timestamp.hour), day.start) }
            append(.day, day.start, day.end)
            cursor = day.end
        }
        if cursor < to { append(.hour, cursor.floored(to: Timestamp.hour), to) }
        return pieces
    }
}

extension Timestamp {
    fileprivate var isWholeHour: Bool { microseconds % Timestamp.hour == 0 }
}
