/// Where a field stands, as the tables of fields write it: `PostalAddress/Country/@isoCountryCode`.
///
/// Segments are compared from the last one up, as one lower-case word without punctuation, so that `item_name`,
/// `itemName` and `Item-Name` are one; what stands above the first is free, and positions of arrays are no segments.
/// `a|b` are alternatives, `*address` any name that ends so, `*` any name, `**` any number of segments, `@` an attribute.
struct FieldPattern: Sendable {
    /// A segment of a path: its compact name and whether it is an attribute.
    struct Segment: Sendable, Equatable {
        let name: String
        let isAttribute: Bool
    }

    private enum Step: Sendable {
        case one(names: Set<String>, endings: [String], isAttribute: Bool)
        case any
        case skip
    }

    /// From the last segment up.
    private let steps: [Step]
    /// The names that the last segment may have; empty when it may have any.
    let lastNames: Set<String>

    /// `nil` for a pattern without segments, or with an empty one.
    init?(_ text: Substring) {
        var steps: [Step] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false).reversed() {
            guard let step = FieldPattern.step(part) else { return nil }
            steps.append(step)
        }
        self.steps = steps
        switch steps.first {
        case .one(let names, let endings, _)?: lastNames = endings.isEmpty ? names : []
        case .any?: lastNames = []
        case .skip?, nil: return nil
        }
    }

    private static func step(_ part: Substring) -> Step? {
        if part == "*" { return .any }
        if part == "**" { return .skip }
        let isAttribute = part.first == "@"
        let words = (isAttribute ? part.dropFirst() : part).split(separator: "|", omittingEmptySubsequences: false)
        let endings = words.filter { $0.first == "*" }.map { PathTokens.compact(String($0)) }
        let names = words.filter { $0.first != "*" }.map { PathTokens.compact(String($0)) }
        guard !(names + endings).contains("") else { return nil }
        return .one(names: Set(names), endings: endings, isAttribute: isAttribute)
    }

    /// Whether a path, its last segment first, ends as the pattern says.
    func matches(_ path: [Segment]) -> Bool {
        FieldPattern.match(steps[...], path[...])
    }

    private static func match(_ steps: ArraySlice<Step>, _ path: ArraySlice<Segment>) -> Bool {
        guard let step = steps.first else { return true }
        let rest = steps.dropFirst()
        if case .skip = step { return (0...path.count).contains { match(rest, path.dropFirst($0)) } }
        guard let segment = path.first, fits(segment, step) else { return false }
        return match(rest, path.dropFirst())
    }

    private static func fits(_ segment: Segment, _ step: Step) -> Bool {
        guard case .one(let names, let endings, let isAttribute) = step else { return true }
        return segment.isAttribute == isAttribute
            && (names.contains(segment.name) || endings.contains { segment.name.hasSuffix($0) })
    }
}
