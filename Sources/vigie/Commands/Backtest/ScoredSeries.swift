import Domain
import Foundation
import Replay

/// The points of CSV series that stand out, each with its score: −log10 of how rare it is.
struct ScoredSeries {
    struct Point {
        var at: Timestamp
        var score: Double
        /// Its number in its series.
        var number: Int
    }

    /// By the path of the file, its points that no setting could take for ordinary.
    var series: [(name: String, points: [Point])] = []
    var count = 0
    var first: Timestamp?
    var last: Timestamp?

    /// No budget asks for less.
    static let leastScore = 3.0
    /// Ordinary points that end an episode.
    private static let recovery = 24

    /// The first points of episodes: as rare as the budget asks for, shared equally by all points of all series.
    func alerts(falseAlertsPerWeek budget: Double, weeks: Double) -> [ComparedAlert] {
        let needed = max(ScoredSeries.leastScore, log10(max(Double(count) / max(weeks, 1.0 / 168) / budget, 1)))
        var alerts: [ComparedAlert] = []
        for (name, points) in series {
            var lastHit = Int.min / 2
            for point in points where point.score >= needed {
                if point.number - lastHit > ScoredSeries.recovery {
                    alerts.append(ComparedAlert(kind: "series.anomaly", at: point.at, platform: name))
                }
                lastHit = point.number
            }
        }
        return alerts.sorted { ($0.at, $0.platform ?? "") < ($1.at, $1.platform ?? "") }
    }
}

extension SeriesFolder {
    /// Scores every file; points outside the window teach and are not kept.
    func points(from: Timestamp?, to: Timestamp?) throws -> ScoredSeries {
        var scored = ScoredSeries()
        try forEachScored { path, bytes in
            var points: [ScoredSeries.Point] = []
            for (number, line) in bytes.split(separator: 0x0A).dropFirst().enumerated() {
                let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                guard fields.count == 3, let seconds = SeriesTime.seconds(fields[0]),
                    let score = Double(String(decoding: fields[2], as: UTF8.self))
                else { continue }
                let at = Timestamp(seconds: seconds)
                if let from, at < from { continue }
                if let to, at >= to { continue }
                scored.count += 1
                scored.first = min(scored.first ?? at, at)
                scored.last = max(scored.last ?? at, at)
                guard score >= ScoredSeries.leastScore else { continue }
                points.append(ScoredSeries.Point(at: at, score: score, number: number))
            }
            scored.series.append((path, points))
        }
        return scored
    }
}
