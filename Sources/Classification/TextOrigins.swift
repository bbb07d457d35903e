/// From places in a text to places in the payload that it was taken out of, through every undoing of a writing.
///
/// Only kept when somebody asked for places.
struct TextOrigins: Sendable {
    /// The latest undoing last; each gives, for every byte of its output and for its end, a place in its input.
    private var steps: [[Int32]] = []

    mutating func push(_ origins: [Int32]) { steps.append(origins) }
    mutating func pop() { if !steps.isEmpty { steps.removeLast() } }

    /// Where in the payload a place stands.
    func range(_ range: Range<Int>) -> Range<Int> {
        steps.reversed()
            .reduce(range) { range, origins in
                let lower = TextOrigins.place(range.lowerBound, origins)
                return lower..<max(lower, TextOrigins.place(range.upperBound, origins))
            }
    }

    private static func place(_ position: Int, _ origins: [Int32]) -> Int {
        origins.isEmpty ? position : Int(origins[min(max(position, 0), origins.count - 1)])
    }
}
