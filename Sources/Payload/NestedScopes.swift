/// Scopes for documents inside values: numbers that no reader gives to what stands in the payload itself.
///
/// A payload has fewer scopes than bytes, and its readers give the lowest numbers.
struct NestedScopes: Sendable {
    private let first: Int32
    /// The last scope given.
    var last: Int32

    static let ofJSON: Int32 = 1 << 30
    static let ofXML: Int32 = 3 << 29
    private static let room: Int32 = 1 << 29

    init(from first: Int32) {
        self.first = first
        last = first
    }

    /// The scope before the first one of a document of so many bytes; starts over when they run out.
    mutating func next(for bytes: Int) -> Int32 {
        if Int(last - first) + bytes + 2 > Int(NestedScopes.room) { last = first }
        last += 1
        return last
    }
}
