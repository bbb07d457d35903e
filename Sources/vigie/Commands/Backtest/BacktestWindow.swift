import Domain
import Foundation

/// What time is judged; `nil` for the beginning and the end of what there is.
struct BacktestWindow: Sendable {
    var from: Timestamp?
    var to: Timestamp?

    init(from: String?, to: String?, zone: String, now: Timestamp) throws {
        let zone = TimeZone(identifier: zone) ?? TimeZone(secondsFromGMT: 0) ?? .current
        self.from = try from.map { try BacktestWindow.instant($0, "--from", zone, now) }
        self.to = try to.map { try BacktestWindow.instant($0, "--to", zone, now) }
        if let from = self.from, let to = self.to, from >= to {
            throw Failure(.data, fr: "--from doit précéder --to.", en: "--from must come before --to.")
        }
    }

    private static func instant(_ text: String, _ name: String, _ zone: TimeZone, _ now: Timestamp) throws -> Timestamp
    {
        if text == "now" { return now }
        if let instant = Timestamp(rfc3339: text) { return instant }
        if text.utf8.count == 10, let utc = Timestamp(rfc3339: text + "T00:00:00Z") {
            let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc.seconds)))
            return utc.advanced(bySeconds: -Int64(offset))
        }
        let units: [Character: Int64] = ["h": 3_600, "d": 86_400, "w": 604_800]
        if text.first == "-", let unit = text.last.flatMap({ units[$0] }),
            let count = Int64(text.dropFirst().dropLast()), 0...100_000 ~= count
        {
            return now.advanced(bySeconds: -count * unit)
        }
        throw Failure(
            .data,
            fr: "\(name) prend une date RFC 3339, AAAA-MM-JJ, -90d, -6h ou now.",
            en: "\(name) takes an RFC 3339 date, YYYY-MM-DD, -90d, -6h or now."
        )
    }
}
