/// A pattern over paths as `vigie shape` prints them: `/items/*/cost_*`, `**/internal_ref`, `/debug/**`.
///
/// `*` stands for one name or position, or a part of a name; `**` for any number of them, none included. The case of
/// ASCII letters does not matter.
package struct PathPattern: Sendable, Hashable {
    private enum Step: Sendable, Hashable {
        /// Lower case; may hold `*`.
        case name([UInt8])
        case any
    }

    private let steps: [Step]

    /// More names than the deepest payload that is read has levels would never match.
    package static let mostSteps = 64

    /// `nil` unless the text begins with `/` or `**`, has no empty name, and stays within `mostSteps`.
    package init?(_ text: String) {
        guard text.hasPrefix("/") || text == "**" || text.hasPrefix("**/") else { return nil }
        let names = PathPattern.names(of: text)
        guard !names.isEmpty, names.count <= PathPattern.mostSteps, names.allSatisfy({ !$0.isEmpty }),
            // `a**b` says nothing that `a*b` does not, and looks as if it did.
            names.allSatisfy({ $0 == PathPattern.deep || !PathPattern.hasDoubleStar($0) })
        else { return nil }
        steps = names.map { $0 == PathPattern.deep ? .any : .name($0) }
    }

    package func matches(_ path: String) -> Bool {
        Wildcard.matches(
            steps,
            PathPattern.names(of: path),
            isStar: { $0 == .any },
            fits: { step, name in
                guard case .name(let pattern) = step else { return false }
                return Wildcard.matches(pattern, name, isStar: { $0 == UInt8(ascii: "*") }, fits: ==)
            }
        )
    }

    private static let deep = Array("**".utf8)

    private static func hasDoubleStar(_ name: [UInt8]) -> Bool {
        zip(name, name.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "*") }
    }

    /// The parts between slashes in lower case; none for the root.
    private static func names(of text: String) -> [[UInt8]] {
        let bytes = text.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        let rest = bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes[...]
        guard !rest.isEmpty else { return [] }
        return rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
    }
}

/// Patterns whose stars stand for any number of elements.
enum Wildcard {
    /// Whether the whole text fits; on a mismatch the last star takes one element more, so it ends in n · m steps.
    static func matches<Sign, Element>(
        _ pattern: [Sign],
        _ text: [Element],
        isStar: (Sign) -> Bool,
        fits: (Sign, Element) -> Bool
    ) -> Bool {
        var (sign, element) = (0, 0)
        var retry: (sign: Int, element: Int)?
        while element < text.count {
            if sign < pattern.count, isStar(pattern[sign]) {
                retry = (sign, element)
                sign += 1
            } else if sign < pattern.count, fits(pattern[sign], text[element]) {
                sign += 1
                element += 1
            } else if let last = retry {
                retry = (last.sign, last.element + 1)
                (sign, element) = (last.sign + 1, last.element + 1)
            } else {
                return false
            }
        }
        return pattern[sign...].allSatisfy(isStar)
    }
}
