import Domain

/// What share of a series' bytes is sensitive, by hour of day, and how the sensitive bytes scatter.
struct SensitiveGauge {
    var hour = [Float](repeating: 0, count: 24)
    var level = 0.0
    var hourly = Dispersion(prior: 0.15, windows: 0.5)
    var hourTail = TailCalibration()

    mutating func learn(_ value: Double, cell: Int) {
        hour[cell % 24] = ShortFloat.rounded(hour[cell % 24] * HourProfile.hourKeep + Float(value))
        level = level * HourProfile.levelKeep + value
    }

    mutating func correct(by value: Double, cell: Int) {
        hour[cell % 24] = ShortFloat.rounded(hour[cell % 24] + Float(value))
        level += value
    }

    /// The sensitive share of the bytes of this hour of day, shrunk to the share of all hours.
    ///
    /// Never quite 0: the first sensitive byte of a series is for novelty to judge.
    func share(cell: Int, of bytes: SizeGauge) -> Double {
        let usual = bytes.level > 0 ? level / bytes.level : 0.1
        let prior = bytes.level * 0.003
        let share = (Double(hour[cell % 24]) + prior * usual) / max(Double(bytes.hour[cell % 24]) + prior, 1)
        return min(max(share, 0.005), 1)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.short(&hour)
        io.value(&level)
        hourly.exchange(&io)
        hourTail.exchange(&io)
    }
}
