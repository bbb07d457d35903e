import Domain
import TestSupport
import Testing

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "reads RFC 3339 at its edges",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999999Z", -1),
            ("2000-02-29T00:00:00Z", 951_782_400_000_000),
            ("2026-11-14T15:00:00Z", 1_794_668_400_000_000), ("1900-03-01T00:00:00Z", -2_203_891_200_000_000),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999), ("2016-12-31T23:59:60Z", 1_483_228_800_000_000),
            ("2026-11-14T10:00:00-05:00", 1_794_668_400_000_000), ("2026-11-15T00:30:00+09:30", 1_794_668_400_000_000),
            ("2026-11-14t15:00:00.5z", 1_794_668_400_500_000), ("2026-11-14 15:00:00.1234569Z", 1_794_668_400_123_456),
            ("2026-11-14T15:00:00-00:00", 1_794_668_400_000_000),
        ] as [(String, Int64)]
    )
    func reads(text: String, microseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(
        "refuses what is no date-time",
        arguments: [
            "", "2026-11-14", "2026-11-14T15:00:00", "2026-11-14T15:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-00T00:00:00Z",
            "2026-11-14T24:00:00Z",
            "2026-11-14T15:60:00Z", "2026-11-14T15:00:61Z", "2026-11-14T15:00:00.Z", "2026-11-14T15:00:00+24:00",
            "2026-11-14T15:00:00+05", "2026-11-14T15:00:00+0500", "2026-11-14T15:00:00Zx", "2026-11-14T15:00:00 Z",
            "2026/11/14T15:00:00Z", "２026-11-14T15:00:00Z", "-026-11-14T15:00:00Z", "1899-12-31T23:59:59Z",
            "1794668400",
        ]
    )
    func refuses(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "February has 29 days in leap years only",
        arguments: [(2024, true), (2026, false), (2000, true), (2100, false)]
    )
    func leapYears(year: Int, isLeap: Bool) {
        #expect((Timestamp(rfc3339: "\(year)-02-29T12:00:00Z") != nil) == isLeap)
        let day =
            Timestamp.daysSince1970(year: year, month: 3, day: 1)
            - Timestamp.daysSince1970(year: year, month: 2, day: 28)
        #expect(day == (isLeap ? 2 : 1))
    }

    @Test("property: what is written is read back, with the fewest decimals that say it")
    func roundTrip() {
        for seed in UInt64(0)..<5_000 {
            var random = SplitMix64(seed: seed)
            var instant = Int64.random(in: -2_208_988_800_000_000...253_402_300_799_999_999, using: &random)
            switch seed % 3 {
            case 0: instant -= instant % 1_000_000
            case 1: instant -= instant % 1_000
            default: break
            }
            let text = Timestamp(microseconds: instant).rfc3339
            #expect(Timestamp(rfc3339: text)?.microseconds == instant, "seed \(seed): \(text)")
            #expect([20, 24, 27].contains(text.utf8.count), "seed \(seed): \(text)")
        }
    }

    @Test("property: an offset moves the clock and not the instant")
    func offsets() {
        for seed in UInt64(0)..<1_000 {
            var random = SplitMix64(seed: seed)
            let instant = Timestamp(seconds: Int64.random(in: 0...4_000_000_000, using: &random))
            let minutes = Int64.random(in: -1_439...1_439, using: &random)
            let local = instant.advanced(bySeconds: minutes * 60).rfc3339.dropLast()
            func two(_ value: Int64) -> String { (value < 10 ? "0" : "") + "\(value)" }
            let offset = (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":" + two(abs(minutes) % 60)
            #expect(Timestamp(rfc3339: local + offset) == instant, "seed \(seed)")
        }
    }

    @Test(
        "spans start at or before the instant, before 1970 too",
        arguments: [0, 1, -1, 3_599_999_999, 3_600_000_000, -3_600_000_001] as [Int64]
    )
    func floors(microseconds: Int64) {
        let start = Timestamp(microseconds: microseconds).floored(to: Timestamp.hour).microseconds
        #expect(start % Timestamp.hour == 0)
        #expect(start <= microseconds && microseconds - start < Timestamp.hour)
    }
}
