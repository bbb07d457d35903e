import Domain

/// Which rollup is read for which part of a span, so that every edge of a bucket is kept exactly.
///
/// Days where a folded day lies within one bucket, hours elsewhere, and minutes of the hours that an edge cuts, as the
/// midnights of zones do that are off by half an hour.
struct RollupPieces: Sendable {
    enum Rollup: String, Sendable, Hashable {
        case minute, hour, day
    }

    struct Piece: Sendable, Hashable {
        var rollup: Rollup
        var from: Timestamp
        var to: Timestamp
    }

    /// What may be read.
    struct Limits: Sendable {
        /// Minutes are whole from here on.
        var minutesFrom: Timestamp
        /// Hours may have been dropped before.
        var hoursFrom: Timestamp
        /// What is asked for is kept by the minute.
        var hasMinutes = true
        /// Nothing within a day is asked for.
        var allowsDays = true
    }

    private(set) var pieces: [Piece] = []
    /// Something was asked for that may have been dropped.
    private(set) var isBeforeRetention = false

    private let limits: Limits
    private let cutHours: Set<Timestamp>
    private let days: [FoldedDay]

    /// Minutes only.
    init(minutesOf edges: [Timestamp], _ limits: Limits) throws(StoreError) {
        self.limits = limits
        cutHours = []
        days = []
        guard let first = edges.first, let last = edges.last, limits.hasMinutes, first >= limits.minutesFrom else {
            // Of older times there are only hours, which cannot be cut.
            throw .refused("interval")
        }
        append(.minute, first, last)
    }

    /// `edges` ascend; `days` are in order, whole, and not stale.
    init(edges: [Timestamp], days: [FoldedDay], _ limits: Limits) throws(StoreError) {
        self.limits = limits
        self.days = days
        cutHours = Set(edges.filter { !$0.isWholeHour }.map { $0.floored(to: Timestamp.hour) })
        guard let first = edges.first, let last = edges.last else { return }
        var cursor = first
        if limits.allowsDays {
            var edge = edges[...]
            for day in days where day.start >= cursor && day.end <= last {
                while let next = edge.first, next <= day.start { edge.removeFirst() }
                // An edge within: the day belongs to two buckets.
                if let next = edge.first, next < day.end { continue }
                try appendHours(cursor, day.start)
                append(.day, day.start, day.end)
                cursor = day.end
            }
        }
        try appendHours(cursor, last)
    }

    private mutating func appendHours(_ from: Timestamp, _ to: Timestamp) throws(StoreError) {
        var cursor = from
        while cursor < to {
            let hour = cursor.floored(to: Timestamp.hour)
            let next = hour.advanced(bySeconds: 3_600)
            if cursor > hour || cutHours.contains(hour) || next > to {
                guard limits.hasMinutes, cursor >= limits.minutesFrom else { throw .refused("kept.hours") }
                append(.minute, cursor, min(next, to))
            } else {
                if hour < limits.hoursFrom {
                    // Hours that may be gone, of days that are not.
                    guard !days.contains(where: { $0.start < next && $0.end > hour }) else {
                        throw .refused("kept.days")
                    }
                    isBeforeRetention = true
                }
                append(.hour, cursor, next)
            }
            cursor = min(next, to)
        }
    }

    private mutating func append(_ rollup: Rollup, _ from: Timestamp, _ to: Timestamp) {
        guard from < to else { return }
        if let last = pieces.indices.last, pieces[last].rollup == rollup, pieces[last].to == from {
            pieces[last].to = to
        } else {
            pieces.append(Piece(rollup: rollup, from: from, to: to))
        }
    }
}

/// A span that was folded, from one local midnight to the next.
struct FoldedDay: Sendable, Hashable {
    var start: Timestamp
    var end: Timestamp

    var isOfWholeHours: Bool { start.isWholeHour && end.isWholeHour }
}

extension Timestamp {
    fileprivate var isWholeHour: Bool { microseconds % Timestamp.hour == 0 }
}
