import Domain

/// The days under the volume charts: a name where a local day begins, as far as there is room for it.
struct DayAxis {
    /// A day and the place in `times` where it begins.
    struct Day {
        let place: Int
        /// Counted from 1970-01-01.
        let day: Int64
    }

    struct Label {
        let day: Int64
        /// From 0 at the left edge to 1 at the right one.
        let x: Double
        /// Whether a narrow screen leaves it out.
        let onlyWide: Bool
    }

    let days: [Day]
    /// Spans between the first bucket and the last.
    private let spans: Int

    /// The least way from one label to the next, as a share of the axis.
    ///
    /// The longest name is « 1er sept. », 4.5 em wide in the widest of the fonts and 6 px apart from the next: 62 px of
    /// the 475 that the axis has at least from 561 px up, 55 px of the 264 that it has on a screen of 320.
    static let leastGap = (wide: 0.1305, narrow: 0.2084)

    init(times: [Timestamp], zone: Zone) {
        var days: [Day] = []
        for (place, time) in times.enumerated() {
            let day = zone.day(of: time)
            if days.last?.day != day { days.append(Day(place: place, day: day)) }
        }
        self.days = days
        spans = max(1, times.count - 1)
    }

    /// From the right: a day that the left edge cuts short gives way to the whole one that follows it.
    var labels: [Label] {
        var labels: [Label] = []
        var next = (wide: 1.0, narrow: 1.0)
        for day in days.reversed() {
            let x = Double(day.place) / Double(spans)
            guard next.wide - x >= DayAxis.leastGap.wide else { continue }
            next.wide = x
            let onlyWide = next.narrow - x < DayAxis.leastGap.narrow
            if !onlyWide { next.narrow = x }
            labels.append(Label(day: day.day, x: x, onlyWide: onlyWide))
        }
        return labels.reversed()
    }

    func html(_ language: Language) -> HTML {
        let labels = labels.map { label -> HTML in
            """
            <svg\(HTML.when(label.onlyWide, " class=\"only-wide\"")) x="\(label.x * 100)%" overflow="visible">\
            <text x="4" y="13">\(Dates.day(label.day)[language])</text></svg>
            """
        }
        return "<div class=\"axis\" aria-hidden=\"true\"><svg height=\"18\" width=\"100%\">\(labels)</svg></div>"
    }
}
