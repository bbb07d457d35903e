import Domain
import Testing

@testable import Alerting

@Suite("Numbers for people")
struct HumanNumberTests {
    @Test(
        "bytes have a decimal comma and no-break space in French, a point in English",
        arguments: [
            (0.0, "0 o", "0 B"), (999, "999 o", "999 B"), (1_000, "1 ko", "1 KB"), (42_611_872, "42,6 Mo", "42.6 MB"),
            (3_100_000, "3,1 Mo", "3.1 MB"), (999_960, "1 Mo", "1 MB"), (123_456_789, "123 Mo", "123 MB"),
            (5.5e12, "5,5 To", "5.5 TB"), (-3, "0 o", "0 B"),
        ]
    )
    func bytes(value: Double, fr: String, en: String) {
        #expect(HumanNumber(.french).bytes(value) == fr.replacing(" ", with: "\u{A0}"))
        #expect(HumanNumber(.english).bytes(value) == en.replacing(" ", with: "\u{A0}"))
    }

    @Test(
        "counts are grouped",
        arguments: [
            (0.04, "0", "0"), (1.26, "1,3", "1.3"), (9.97, "10", "10"), (1_240, "1 240", "1,240"),
            (1_234_567, "1 234 567", "1,234,567"), (-12_000, "−12 000", "−12,000"),
        ]
    )
    func counts(value: Double, fr: String, en: String) {
        #expect(HumanNumber(.french).count(value) == fr.replacing(" ", with: "\u{A0}"))
        #expect(HumanNumber(.english).count(value) == en)
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
        #expect(HumanNumber(.french).decimal(.infinity, digits: 1) == "∞")
    }
}
