/// The drawing of lines and bands over equal buckets, as path data.
///
/// A bucket is one unit wide and what follows a point is said by its distance: a third of the page it would be otherwise.
struct PlotPaths {
    /// From a value to a height in whole units.
    let y: (Double) -> Int

    private typealias Point = (place: Int, y: Int)

    /// The line through all values there are; a gap begins a new piece.
    func line(_ values: [Double?], where shown: (Int) -> Bool = { _ in true }) -> HTML {
        var html = HTML.empty
        var piece: [Point] = []
        for (place, value) in values.enumerated() {
            if let value, shown(place) {
                piece.append((place, y(value)))
            } else {
                html += path(piece)
                piece = []
            }
        }
        html += path(piece)
        return html
    }

    /// From the last full bucket to the one that is still filling.
    func open(_ values: [Double?], _ partial: Set<Int>) -> HTML {
        guard let open = partial.max(), open > 0, open < values.count, !partial.contains(open - 1),
            let before = values[open - 1], let now = values[open]
        else { return .empty }
        return path([(open - 1, y(before)), (open, y(now))])
    }

    /// The area between two lines, wherever both are known.
    func band(_ low: [Double?]?, _ high: [Double?]?) -> HTML {
        guard let low, let high else { return .empty }
        var html = HTML.empty
        var piece: [(low: Point, high: Point)] = []
        for (place, pair) in zip(low, high).enumerated() {
            if let below = pair.0, let above = pair.1 {
                piece.append(((place, y(below)), (place, y(above))))
            } else {
                html += area(piece)
                piece = []
            }
        }
        html += area(piece)
        return html
    }

    private func area(_ piece: [(low: Point, high: Point)]) -> HTML {
        guard !piece.isEmpty else { return .empty }
        return "<path class=\"band\" d=\"\(path(piece.map(\.high) + piece.reversed().map(\.low)))Z\"/>"
    }

    private func path(_ points: [Point]) -> HTML {
        guard var last = points.first else { return .empty }
        var html: HTML = "M\(last.place) \(last.y)"
        guard points.count > 1 else { return html }
        html += "l"
        for (index, point) in points.dropFirst().enumerated() {
            let (right, down) = (point.place - last.place, point.y - last.y)
            // A minus separates by itself.
            html += index == 0 || right < 0 ? "\(right)" : " \(right)"
            html += down < 0 ? "\(down)" : " \(down)"
            last = point
        }
        return html
    }
}
