/// The drawing of lines and bands over equal buckets, as path data.
struct PlotPaths {
    /// One bucket's width; whole numbers keep pages small.
    let step: Int
    let y: (Double) -> Int

    private func point(_ place: Int, _ value: Double) -> HTML { "\(place * step) \(y(value))" }

    /// The line through all values there are; a gap begins a new piece.
    func line(_ values: [Double?], where shown: (Int) -> Bool = { _ in true }) -> HTML {
        var html = HTML.empty
        var drawing = false
        for (place, value) in values.enumerated() {
            guard let value, shown(place) else {
                drawing = false
                continue
            }
            html += drawing ? "L\(point(place, value))" : "M\(point(place, value))"
            drawing = true
        }
        return html
    }

    /// From the last full bucket to the one that is still filling.
    func open(_ values: [Double?], _ partial: Set<Int>) -> HTML {
        guard let open = partial.max(), open > 0, open < values.count, !partial.contains(open - 1),
            let before = values[open - 1], let now = values[open]
        else { return .empty }
        return "M\(point(open - 1, before))L\(point(open, now))"
    }

    /// The area between two lines, wherever both are known.
    func band(_ low: [Double?]?, _ high: [Double?]?) -> HTML {
        guard let low, let high else { return .empty }
        var html = HTML.empty
        var piece: [(place: Int, low: Double, high: Double)] = []
        for (place, pair) in zip(low, high).enumerated() {
            if let below = pair.0, let above = pair.1 {
                piece.append((place, below, above))
            } else {
                html += area(piece)
                piece = []
            }
        }
        html += area(piece)
        return html
    }

    private func area(_ piece: [(place: Int, low: Double, high: Double)]) -> HTML {
        guard let first = piece.first else { return .empty }
        let over = piece.dropFirst().map { part -> HTML in "L\(point(part.place, part.high))" }
        let back = piece.reversed().map { part -> HTML in "L\(point(part.place, part.low))" }
        return "<path class=\"band\" d=\"M\(point(first.place, first.high))\(over)\(back)Z\"/>"
    }
}
