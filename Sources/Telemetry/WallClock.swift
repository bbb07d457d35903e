#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The time of the day for log lines.
package enum WallClock {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package static func now() -> Int64 {
        var time = timespec()
        // SAFETY: the kernel fills a structure that lives for the whole call.
        guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
        return Int64(time.tv_sec) &* 1_000_000 &+ Int64(time.tv_nsec) / 1_000
    }

    /// `2026-11-14T15:00:04.120Z`, always with milliseconds, so that lines sort as they were written.
    package static func text(_ microseconds: Int64) -> String {
        let milliseconds = floored(microseconds, 1_000)
        let seconds = floored(milliseconds, 1_000)
        let days = floored(seconds, 86_400)
        let time = seconds - days * 86_400
        let date = civil(days)
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T\(clock)"
            + ".\(padded(milliseconds - seconds * 1_000, 3))Z"
    }

    /// Days since 1970 to a Gregorian date: Howard Hinnant, "chrono-compatible low-level date algorithms".
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let z = days + 719_468
        let era = floored(z, 146_097)
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
