import Domain

/// Days and instants as people of either language write them; lines never break within a date.
enum Dates {
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

    /// A local day, counted from 1970, between its neighbours: “Wed 25”, and where a month begins “1 Dec”.
    static func day(_ day: Int64) -> Bilingual {
        let wall = Timestamp(microseconds: day * Timestamp.day)
        let number = wall.calendarDate.day
        guard number > 1 else { return date(wall) }
        let name = weekday(day)
        return Bilingual(fr: "\(name.fr)\u{A0}\(number)", en: "\(name.en)\u{A0}\(number)")
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

    /// A day in local time, marked up for machines: « 25 nov. 2026 »
    static func day(_ instant: Timestamp, _ zone: Zone, _ language: Language) -> HTML {
        let wall = zone.wallClock(instant)
        let text = date(wall)
        return """
            <time datetime="\(instant.rfc3339)">\(text[language])\u{A0}\(wall.calendarDate.year)</time>
            """
    }

    /// The last day of an agreement: one that was written as a day begins in UTC and is the same day everywhere.
    static func deadline(_ instant: Timestamp, _ zone: Zone, _ language: Language) -> HTML {
        day(instant, isWholeDay(instant) ? .utc : zone, language)
    }

    /// The same as a date field has it: `2027-02-01`.
    static func deadlineField(_ instant: Timestamp, _ zone: Zone) -> String {
        String((isWholeDay(instant) ? instant : zone.wallClock(instant)).rfc3339.prefix(10))
    }

    private static func isWholeDay(_ instant: Timestamp) -> Bool { instant.microseconds % Timestamp.day == 0 }

    /// Monday is 0.
    static func weekday(_ place: Int) -> Bilingual { weekdays[(place + 4) % 7] }

    /// An hour of the day: « 6 h », “6:00”.
    static func hour(_ hour: Int) -> Bilingual { Bilingual(fr: "\(hour)\u{A0}h", en: "\(hour):00") }

    private static func weekday(_ day: Int64) -> Bilingual { weekdays[Int(((day % 7) + 7) % 7)] }

    /// A day and its month: « 25 nov. », “25 Nov”
    private static func date(_ wall: Timestamp) -> Bilingual {
        let date = wall.calendarDate
        let month = months[date.month - 1]
        let first = date.day == 1 ? "1er" : "\(date.day)"
        return Bilingual(fr: "\(first)\u{A0}\(month.fr)", en: "\(date.day)\u{A0}\(month.en)")
    }
}
