package import Domain
package import Foundation

/// Reads the dates of the API: RFC 3339, `2026-11-14` in a time zone, `-28d`, `now`.
package struct TimeExpression {
    let now: Timestamp
    let zone: TimeZone

    package init(now: Timestamp, zone: TimeZone) {
        self.now = now
        self.zone = zone
    }

    /// `nil` for anything else, and for what lies more than 50 years back.
    package func instant(_ text: String) -> Timestamp? {
        if text == "now" { return now }
        if text.first == "-" { return relative(text.dropFirst()) }
        if text.utf8.count == 10 { return midnight(text) }
        return Timestamp(rfc3339: text)
    }

    private func relative(_ text: Substring) -> Timestamp? {
        guard let unit = text.last, let count = Int64(text.dropLast()), text.first != "+", 0...1_000_000 ~= count else {
            return nil
        }
        let seconds: Int64
        switch unit {
        case "m": seconds = 60
        case "h": seconds = 3_600
        case "d": seconds = 86_400
        case "w": seconds = 604_800
        case "y": seconds = 365 * 86_400
        default: return nil
        }
        guard count * seconds <= 50 * 366 * 86_400 else { return nil }
        return now.advanced(bySeconds: -count * seconds)
    }

    /// The first instant of a day in the zone; where clocks skip midnight, the first one after it.
    private func midnight(_ text: String) -> Timestamp? {
        guard let utc = Timestamp(rfc3339: text + "T00:00:00Z") else { return nil }
        var instant = utc
        // Twice, since the first guess may lie on the other side of a clock change.
        for _ in 0..<2 { instant = utc.advanced(bySeconds: -Int64(offset(at: instant))) }
        return instant
    }

    func offset(at instant: Timestamp) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
    }

    /// The local day of an instant: `2026-11-14`.
    func day(of instant: Timestamp) -> String {
        String(instant.advanced(bySeconds: Int64(offset(at: instant))).rfc3339.prefix(10))
    }
}
