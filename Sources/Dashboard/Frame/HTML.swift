/// A piece of markup that is safe to send: literals are markup, everything put into them is escaped.
///
/// A builder of our own and no template engine: names come from senders, so escaping must not depend on the
/// author of a template. `"<b>\(name)</b>"` escapes `name`, only an `HTML` goes in as it is, and no `String`
/// turns into `HTML` without being escaped. Pages keep their types, and a missing value does not compile.
/// Attribute values must stand between double quotes.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// The finished markup.
    package private(set) var markup: String

    /// A text of the source code, which is markup.
    package init(stringLiteral value: StaticString) { markup = "\(value)" }

    package init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

    /// A text from anywhere: escaped.
    package init(text: String) {
        var escaped = Interpolation(literalCapacity: text.utf8.count, interpolationCount: 0)
        escaped.appendInterpolation(text)
        markup = escaped.markup
    }

    /// A text of the source code that is not a literal; never one that came from outside.
    init(trusted text: String) { markup = text }

    package static let empty: HTML = ""

    package static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: StaticString) { markup += "\(literal)" }

        package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

        package mutating func appendInterpolation(_ parts: some Sequence<HTML>) {
            for part in parts { markup += part.markup }
        }

        /// Escapes for text and for attribute values.
        ///
        /// Characters that HTML does not allow become U+FFFD, and so do those that turn the direction of writing for
        /// what follows (Trojan Source, CVE-2021-42574).
        package mutating func appendInterpolation(_ text: String) {
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": markup += "&amp;"
                case "<": markup += "&lt;"
                case ">": markup += "&gt;"
                case "\"": markup += "&quot;"
                case "'": markup += "&#39;"
                case "\t", "\n", "\r": markup.unicodeScalars.append(scalar)
                case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": markup += "\u{FFFD}"
                case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": markup += "\u{FFFD}"
                default: markup.unicodeScalars.append(scalar)
                }
            }
        }

        package mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        package mutating func appendInterpolation(_ number: Int64) { markup += String(number) }

        /// A length or place in a picture: at most two decimals, always with a point.
        package mutating func appendInterpolation(_ length: Double) { markup += Self.decimal(length) }

        private static func decimal(_ length: Double) -> String {
            guard length.isFinite, abs(length) < 1e9 else { return "0" }
            let hundredths = Int((length * 100).rounded())
            let whole = abs(hundredths) / 100
            let rest = abs(hundredths) % 100
            let sign = hundredths < 0 ? "-" : ""
            if rest == 0 { return "\(sign)\(whole)" }
            let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
            return "\(sign)\(whole).\(digits)"
        }
    }
}

extension HTML {
    /// A name that a sender chose: its writing direction cannot reach what stands beside it.
    static func name(_ text: String) -> HTML { "<bdi>\(text)</bdi>" }

    /// A technical name: it may break anywhere, and its writing direction stays its own.
    static func code(_ text: String) -> HTML { "<code><bdi>\(text)</bdi></code>" }

    /// A technical name that is a list: it breaks behind its commas.
    static func list(_ text: String) -> HTML {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).enumerated()
            .map { place, part -> HTML in place == 0 ? "\(String(part))" : ",<wbr>\(String(part))" }
        return "<code><bdi>\(parts)</bdi></code>"
    }

    /// `html` where the condition holds, else nothing.
    static func when(_ condition: Bool, _ html: @autoclosure () -> HTML) -> HTML { condition ? html() : .empty }
}
