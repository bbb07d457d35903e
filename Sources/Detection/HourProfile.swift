/// How long each hour of the week was watched; the weights under the sums of the profiles of one series.
struct Exposure {
    /// Visits of each hour of the week, up to 255.
    var visits = [UInt8](repeating: 0, count: 168)
    var hour = [Float](repeating: 0, count: 24)
    var day = [Float](repeating: 0, count: 7)
    var level = 0.0

    mutating func learn(cell: Int) {
        if visits[cell] < .max { visits[cell] += 1 }
        hour[cell % 24] = ShortFloat.rounded(hour[cell % 24] * HourProfile.hourKeep + 1)
        day[cell / 24] = ShortFloat.rounded(day[cell / 24] * HourProfile.dayKeep + 1)
        level = level * HourProfile.levelKeep + 1
    }

    /// The discounted number of visits: (1 − kᵛ) / (1 − k).
    func weight(cell: Int) -> Double { Exposure.weights[Int(visits[cell])] }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.runs(&visits)
        io.short(&hour)
        io.short(&day)
        io.value(&level)
    }

    private static let weights: [Double] = {
        var sums = [0.0]
        for _ in 0..<255 { sums.append(sums[sums.count - 1] * Double(HourProfile.cellKeep) + 1) }
        return sums
    }()
}

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
        return mean(cell: k, usual: usual, byDay: byDay(k / 24, usual: usual, exposure), exposure)
    }

    /// The same of sixteen hours of the week one after the other, the first of them `first`.
    func means(from first: Int, _ exposure: Exposure) -> InlineArray<16, Double> {
        var means = InlineArray<16, Double>(repeating: 0)
        guard exposure.level > 0, level > 0 else { return means }
        let usual = level / exposure.level
        var cell = first
        var day = byDay(cell / 24, usual: usual, exposure)
        for place in means.indices {
            means[place] = mean(cell: cell, usual: usual, byDay: day, exposure)
            cell = cell == 167 ? 0 : cell + 1
            if cell % 24 == 0 { day = byDay(cell / 24, usual: usual, exposure) }
        }
        return means
    }

    // Before an hour of day, or a day whose hours come one by one, was seen often, the level stands for it: at first the
    // night of a day must not speak for all of it, and later the level has nothing more to say.

    private func mean(cell k: Int, usual: Double, byDay: Double, _ exposure: Exposure) -> Double {
        let hours = Double(exposure.hour[k % 24])
        let hourWeight = hours < 2 ? 0.5 : 2 / (hours * hours)
        let byHour = (Double(hour[k % 24]) + hourWeight * usual) / (hours + hourWeight)
        let product = byHour * byDay / usual
        let seen = exposure.weight(cell: k)
        return (Double(cell[k]) + HourProfile.productWeight * product) / (seen + HourProfile.productWeight)
    }

    private func byDay(_ place: Int, usual: Double, _ exposure: Exposure) -> Double {
        let days = Double(exposure.day[place])
        let dayWeight = days < 24 ? 12 : 12 * 576 / (days * days)
        return (Double(day[place]) + dayWeight * usual) / (days + dayWeight)
    }
}
