/// An instant: microseconds since 1970-01-01T00:00:00Z, without leap seconds, as PostgreSQL counts.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    package init(seconds: Int64) { microseconds = seconds &* 1_000_000 }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    /// Whole seconds since 1970, rounded towards the past.
    package var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The start of the span of `length` microseconds, counted from 1970, that holds this instant.
    package func floored(to length: Int64) -> Timestamp {
        let remainder = microseconds % length
        return Timestamp(microseconds: microseconds - (remainder < 0 ? remainder + length : remainder))
    }

    package func advanced(bySeconds seconds: Int64) -> Timestamp {
        Timestamp(microseconds: microseconds + seconds * 1_000_000)
    }

    package static let minute: Int64 = 60_000_000
    package static let hour: Int64 = 3_600_000_000
    package static let day: Int64 = 86_400_000_000
}

extension Timestamp {
    /// Reads an RFC 3339 date-time, with any offset and any number of decimals; `nil` for anything else.
    ///
    /// Years 1900 to 9999. A leap second (`:60`) is read as the next second.
    package init?(rfc3339 bytes: Span<UInt8>) {
        func digits(_ at: Int, _ count: Int) -> Int? {
            guard at + count <= bytes.count else { return nil }
            var value = 0
            for index in at..<(at + count) {
                let digit = Int(bytes[index]) - 0x30
                guard 0...9 ~= digit else { return nil }
                value = value * 10 + digit
            }
            return value
        }
        guard bytes.count >= 20, bytes.count <= 64,
            let year = digits(0, 4), bytes[4] == UInt8(ascii: "-"), year >= 1900,
            let month = digits(5, 2), bytes[7] == UInt8(ascii: "-"), 1...12 ~= month,
            let day = digits(8, 2), day >= 1, day <= Timestamp.daysInMonth(month, year: year),
            bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "),
            let hour = digits(11, 2), bytes[13] == UInt8(ascii: ":"), hour <= 23,
            let minute = digits(14, 2), bytes[16] == UInt8(ascii: ":"), minute <= 59,
            let second = digits(17, 2), second <= 60
        else { return nil }

        var index = 19
        var fraction: Int64 = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var scale: Int64 = 100_000
            let start = index
            while index < bytes.count, 0x30...0x39 ~= bytes[index] {
                fraction += Int64(bytes[index] - 0x30) * scale
                scale /= 10
                index += 1
            }
            guard index > start else { return nil }
        }
        guard index < bytes.count else { return nil }
        var offset = 0
        switch bytes[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard index + 1 == bytes.count else { return nil }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard bytes.count == index + 6, let hours = digits(index + 1, 2), hours <= 23,
                bytes[index + 3] == UInt8(ascii: ":"), let minutes = digits(index + 4, 2), minutes <= 59
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[index] == UInt8(ascii: "+") ? 60 : -60)
        default:
            return nil
        }
        let days = Timestamp.daysSince1970(year: year, month: month, day: day)
        let seconds = days * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        self.init(rfc3339: bytes.span)
    }

    /// The RFC 3339 form in UTC, with as many decimals (0, 3 or 6) as the instant needs.
    package var rfc3339: String {
        let whole = seconds
        let date = calendarDate
        let time = Int(whole - whole.flooredDivision(by: 86_400) * 86_400)
        let micro = Int(microseconds - whole * 1_000_000)
        var text = "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2))T"
        text += "\((time / 3_600).padded(2)):\((time / 60 % 60).padded(2)):\((time % 60).padded(2))"
        if micro % 1_000 != 0 {
            text += ".\(micro.padded(6))"
        } else if micro != 0 {
            text += ".\((micro / 1_000).padded(3))"
        }
        return text + "Z"
    }

    /// The day in UTC, proleptic Gregorian.
    package var calendarDate: (year: Int, month: Int, day: Int) {
        // Days to civil date: Howard Hinnant, "chrono-compatible low-level date algorithms".
        let z = seconds.flooredDivision(by: 86_400) + 719_468
        let era = z.flooredDivision(by: 146_097)
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(dayOfYear - (153 * shifted + 2) / 5 + 1))
    }

    package static func daysSince1970(year: Int, month: Int, day: Int) -> Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Timestamp: CustomStringConvertible {
    package var description: String { rfc3339 }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Int {
    fileprivate func padded(_ width: Int) -> String {
        let digits = String(self)
        let missing = width - digits.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
    }
}
