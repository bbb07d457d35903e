/// The names of the lines above a picture, in as many rows as they need.
struct PictureLegend {
    struct Entry {
        let text: String
        let color: String
        /// `nil` for a filled area, empty for an unbroken line.
        let dash: String?
    }

    private struct Placed {
        let entry: Entry
        let text: String
        let x: Double
        let row: Int
    }

    private let placed: [Placed]
    private let palette: Palette
    let height: Double

    /// Letters of 12 px are 6.6 px wide, about; names are cut before they leave the picture.
    init(entries: [Entry], width: Double, _ palette: Palette) {
        self.palette = palette
        var placed: [Placed] = []
        var (x, row) = (16.0, 0)
        for entry in entries {
            let room = max(4, Int((width - 32 - 40) / 6.6))
            let text = entry.text.count > room ? String(entry.text.prefix(room - 1)) + "…" : entry.text
            let needed = 34 + Double(text.count) * 6.6 + 18
            if x > 16, x + needed > width - 8 { (x, row) = (16, row + 1) }
            placed.append(Placed(entry: entry, text: text, x: x, row: row))
            x += needed
        }
        self.placed = placed
        height = placed.isEmpty ? 0 : Double(row + 1) * 20
    }

    var html: HTML {
        let parts = placed.map { placed -> HTML in
            let y = 46.0 + Double(placed.row) * 20
            return """
                \(sample(placed.entry, placed.x, y - 4))\
                <text x="\(placed.x + 34)" y="\(y)" fill="\(palette.text)">\(placed.text)</text>
                """
        }
        return "<g>\(parts)</g>"
    }

    private func sample(_ entry: Entry, _ x: Double, _ y: Double) -> HTML {
        guard let dash = entry.dash else {
            return "<rect x=\"\(x)\" y=\"\(y - 6)\" width=\"28\" height=\"12\" fill=\"\(entry.color)\"/>"
        }
        return """
            <path d="M\(x) \(y)h28" stroke="\(entry.color)" stroke-width="2" \
            stroke-dasharray="\(dash.isEmpty ? "none" : dash)"/>
            """
    }
}
