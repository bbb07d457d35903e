/// Where values of equal buckets lie in a picture, and the paths through them.
struct Plot {
    let left: Double
    let top: Double
    let width: Double
    let height: Double
    /// How many buckets there are.
    let count: Int

    var right: Double { left + width }
    var bottom: Double { top + height }

    func x(_ place: Int) -> Double {
        count > 1 ? left + Double(place) / Double(count - 1) * width : left + width / 2
    }

    /// `share` of the height, from below.
    func y(_ share: Double) -> Double { bottom - min(1, max(0, share.isFinite ? share : 0)) * height }

    /// Through the values that there are; a gap begins a new piece, and a value alone is a dot.
    func line(_ values: [Double?], _ ceiling: Double, without partial: [Int] = []) -> HTML {
        var html = HTML.empty
        var isDrawing = false
        for (place, value) in values.enumerated() {
            guard let value, !partial.contains(place) else {
                isDrawing = false
                continue
            }
            let hasNext = place + 1 < values.count && values[place + 1] != nil && !partial.contains(place + 1)
            html += isDrawing ? "L\(point(place, value, ceiling))" : "M\(point(place, value, ceiling))"
            if !isDrawing, !hasNext { html += "h0.01" }
            isDrawing = true
        }
        return html
    }

    /// From the last bucket that is over to those that still fill.
    func open(_ values: [Double?], _ partial: [Int], _ ceiling: Double) -> HTML {
        guard let first = partial.min(), first > 0, first < values.count, let before = values[first - 1] else {
            return .empty
        }
        var html: HTML = "M\(point(first - 1, before, ceiling))"
        for place in first..<values.count {
            guard let value = values[place] else { break }
            html += "L\(point(place, value, ceiling))"
        }
        return html
    }

    /// Between two lines, where both are.
    func area(_ low: [Double?], _ high: [Double?], _ ceiling: Double) -> HTML {
        var html = HTML.empty
        var piece: [Int] = []
        for place in 0...min(low.count, high.count) {
            if place < min(low.count, high.count), low[place] != nil, high[place] != nil {
                piece.append(place)
                continue
            }
            if let first = piece.first {
                html += "M\(point(first, high[first] ?? 0, ceiling))"
                for place in piece.dropFirst() { html += "L\(point(place, high[place] ?? 0, ceiling))" }
                for place in piece.reversed() { html += "L\(point(place, low[place] ?? 0, ceiling))" }
                html += "Z"
            }
            piece = []
        }
        return html
    }

    private func point(_ place: Int, _ value: Double, _ ceiling: Double) -> HTML {
        "\(x(place)) \(y(value / ceiling))"
    }
}
