import Domain
import Testing

@testable import Dashboard

@Suite("Day axis")
struct DayAxisTests {
    /// Hourly buckets of seven days and the hour that has begun, from `start` on.
    private func axis(from start: Timestamp, _ zone: Zone) -> DayAxis {
        DayAxis(times: (0...168).map { start.advanced(bySeconds: Int64($0) * 3_600) }, zone: zone)
    }

    /// The 18th of October 2026 at a full hour of UTC; the week that begins there ends before the clocks go back.
    private static let quiet = Timestamp(rfc3339: "2026-10-18T00:00:00Z")!

    @Test("labels never overlap, at whatever hour the week begins", arguments: 0..<24)
    func noOverlap(hour: Int64) {
        let zone = Zone(name: "America/Toronto") { _ in -4 * 3_600 }
        let labels = axis(from: DayAxisTests.quiet.advanced(bySeconds: hour * 3_600), zone).labels
        check(labels)
        #expect(labels.count >= 6, "a whole day of the week has no name")
        #expect(labels.count { !$0.onlyWide } >= 3)
    }

    @Test(
        "a day of 23 or 25 hours keeps its name",
        arguments: ["2026-03-02T04:00:00Z", "2026-03-08T06:00:00Z", "2026-10-29T03:00:00Z", "2026-11-01T05:00:00Z"]
    )
    func clockChanges(start: String) throws {
        let change = (
            spring: Timestamp(rfc3339: "2026-03-08T07:00:00Z")!, autumn: Timestamp(rfc3339: "2026-11-01T06:00:00Z")!
        )
        let zone = Zone(name: "America/Toronto") { $0 >= change.spring && $0 < change.autumn ? -14_400 : -18_000 }
        let labels = axis(from: try #require(Timestamp(rfc3339: start)), zone).labels
        check(labels)
        #expect(labels.count >= 6)
    }

    @Test("a day that the left edge cuts short gives way to the whole day after it")
    func cutShort() {
        // 23:00 in Montréal: one hour of Saturday, then Sunday the 18th.
        let zone = Zone(name: "America/Toronto") { _ in -4 * 3_600 }
        let axis = axis(from: DayAxisTests.quiet.advanced(bySeconds: 3 * 3_600), zone)
        #expect(axis.days.count == 8)
        #expect(axis.labels.first?.day == axis.days[1].day)
    }

    @Test("an axis of nothing, or of one hour, has no labels", arguments: [0, 1])
    func short(hours: Int) {
        #expect(DayAxis(times: Array(repeating: DayAxisTests.quiet, count: hours), zone: .utc).labels.count <= 1)
    }

    /// On the smallest screens of both layouts.
    private func check(_ labels: [DayAxis.Label]) {
        for (shown, pixels, room) in [(labels, 475.0, 62.0), (labels.filter { !$0.onlyWide }, 264, 55)] {
            for (left, right) in zip(shown, shown.dropFirst()) {
                #expect((right.x - left.x) * pixels >= room, "\(left) runs into \(right)")
            }
            if let last = shown.last { #expect((1 - last.x) * pixels >= room, "\(last) is cut at the right edge") }
        }
    }
}
