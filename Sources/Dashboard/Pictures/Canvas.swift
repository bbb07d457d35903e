package import Domain

/// How a picture that stands by itself is drawn: its language, its colours, its size in CSS pixels.
package struct Canvas: Sendable {
    package enum Theme: String, Sendable, CaseIterable {
        case light, dark
        /// Black on white, told apart by the stroke.
        case print
    }

    package let language: Language
    package let theme: Theme
    package let width: Int?
    package let height: Int?

    package init(language: Language, theme: Theme = .light, width: Int? = nil, height: Int? = nil) {
        self.language = language
        self.theme = theme
        self.width = width
        self.height = height
    }
}

extension Canvas.Theme {
    /// Text has 4.5:1 on the ground, lines of data 3:1.
    var palette: Palette {
        switch self {
        case .light: .light
        case .dark: .dark
        case .print: .print
        }
    }
}

/// The colours of a theme, as six digits.
struct Palette: Sendable {
    let ground: String
    let text: String
    let muted: String
    let grid: String
    let band: String
    /// Around the band, which is too pale to stand out by itself.
    let edge: String
    /// Lines of data, in the order of the series.
    let lines: [String]
    /// By the raw value of the level.
    let levels: [String]

    func level(_ level: Level) -> String { levels[Int(level.rawValue)] }

    static let light = Palette(
        ground: "#ffffff",
        text: "#17212b",
        muted: "#4d5c6a",
        grid: "#d6dde3",
        band: "#d7e4f1",
        edge: "#748eaa",
        lines: [
            "#1f66a8", "#a8500a", "#2a7d5f", "#9a2f6b", "#6a51a3", "#7a6a00", "#b8301f", "#3d6b75", "#8a4b2a",
            "#5a6670",
        ],
        levels: ["#74808c", "#35806a", "#2f74b5", "#a8660a", "#b8301f", "#6d1450"]
    )

    static let dark = Palette(
        ground: "#10161c",
        text: "#e8eef3",
        muted: "#a9b7c3",
        grid: "#2d3945",
        band: "#203142",
        edge: "#5a7692",
        lines: [
            "#6fb0ee", "#f0a050", "#62c29e", "#ec86bd", "#b7a3ea", "#d2c04e", "#ff8573", "#84bfcb", "#d79a76",
            "#b3bec8",
        ],
        levels: ["#8d9aa6", "#5cb398", "#5fa3e0", "#dc9a3c", "#ff7a66", "#e08bd0"]
    )

    static let print = Palette(
        ground: "#ffffff",
        text: "#000000",
        muted: "#333333",
        grid: "#cccccc",
        band: "#e6e6e6",
        edge: "#8a8a8a",
        lines: [
            "#000000", "#5a5a5a", "#000000", "#5a5a5a", "#000000", "#5a5a5a", "#000000", "#5a5a5a", "#000000",
            "#5a5a5a",
        ],
        levels: ["#8a8a8a", "#757575", "#606060", "#484848", "#2c2c2c", "#000000"]
    )

    /// Strokes that tell series apart without their colour: none is broken like another.
    static let dashes = ["", "6 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 4", "8 2 2 2 2 2", "14 3 3 3", "3 6"]
}
