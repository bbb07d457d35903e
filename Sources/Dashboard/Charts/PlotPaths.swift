/// The drawing of lines and bands over equal buckets, as path data.
///
/// A bucket is one unit wide and what follows a point is said by its distance: a third of the page it would be otherwise.
struct PlotPaths {
    /// From a value to a height in whole units.
    let y: (Double) -> Int
    /// A point that lies so close to the line between its neighbours is left out: what nobody sees weighs nothing.
    var slack = 0.0

    private typealias Point = (place: Int, y: Int)

    /// The line through all values there are; a gap begins a new piece.
    func line(_ values: [Double?], where shown: (Int) -> Bool = { _ in true }) -> HTML {
        var html = HTML.empty
        var piece: [Point] = []
        for (place, value) in values.enumerated() {
            if let value, shown(place) {
                piece.append((place, y(value)))
            } else {
                html += path(simplified(piece))
                piece = []
            }
        }
        html += path(simplified(piece))
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
        let (over, under) = (simplified(piece.map(\.high)), simplified(piece.map(\.low)))
        return "<path class=\"band\" d=\"\(path(over + under.reversed()))Z\"/>"
    }

    /// The first and the last point, and of the others those that are off the chord of the ones that stay.
    private func simplified(_ points: [Point]) -> [Point] {
        guard slack > 0, points.count > 2 else { return points }
        var kept = [points[0]]
        var anchor = 0
        var place = 2
        while place < points.count {
            if (anchor + 1..<place).contains(where: { isOff(points[$0], points[anchor], points[place]) }) {
                anchor = place - 1
                kept.append(points[anchor])
            }
            place += 1
        }
        return kept + [points[points.count - 1]]
    }

    private func isOff(_ point: Point, _ from: Point, _ to: Point) -> Bool {
        let share = Double(point.place - from.place) / Double(to.place - from.place)
        return abs(Double(from.y) + share * Double(to.y - from.y) - Double(point.y)) > slack
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
