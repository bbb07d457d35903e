import Query

/// The rows of a report that one page shows: all that there is room for, from one of them on.
///
/// A report may have more rows than a page can hold; the files have them all, and the page says how many it shows.
struct ReportPart {
    /// Places of the rows.
    let rows: Range<Int>
    /// Where the next page begins; `nil` at the end.
    let next: Int?

    /// `room` is counted in lines: a row is two, and in the register each platform three more, for its heading and terms.
    init(of report: Report, from first: Int, room: Int) {
        let count = report.rowCount
        let start = min(max(0, first), count)
        var end = start
        var left = room
        var platform = ""
        while end < count {
            var cost = 2
            if case .crossBorder(let register) = report.body, register.rows[end].platform != platform {
                platform = register.rows[end].platform
                cost += 3
            }
            // One row at least, so that pages come to an end.
            guard left >= cost || end == start else { break }
            left -= cost
            end += 1
        }
        rows = start..<end
        next = end < count ? end : nil
    }
}
