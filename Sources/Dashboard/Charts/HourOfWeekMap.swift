import Alerting
import Domain
import Query

/// When something is sent: seven rows of twenty-four hours, darker where more went.
///
/// Cells of one shade are one path, so the picture is small; it stretches, its letters do not.
struct HourOfWeekMap {
    /// 168 cells, Monday 0 h first.
    let cells: [PlatformSheet.HourOfWeek]
    let context: PageContext

    private static let shades = 6
    private var language: Language { context.language }

    var html: HTML {
        let largest = Self.ceiling(cells.map(\.bytes))
        let layers = (1...Self.shades)
            .map { shade -> HTML in
                let places = cells.indices.filter { Self.shade(cells[$0].bytes, of: largest) == shade }
                guard !places.isEmpty else { return .empty }
                let squares = places.map { place -> HTML in "M\(place % 24) \(place / 24)h.94v.9h-.94z" }
                return "<path class=\"heat shade-\(shade)\" d=\"\(squares)\"/>"
            }
        let names = (0..<7)
            .map { row -> HTML in
                "<text x=\"100%\" dx=\"-8\" y=\"\(row * 22 + 15)\" text-anchor=\"end\">\(Dates.weekday(row)[language])</text>"
            }
        let hours = stride(from: 0, to: 24, by: 6)
            .map { hour -> HTML in
                "<text x=\"\(Double(hour) / 24 * 100)%\" y=\"14\">\(Dates.hour(hour)[language])</text>"
            }
        return """
            <div class="plot" role="img" aria-label="\(Catalogue.sheet.hoursHeading[language])">\
            <svg class="values" height="154" width="100%">\(names)</svg>\
            <svg class="hours" viewBox="0 0 24 7" height="154" width="100%" preserveAspectRatio="none">\
            <path class="heat-floor" d="M0 0h24v7H0z"/>\(layers)</svg>\
            <div class="axis"><svg height="18" width="100%">\(hours)</svg></div></div>\(legend)\(table)
            """
    }

    /// The shades in their order, from nothing to the most.
    private var legend: HTML {
        let steps = (0...Self.shades)
            .map { shade -> HTML in
                "<rect class=\"\(shade == 0 ? "heat-floor" : "heat shade-\(shade)")\" x=\"\(shade * 20)\" width=\"19\" height=\"12\"/>"
            }
        return """
            <p class="scale">\(Catalogue.sheet.lessBytes[language])\u{A0}<svg width="\(20 * (Self.shades + 1))" height="12" \
            aria-hidden="true">\(steps)</svg>\u{A0}\(Catalogue.sheet.moreBytes[language])</p>
            """
    }

    /// The value of the darkest shade: what nineteen in twenty hours stay below, so that one leak does not pale the rest.
    static func ceiling(_ bytes: [Int64]) -> Int64 {
        let busy = bytes.filter { $0 > 0 }.sorted()
        return busy.isEmpty ? 0 : busy[(busy.count - 1) * 19 / 20]
    }

    /// 0 for nothing, then by the square root, so that the quiet hours differ too.
    static func shade(_ bytes: Int64, of largest: Int64) -> Int {
        guard bytes > 0, largest > 0 else { return 0 }
        let share = (Double(bytes) / Double(largest)).squareRoot()
        return min(shades, max(1, Int((share * Double(shades)).rounded(.up))))
    }

    /// Sums of four parts of the day: 168 numbers are no table that anyone reads.
    private var table: HTML {
        guard cells.count == 168 else { return .empty }
        let heads = stride(from: 0, to: 24, by: 6)
            .map { hour -> HTML in
                let span = Catalogue.span(Dates.hour(hour)[language], Dates.hour(hour + 6)[language])
                return "<th scope=\"col\" class=\"number\">\(span[language])</th>"
            }
        let rows = (0..<7)
            .map { day -> HTML in
                let sums = stride(from: 0, to: 24, by: 6)
                    .map { hour -> HTML in
                        let part = cells[(day * 24 + hour)..<(day * 24 + hour + 6)]
                        let sum = part.reduce(Int64(0)) { $0.addingClamped($1.bytes) }
                        return "<td class=\"number\">\(context.number.bytes(sum))</td>"
                    }
                return "<tr><th scope=\"row\">\(Dates.weekday(day)[language])</th>\(sums)</tr>"
            }
        return Disclosure(id: "hours-table", caption: Catalogue.sheet.hoursTable, language: language)
            .html(heads: "<th scope=\"col\">\(Catalogue.sheet.day[language])</th>\(heads)", rows: rows)
    }
}
