import Domain
import Query
import Testing

@testable import Dashboard

/// The colours of the stylesheet against WCAG 2.2, AA: 4.5:1 for text, 3:1 for what pictures are made of.
@Suite("Contrast")
struct ContrastTests {
    @Test("text and marks stand out in both schemes", arguments: [0, 1])
    func contrast(scheme: Int) throws {
        let colours = try #require(ContrastTests.schemes(Assets.stylesheet.body)[safe: scheme])
        for ground in ["page", "panel"] {
            for text in ["text", "muted", "link", "alarm"] { try check(text, on: ground, colours, atLeast: 4.5) }
            for mark in ["unknown", "public", "internal", "confidential", "restricted", "critical", "edge"] {
                try check(mark, on: ground, colours, atLeast: 3)
            }
        }
        // A button of the main kind is written in the colour of the page.
        try check("page", on: "link", colours, atLeast: 4.5)
        for severity in ["muted", "confidential", "restricted", "critical"] {
            try check("badge", on: severity, colours, atLeast: 4.5)
        }
    }

    @Test("what is filled with less than its whole colour has an edge in a colour that stands out")
    func edges() throws {
        let css = Assets.stylesheet.body
        #expect(try #require(ContrastTests.rule(".ribbon", css)["fill-opacity"]) != "1")
        #expect(ContrastTests.rule(".ribbon", css)["stroke"] == "var(--tone)")
        #expect(ContrastTests.rule(".ribbon.new", css)["stroke"] == "var(--text)")
        #expect(ContrastTests.rule(".chart .band", css)["stroke"] == "var(--edge)")
        for level in Level.allCases {
            #expect(ContrastTests.rule("." + level.word, css)["--tone"] == "var(--\(level.word))", "\(level.word)")
            #expect(ContrastTests.rule("." + level.word, css)["fill"] == "var(--tone)")
        }
        let sheet = FlowSheet(
            map: FlowMap(links: [SamplePages.link("s", "p", level: .critical)], asOf: SamplePages.now),
            canvas: Canvas(language: .french, theme: .dark),
            numbers: "{}"
        )
        #expect(sheet.svg.contains(".critical{fill:#e08bd0;stroke:#e08bd0}"))
        for theme in Canvas.Theme.allCases {
            let (edge, ground) = (
                ContrastTests.luminance(theme.palette.edge.dropFirst()),
                ContrastTests.luminance(theme.palette.ground.dropFirst())
            )
            #expect((max(edge, ground) + 0.05) / (min(edge, ground) + 0.05) >= 3, "\(theme)")
        }
    }

    @Test("shades of the hours rise one by one to a whole colour")
    func shades() throws {
        let css = Assets.stylesheet.body
        let opacities = try (1...5)
            .map { shade in
                try #require(ContrastTests.rule(".shade-\(shade)", css)["fill-opacity"].flatMap { Double($0) })
            }
        for (paler, stronger) in zip(opacities, opacities.dropFirst() + [1]) { #expect(stronger - paler >= 0.1) }
        #expect(ContrastTests.rule(".shade-6", css).isEmpty, "the last is the whole colour")
        #expect(ContrastTests.rule(".heat", css)["fill"] == "var(--internal)")
    }

    /// The declarations of a selector, as they stand in the sheet.
    private static func rule(_ selector: String, _ css: String) -> [String: String] {
        var declarations: [String: String] = [:]
        for line in css.split(separator: "}") {
            let parts = line.split(separator: "{")
            guard parts.count == 2 else { continue }
            let names = parts[0].split(separator: ",").map { $0.trimming }
            guard names.contains(selector) else { continue }
            for declaration in parts[1].split(separator: ";") {
                let pair = declaration.split(separator: ":", maxSplits: 1).map { $0.trimming }
                if pair.count == 2 { declarations[pair[0]] = pair[1] }
            }
        }
        return declarations
    }

    private func check(_ front: String, on ground: String, _ colours: [String: Double], atLeast least: Double) throws {
        let (a, b) = (try #require(colours[front]), try #require(colours[ground]))
        let ratio = (max(a, b) + 0.05) / (min(a, b) + 0.05)
        #expect(ratio >= least, "\(front) on \(ground): \(ratio)")
    }

    /// The relative luminance of each variable, in the light and in the dark scheme.
    private static func schemes(_ css: String) -> [[String: Double]] {
        css.split(separator: ":root {").filter { $0.contains("--page") }
            .map { block in
                var colours: [String: Double] = [:]
                for entry in block.prefix(while: { $0 != "}" }).split(separator: ";") {
                    let pair = entry.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
                    guard pair.count == 2, pair[0].hasPrefix("--"), pair[1].hasPrefix("#") else { continue }
                    colours[String(pair[0].dropFirst(2))] = luminance(pair[1].dropFirst())
                }
                return colours
            }
    }

    private static func luminance(_ hex: Substring) -> Double {
        let digits = hex.compactMap(\.hexDigitValue)
        let parts = digits.count == 3 ? digits.map { $0 * 17 } : [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
        let linear = parts.map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// x^2.4 as x²·(x²)^(1/5), the root by Newton.
    private static func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}

extension Array {
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

extension Substring {
    fileprivate var trimming: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
