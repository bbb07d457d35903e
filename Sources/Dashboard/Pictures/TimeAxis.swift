import Domain

/// The labels under a picture: local days, or hours where the picture is of two days or less.
struct TimeAxis {
    struct Label {
        let place: Int
        let text: Bilingual
    }

    let labels: [Label]

    /// At most `most` labels, from the right: a beginning that is cut short gives way.
    init(times: [Timestamp], zone: Zone, most: Int) {
        guard let first = times.first, let last = times.last, times.count > 1 else {
            labels = times.first.map { [Label(place: 0, text: Dates.day(zone.day(of: $0)))] } ?? []
            return
        }
        let isOfHours = last.microseconds - first.microseconds <= 2 * Timestamp.day
        var all: [Label] = []
        var previous: Int64?
        for (place, time) in times.enumerated() {
            let wall = zone.wallClock(time)
            let unit = isOfHours ? Timestamp.hour : Timestamp.day
            let mark = wall.floored(to: unit).microseconds / unit
            defer { previous = mark }
            guard mark != previous else { continue }
            all.append(Label(place: place, text: isOfHours ? TimeAxis.hour(wall) : Dates.day(mark)))
        }
        let every = max(1, (all.count + max(1, most) - 1) / max(1, most))
        labels = all.enumerated().filter { (all.count - 1 - $0.offset) % every == 0 }.map(\.element)
    }

    private static func hour(_ wall: Timestamp) -> Bilingual {
        let hour = (wall.microseconds - wall.floored(to: Timestamp.day).microseconds) / Timestamp.hour
        return Bilingual(fr: "\(hour)\u{A0}h", en: "\(hour):00")
    }
}
