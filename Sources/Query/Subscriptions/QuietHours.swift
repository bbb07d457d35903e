/// The hours of the day in which messages wait, in a place's own time.
package struct QuietHours: Sendable, Hashable {
    /// IANA name.
    package var timeZone: String
    /// Minutes since midnight, 0 ..< 1440; a start behind the end means over midnight.
    package var start: Int
    package var end: Int
    /// What goes out all the same.
    package var except: String?

    package init(timeZone: String, start: Int, end: Int, except: String? = nil) {
        self.timeZone = timeZone
        self.start = start
        self.end = end
        self.except = except
    }

    /// `22:00-06:00`.
    package var hours: String { QuietHours.text(start) + "-" + QuietHours.text(end) }

    /// Reads `22:00-06:00`; `nil` for anything else, and for an empty span.
    package static func minutes(_ hours: String) -> (start: Int, end: Int)? {
        let parts = hours.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = minute(parts[0]), let end = minute(parts[1]), start != end else {
            return nil
        }
        return (start, end)
    }

    private static func minute(_ text: Substring) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":") else { return nil }
        var numbers: [Int] = []
        for place in [0, 1, 3, 4] {
            guard 0x30...0x39 ~= digits[place] else { return nil }
            numbers.append(Int(digits[place]) - 0x30)
        }
        let (hour, minute) = (numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3])
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }

    private static func text(_ minute: Int) -> String {
        let (hours, minutes) = (String(minute / 60), String(minute % 60))
        return (hours.utf8.count < 2 ? "0" : "") + hours + ":" + (minutes.utf8.count < 2 ? "0" : "") + minutes
    }
}
