/// What a series does in each hour of the week: discounted sums, shrunk towards hour of day × day of week × level.
struct HourProfile {
    /// What is kept of a sum at each visit: half-lives of 4 weeks, 23 days, 3 weeks and 14 days.
    static let cellKeep: Float = 0.84
    static let hourKeep: Float = 0.97
    static let dayKeep: Float = 0.990
    static let levelKeep = 0.99794

    /// How many visits the product of the factors is worth.
    private static let productWeight = 2.0
    var cell = [Float](repeating: 0, count: 168)
    var hour = [Float](repeating: 0, count: 24)
    var day = [Float](repeating: 0, count: 7)
    var level = 0.0

    mutating func learn(_ value: Double, cell k: Int) {
        cell[k] = ShortFloat.rounded(cell[k] * HourProfile.cellKeep + Float(value))
        hour[k % 24] = ShortFloat.rounded(hour[k % 24] * HourProfile.hourKeep + Float(value))
        day[k / 24] = ShortFloat.rounded(day[k / 24] * HourProfile.dayKeep + Float(value))
        level = level * HourProfile.levelKeep + value
    }

    /// Adds what came too late for `learn`; the exposure was counted then.
    mutating func correct(by value: Double, cell k: Int) {
        cell[k] = ShortFloat.rounded(cell[k] + Float(value))
        hour[k % 24] = ShortFloat.rounded(hour[k % 24] + Float(value))
        day[k / 24] = ShortFloat.rounded(day[k / 24] + Float(value))
        level += value
    }

    /// How many events speak for the expectation of this hour of the week, at least one.
    func support(cell k: Int) -> Double { 1 + Double(cell[k]) + 0.5 * Double(hour[k % 24]) }

    /// How many equal hours would hold what a day does.
    var busyHours: Double {
        var sum = 0.0
        var squares = 0.0
        for place in hour.indices {
            let amount = Double(hour[place])
            sum += amount
            squares += amount * amount
        }
        return squares > 0 ? sum * sum / squares : 24
    }

    /// The mean over the hours of this hour's day.
    func dayMean(cell k: Int, _ exposure: Exposure) -> Double {
        var sum = 0.0
        for hour in 0..<24 { sum += mean(cell: k / 24 * 24 + hour, exposure) }
        return sum / 24
    }

    /// The mean over the hours of a week, by which a mean becomes a shape.
    func weekMean(_ exposure: Exposure) -> Double {
        var sum = 0.0
        for cell in 0..<168 { sum += mean(cell: cell, exposure) }
        return sum / 168
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.short(&cell)
        io.short(&hour)
        io.short(&day)
        io.value(&level)
    }

    /// The amount expected in one hour of this kind; 0 before anything was learned.
    func mean(cell k: Int, _ exposure: Exposure) -> Double {
        guard exposure.level > 0, level > 0 else { return 0 }
        let usual = level / exposure.level
        return mean(cell: k, usual: usual, byDay: byDay(k / 24, exposure), exposure)
    }

    /// The same of sixteen hours of the week one after the other, the first of them `first`.
    func means(from first: Int, _ exposure: Exposure) -> InlineArray<16, Double> {
        var means = InlineArray<16, Double>(repeating: 0)
        guard exposure.level > 0, level > 0 else { return means }
        let usual = level / exposure.level
        var cell = first
        var day = byDay(cell / 24, exposure)
        for place in means.indices {
            means[place] = mean(cell: cell, usual: usual, byDay: day, exposure)
            cell = cell == 167 ? 0 : cell + 1
            if cell % 24 == 0 { day = byDay(cell / 24, exposure) }
        }
        return means
    }

    // Before an hour of day, or a day whose hours come one by one, was seen often, the level stands for it, in the shape
    // of the parent: at first the night of a day must not speak for all of it, and later that has nothing more to say.

    private func mean(cell k: Int, usual: Double, byDay: Double, _ exposure: Exposure) -> Double {
        let hours = Double(exposure.hour[k % 24])
        let hourWeight = hours < 2 ? 0.5 : 2 / (hours * hours)
        let prior = exposure.inherited.map { usual * Double($0.hours[k % 24]) } ?? usual
        let byHour = (Double(hour[k % 24]) + hourWeight * prior) / (hours + hourWeight)
        let product = byHour * byDay / usual
        let seen = exposure.weight(cell: k)
        return (Double(cell[k]) + HourProfile.productWeight * product) / (seen + HourProfile.productWeight)
    }

    private func byDay(_ place: Int, _ exposure: Exposure) -> Double {
        let days = Double(exposure.day[place])
        let dayWeight = days < 24 ? 12 : 12 * 576 / (days * days)
        // The level of a mean day: those that were seen may have been busy ones.
        let usual = level / exposure.shaped
        let prior = exposure.inherited.map { usual * Double($0.days[place]) } ?? usual
        return (Double(day[place]) + dayWeight * prior) / (days + dayWeight)
    }
}
