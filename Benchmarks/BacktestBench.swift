import Detection
import Domain
import Foundation

/// How many closed hours of series a back-test replays in a second of one core: CPU time, two settings in one pass.
///
/// Half a year of a thousand flows to a hundred platforms, by the hour: their rates from one event in three hours to
/// eighty an hour of the office, log-uniform; nights and weekends all but empty, a tenth of them with one run a night.
/// A quarter of all hours scatters on top of chance. Traffic follows Québec's clock, as the detector does, and the
/// rows are made before the clock starts.
struct BacktestBench {
    let figures: Figures
    let rounds: Int

    static let name = "backtest.closes_per_s"

    private static let flows: Int32 = 1_000
    private static let platforms: Int32 = 100
    private static let days: Int64 = 180
    /// A Monday; the half year holds one change to daylight saving.
    private static let start =
        (Timestamp(rfc3339: "2026-01-05T05:00:00Z") ?? Timestamp(seconds: 0)).microseconds / Timestamp.hour

    func run() {
        var speeds: [Double] = []
        for round in 1...max(rounds, 1) {
            let rows = BacktestBench.rows(seed: UInt64(round))
            let end = Timestamp(seconds: (BacktestBench.start + BacktestBench.days * 24) * 3_600)
            let settings = [DetectionSettings.Readiness.balanced, .keen]
                .map { DetectionSettings(clock: .quebec, readiness: $0) }
            var replay = BucketReplay(settings: settings, flow: BacktestBench.flow)
            let began = CPUClock.seconds
            for row in rows { replay.add(row) }
            replay.finish(at: end)
            let seconds = CPUClock.seconds - began
            speeds.append(Double(replay.closes) / seconds)
            figures.note(
                "round \(round): \(replay.closes) closes, \(rows.count) of them with events, "
                    + "\(replay.alerts.map(\.count)) alerts, \(Int(seconds * 1e9 / Double(replay.closes))) ns a close"
            )
        }
        figures.print(BacktestBench.name, speeds.median, digits: 0)
    }

    @Sendable private static func flow(_ id: FlowID) -> Flow? {
        Flow(
            id: id,
            system: SystemID(rawValue: 1),
            platform: PlatformID(rawValue: id.rawValue % platforms),
            source: "erp/\(id.rawValue % 40)",
            documentType: "document-\(id.rawValue)"
        )
    }

    /// Hours with events, in the order of the hours.
    private static func rows(seed: UInt64) -> [BucketHour] {
        var random = Generator(state: seed)
        let rates = (0..<flows).map { _ in exp(log(0.33) + random.unit() * log(80 / 0.33)) }
        var rows: [BucketHour] = []
        for hour in 0..<(days * 24) {
            // Daylight saving begins on 8 March.
            let local = hour + (hour >= 62 * 24 + 2 ? 1 : 0)
            let isOffice = (8...17).contains(local % 24) && local / 24 % 7 < 5
            for flow in 0..<flows {
                let isNightly = flow % 10 == 0
                let share = isNightly ? (local % 24 == 2 ? 1 : 0) : isOffice ? 1 : local / 24 % 7 < 5 ? 0.06 : 0.02
                guard share > 0 else { continue }
                let events = random.poisson(rates[Int(flow)] * share * (0.75 + 0.5 * random.unit()))
                guard events > 0 else { continue }
                rows.append(
                    BucketHour(
                        flow: FlowID(rawValue: flow),
                        hour: start + hour,
                        events: events,
                        bytes: events * Int64(700 + 600 * random.unit()),
                        sensitiveBytes: events * Int64(100 + 200 * random.unit())
                    )
                )
            }
        }
        return rows
    }

    /// SplitMix64.
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func unit() -> Double { Double(next() >> 11) / 0x1p53 }

        /// Knuth's product of uniforms; for means up to some hundreds.
        mutating func poisson(_ mean: Double) -> Int64 {
            let limit = exp(-mean)
            var count: Int64 = 0
            var product = unit()
            while product > limit {
                count += 1
                product *= unit()
            }
            return count
        }
    }
}
