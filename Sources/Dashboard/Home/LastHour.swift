import Alerting
import Domain
import Query

/// The last hour that is over, in words, for who does not see the picture: how much, against what, and how it stands.
struct LastHour {
    enum Verdict: Equatable {
        case inside, above, below
        /// Detection waits some minutes for late events before it closes an hour and says what it expected.
        case closing
        /// There is no expectation yet: it takes a day of history.
        case unlearnt
        /// Nothing was expected of this hour, as of those that nobody watched.
        case unwatched
    }

    /// `nil` where no hour of the picture is over.
    let value: Double?
    let band: (low: Double, high: Double)?
    /// `nil` for what no expectation is kept of, as the platforms that are added up under "others".
    let verdict: Verdict?

    init(_ series: Trend.Series, partial: Set<Int>) {
        let place = series.values.indices.last { !partial.contains($0) }
        value = place.flatMap { series.values[$0] }
        guard let low = series.low, let high = series.high, let value, let place else {
            band = nil
            verdict = nil
            return
        }
        let known = zip(low, high).map { $0 != nil && $1 != nil }
        guard place < known.count, known[place], let lowest = low[place], let highest = high[place] else {
            band = nil
            let last = known.lastIndex(of: true)
            verdict = last.map { place - $0 <= LastHour.closingHours ? .closing : .unwatched } ?? .unlearnt
            return
        }
        band = (lowest, highest)
        verdict = value > highest ? .above : value < lowest ? .below : .inside
    }

    /// So many hours may end before their expectation is stored.
    private static let closingHours = 2

    /// `days` of history where that is less than the `needed`.
    func html(days: Int?, needed: Int, _ language: Language) -> HTML {
        let learning = days.map { Catalogue.learning(days: $0, needed: needed)[language] }
        guard let value else { return "\(learning ?? Catalogue.unlearnt[language])" }
        let number = HumanNumber(language)
        var parts: [HTML] = []
        if let band {
            let range = Catalogue.expected(low: band.low, high: band.high)[language]
            parts.append("\(Catalogue.lastHour[language]) \(number.bytes(value)), \(range)")
        } else {
            parts.append("\(Catalogue.lastHour[language]) \(number.bytes(value))")
        }
        if let verdict {
            let words = Catalogue.verdict(verdict)[language]
            parts.append(verdict == .above ? "<strong class=\"alarm\">\(words)</strong>" : "\(words)")
        }
        if let learning { parts.append("\(learning)") }
        return "\(parts.enumerated().map { place, part -> HTML in place == 0 ? part : " · \(part)" })"
    }
}
