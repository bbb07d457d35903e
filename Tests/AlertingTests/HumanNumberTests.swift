import Domain
import Testing

@testable import Alerting

/// Golden figures are written with plain spaces; each stands for one that does not break.
@Suite("Numbers for people")
struct HumanNumberTests {
    private func check(_ fr: String, _ en: String, is fr2: String, _ en2: String) {
        #expect(fr == fr2.replacing(" ", with: "\u{A0}"))
        #expect(en == en2.replacing(" ", with: "\u{A0}"))
    }

    @Test(
        "bytes have three significant figures and the unit of each language",
        arguments: [
            (0.0, "0 o", "0 B"), (0.4, "0 o", "0 B"), (999, "999 o", "999 B"), (999.5, "1,0 ko", "1.0 kB"),
            (1_000, "1,0 ko", "1.0 kB"), (99_949, "99,9 ko", "99.9 kB"), (99_950, "100 ko", "100 kB"),
            (999_499, "999 ko", "999 kB"), (999_500, "1,0 Mo", "1.0 MB"), (1e6, "1,0 Mo", "1.0 MB"),
            (42_611_872, "42,6 Mo", "42.6 MB"), (123_456_789, "123 Mo", "123 MB"), (5.5e9, "5,5 Go", "5.5 GB"),
            (5.5e12, "5,5 To", "5.5 TB"), (1.2e15, "1,2 Po", "1.2 PB"), (1.2e18, "1 200 Po", "1,200 PB"),
        ] as [(Double, String, String)]
    )
    func bytes(value: Double, fr: String, en: String) {
        check(HumanNumber(.french).bytes(value), HumanNumber(.english).bytes(value), is: fr, en)
    }

    @Test(
        "what is no amount of bytes does not look like one",
        arguments: [
            (-3, "0 o", "0 B"), (-.infinity, "0 o", "0 B"), (.nan, "—", "—"), (.infinity, "∞", "∞"),
            (1e300, "∞", "∞"),
        ] as [(Double, String, String)]
    )
    func oddBytes(value: Double, fr: String, en: String) {
        check(HumanNumber(.french).bytes(value), HumanNumber(.english).bytes(value), is: fr, en)
    }

    @Test(
        "counts are grouped, with one decimal below ten",
        arguments: [
            (0.04, "0", "0"), (-0.04, "0", "0"), (1.26, "1,3", "1.3"), (9.97, "10", "10"), (999, "999", "999"),
            (1_000, "1 000", "1,000"), (1_234_567, "1 234 567", "1,234,567"), (-12_000, "−12 000", "−12,000"),
            (.nan, "—", "—"), (-.infinity, "−∞", "−∞"), (1e15, "∞", "∞"),
            (999_999_999_999_999, "999 999 999 999 999", "999,999,999,999,999"),
        ] as [(Double, String, String)]
    )
    func counts(value: Double, fr: String, en: String) {
        check(HumanNumber(.french).count(value), HumanNumber(.english).count(value), is: fr, en)
    }

    @Test(
        "whole numbers are exact to the ends of their range",
        arguments: [
            (0, "0", "0"), (999, "999", "999"), (1_000, "1 000", "1,000"), (-1_234_567, "−1 234 567", "−1,234,567"),
            (.max, "9 223 372 036 854 775 807", "9,223,372,036,854,775,807"),
            (.min, "−9 223 372 036 854 775 808", "−9,223,372,036,854,775,808"),
        ] as [(Int64, String, String)]
    )
    func wholes(value: Int64, fr: String, en: String) {
        check(HumanNumber(.french).whole(value), HumanNumber(.english).whole(value), is: fr, en)
    }

    @Test("percents and lengths")
    func percentsAndLengths() {
        #expect(HumanNumber(.french).percent(0.71) == "71\u{A0}%")
        #expect(HumanNumber(.english).percent(0.998) == "99.8%")
        #expect(HumanNumber(.french).duration(microseconds: Timestamp.hour) == "1\u{A0}heure")
        #expect(HumanNumber(.english).duration(microseconds: 5 * Timestamp.minute) == "5\u{A0}minutes")
        #expect(HumanNumber(.french).duration(microseconds: Timestamp.day) == "24\u{A0}heures")
        #expect(HumanNumber(.french).days(1) == "1\u{A0}jour")
        #expect(HumanNumber(.english).days(3_650) == "10\u{A0}years")
    }
}
