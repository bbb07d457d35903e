import Domain

/// Numbers and dates as people of either language write them: « 42,6 Mo », “42.6 MB”.
///
/// French puts a no-break space before units and inside long numbers; lines never break within a figure.
enum Figures {
    /// Decimal units; three significant digits at most.
    static func bytes(_ count: Double) -> Bilingual {
        let units: [(fr: String, en: String)] = [("o", "B"), ("ko", "kB"), ("Mo", "MB"), ("Go", "GB"), ("To", "TB")]
        var value = count.isFinite ? max(0, count) : 0
        var unit = 0
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        let tenths = min((value * 10).rounded(), 1e15)
        let text =
            unit == 0 || tenths >= 1_000
            ? whole(min(value, 1e15))
            : Bilingual(
                fr: "\(Int(tenths) / 10),\(Int(tenths) % 10)",
                en: "\(Int(tenths) / 10).\(Int(tenths) % 10)"
            )
        return Bilingual(fr: "\(text.fr)\u{A0}\(units[unit].fr)", en: "\(text.en)\u{A0}\(units[unit].en)")
    }

    static func bytes(_ count: Int64) -> Bilingual { bytes(Double(count)) }

    /// A count, in groups of three digits.
    static func count(_ count: Int64) -> Bilingual {
        Bilingual(fr: grouped(count, by: "\u{A0}"), en: grouped(count, by: ","))
    }

    private static func whole(_ value: Double) -> Bilingual { count(Int64(value.rounded())) }

    private static func grouped(_ number: Int64, by separator: String) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}

extension Figures {
    private static let months = [
        Bilingual(fr: "janv.", en: "Jan"), Bilingual(fr: "févr.", en: "Feb"), Bilingual(fr: "mars", en: "Mar"),
        Bilingual(fr: "avr.", en: "Apr"), Bilingual(fr: "mai", en: "May"), Bilingual(fr: "juin", en: "Jun"),
        Bilingual(fr: "juill.", en: "Jul"), Bilingual(fr: "août", en: "Aug"), Bilingual(fr: "sept.", en: "Sep"),
        Bilingual(fr: "oct.", en: "Oct"), Bilingual(fr: "nov.", en: "Nov"), Bilingual(fr: "déc.", en: "Dec"),
    ]

    /// Thursday first, as 1970 began.
    private static let weekdays = [
        Bilingual(fr: "jeu.", en: "Thu"), Bilingual(fr: "ven.", en: "Fri"), Bilingual(fr: "sam.", en: "Sat"),
        Bilingual(fr: "dim.", en: "Sun"), Bilingual(fr: "lun.", en: "Mon"), Bilingual(fr: "mar.", en: "Tue"),
        Bilingual(fr: "mer.", en: "Wed"),
    ]

    /// A day and its month: « 25 nov. », “25 Nov”
    private static func date(_ wall: Timestamp) -> Bilingual {
        let date = wall.calendarDate
        let month = months[date.month - 1]
        let first = date.day == 1 ? "1er" : "\(date.day)"
        return Bilingual(fr: "\(first)\u{A0}\(month.fr)", en: "\(date.day)\u{A0}\(month.en)")
    }

    /// The name of a local day that is counted from 1970: weekday, day, month.
    static func day(_ day: Int64) -> Bilingual {
        let name = weekdays[Int(((day % 7) + 7) % 7)]
        let date = date(Timestamp(microseconds: day * Timestamp.day))
        return Bilingual(fr: "\(name.fr) \(date.fr)", en: "\(name.en) \(date.en)")
    }

    /// An instant in local time, marked up for machines: « 25 nov. 2026, 9 h 05 », “25 Nov 2026, 9:05”
    static func moment(_ instant: Timestamp, _ zone: Zone, _ language: Language) -> HTML {
        let wall = zone.wallClock(instant)
        let date = date(wall)
        let time = (wall.microseconds - wall.floored(to: Timestamp.day).microseconds) / Timestamp.minute
        let minutes = time % 60 < 10 ? "0\(time % 60)" : "\(time % 60)"
        let year = wall.calendarDate.year
        let text = Bilingual(
            fr: "\(date.fr)\u{A0}\(year), \(time / 60)\u{A0}h\u{A0}\(minutes)",
            en: "\(date.en)\u{A0}\(year), \(time / 60):\(minutes)"
        )
        return "<time datetime=\"\(instant.rfc3339)\">\(text[language])</time>"
    }
}
