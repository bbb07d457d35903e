package import Domain

/// Hours of the week, holidays and month ends of one place, without a time zone database.
///
/// Hours are numbered from 1970 in UTC; days are local and numbered from 1970-01-01.
package struct LocalClock: Sendable {
    /// From this instant local time is UTC plus `seconds`.
    package struct Offset: Sendable {
        package let from: Timestamp
        package let seconds: Int64

        package init(from: Timestamp, seconds: Int64) {
            self.from = from
            self.seconds = seconds
        }
    }

    private let offsets: [Offset]
    private let holidays: Set<Int64>
    private let monthEnds: Set<Int64>

    /// Takes `offsets` in the order of time.
    ///
    /// Before the first of them the first holds. Days are local, numbered from 1970.
    package init(offsets: [Offset] = [], holidays: Set<Int64> = [], monthEnds: Set<Int64> = []) {
        self.offsets = offsets
        self.holidays = holidays
        self.monthEnds = monthEnds
    }

    /// UTC, every day an ordinary one.
    package static let utc = LocalClock()

    /// 0 for the hour from Monday midnight, 167 for the last of Sunday.
    func cell(of hour: Int64) -> Int {
        let local = localHour(hour)
        // 1970-01-01 was a Thursday.
        return Int((local + 72) - 168 * (local + 72).flooredQuotient(168))
    }

    /// The local day that holds this hour.
    func day(of hour: Int64) -> Int64 { localHour(hour).flooredQuotient(24) }

    /// Whether little traffic is no news in this hour.
    func isHoliday(_ hour: Int64) -> Bool { !holidays.isEmpty && holidays.contains(day(of: hour)) }

    /// Whether much traffic is no news in this hour.
    func isMonthEnd(_ hour: Int64) -> Bool { !monthEnds.isEmpty && monthEnds.contains(day(of: hour)) }

    private func localHour(_ hour: Int64) -> Int64 {
        guard !offsets.isEmpty else { return hour }
        let seconds = hour * 3_600
        var low = 0
        var high = offsets.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if offsets[middle].from.seconds <= seconds { low = middle } else { high = middle }
        }
        return (seconds + offsets[low].seconds).flooredQuotient(3_600)
    }
}

extension Int64 {
    /// Divides towards the past, so that days before 1970 are whole.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Timestamp {
    /// Hours since 1970, UTC.
    var hourIndex: Int64 { microseconds.flooredQuotient(Timestamp.hour) }

    init(hourIndex: Int64) { self.init(microseconds: hourIndex &* Timestamp.hour) }
}
