import Detection
import Domain
import Foundation
import Postgres
import Replay
import Storage

/// One back-test of the command, from any of its three sources.
struct BacktestRun {
    let settings: (before: DetectionSettings, after: DetectionSettings)
    let labels: IncidentFile?
    let window: BacktestWindow
    let choice: RollupBacktest.Choice

    /// The hours that the database keeps; nothing is written.
    func database(_ settings: Settings) async throws -> BacktestReport {
        guard let database = try Database.configured(settings) else {
            throw Failure(
                .configuration,
                fr: "database.url : il faut une base, ou un fichier (--events, --series).",
                en: "database.url: a database is needed, or a file (--events, --series)."
            )
        }
        let to = window.to ?? .now
        let from = window.from ?? to.advanced(bySeconds: -90 * 86_400)
        guard from < to, to.microseconds - from.microseconds <= RollupBacktest.longest else {
            throw Failure(
                .data,
                fr: "Au plus 800 jours, --from avant --to.",
                en: "At most 800 days, --from before --to."
            )
        }
        let pool = PostgresPool(configuration: database, size: 1)
        do {
            let backtest = RollupBacktest(
                hours: RollupHours(configuration: database),
                names: try await BacktestNames.read(pool, from: from, to: to),
                before: self.settings.before,
                after: self.settings.after
            )
            let report = try await backtest.run(from: from, to: to, incidents: labels, choice: choice)
            await pool.close()
            return report
        } catch {
            await pool.close()
            throw error
        }
    }

    /// A file of events, through the whole engine.
    func events(_ path: String, mutes: String?) throws -> BacktestReport {
        let start = ContinuousClock.now
        let file = try EventFile(path, mutes: mutes)
        let replay = try file.replayed([settings.before, settings.after])
        guard let first = replay.started, let last = replay.clock else {
            throw Failure(.data, fr: "\(path) : aucun événement.", en: "\(path): no event.")
        }
        let (from, to) = (window.from ?? first, window.to ?? last)
        let sides = [0, 1]
            .map { place in
                replay.told(by: place).filter { $0.at >= from && $0.at <= to }.filter(choice)
            }
        var report = BacktestReport(from: from, to: to, before: sides[0], after: sides[1], incidents: labels)
        report.series = replay.seriesCount
        report.events = Int64(replay.events)
        report.closes = replay.closes
        report.seconds = BacktestRun.seconds(since: start)
        return report
    }

    /// The CSV files of a folder, each point's score against what the budget asks for.
    func series(_ path: String) throws -> BacktestReport {
        let start = ContinuousClock.now
        let points = try SeriesFolder(path).points(from: window.from, to: window.to)
        guard let from = window.from ?? points.first, let to = window.to ?? points.last, from < to else {
            throw Failure(.data, fr: "\(path) : aucun point.", en: "\(path): no point.")
        }
        let weeks = Double(to.microseconds - from.microseconds) / Double(7 * Timestamp.day)
        let sides = [settings.before, settings.after]
            .map { points.alerts(falseAlertsPerWeek: $0.falseAlertsPerWeek, weeks: weeks).filter(choice) }
        var report = BacktestReport(from: from, to: to, before: sides[0], after: sides[1], incidents: labels)
        report.series = points.series.count
        report.closes = Int64(points.count)
        report.seconds = BacktestRun.seconds(since: start)
        return report
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let spent = (ContinuousClock.now - start).components
        return Double(spent.seconds) + Double(spent.attoseconds) / 1e18
    }
}
