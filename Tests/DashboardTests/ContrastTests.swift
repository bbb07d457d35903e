import Dashboard
import Testing

/// The colours of the stylesheet against WCAG 2.2, AA: 4.5:1 for text, 3:1 for what pictures are made of.
@Suite("Contrast")
struct ContrastTests {
    @Test("text and marks stand out in both schemes", arguments: [0, 1])
    func contrast(scheme: Int) throws {
        let colours = try #require(ContrastTests.schemes(Assets.stylesheet.body)[safe: scheme])
        for ground in ["page", "panel"] {
            for text in ["text", "muted", "link", "alarm"] { try check(text, on: ground, colours, atLeast: 4.5) }
            for mark in ["unknown", "public", "internal", "confidential", "restricted", "critical"] {
                try check(mark, on: ground, colours, atLeast: 3)
            }
        }
        for severity in ["muted", "confidential", "restricted", "critical"] {
            try check("badge", on: severity, colours, atLeast: 4.5)
        }
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
