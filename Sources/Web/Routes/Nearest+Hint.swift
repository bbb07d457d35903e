import Query

extension Nearest {
    /// The nearest known name, or all of them.
    static func hint(_ name: String, _ known: [String]) -> String {
        Nearest.name(to: name, among: known) ?? known.joined(separator: ", ")
    }
}
