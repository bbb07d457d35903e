/// From a value to a height: square roots, so that a quiet band can be read beside a tall spike.
///
/// Heights are CSS pixels from the top; the picture is as high as its box, only its width is stretched.
struct ValueScale {
    /// The value at the upper edge.
    let ceiling: Double
    let height: Int
    /// Air above and below, for strokes and dots.
    let margin = 12.0

    /// `values` may hold gaps and what is no number.
    init(_ values: [[Double?]], height: Int) {
        let highest = values.joined().lazy.compactMap(\.self).filter(\.isFinite).max() ?? 0
        ceiling = max(1, highest)
        self.height = height
    }

    func y(_ value: Double) -> Int {
        let share = value.isFinite ? min(1, max(0, value / ceiling)).squareRoot() : 1
        return Int((Double(height) - margin - share * (Double(height) - 2 * margin)).rounded())
    }

    /// Round values that stand far enough apart to be read, 0 included, the lowest first.
    var ticks: [Double] {
        var ticks = [0.0]
        var power = 1.0
        // From a hundredth of the ceiling on: below, a square root leaves no room for a name.
        while power * 1_000 < ceiling { power *= 10 }
        while power <= ceiling {
            for step in [1.0, 2, 5] where step * power <= ceiling {
                let room = y(ticks[ticks.count - 1]) - y(step * power)
                if room >= ValueScale.leastGap { ticks.append(step * power) }
            }
            power *= 10
        }
        return ticks
    }

    /// Pixels from one name to the next.
    private static let leastGap = 34
}
