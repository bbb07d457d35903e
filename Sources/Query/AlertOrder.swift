/// In which order alerts are listed; what is alike in all of it comes by its name.
package struct AlertOrder: Sendable, Hashable {
    /// Raw values are the words of the API.
    package enum Field: String, Sendable, Hashable, CaseIterable {
        case severity
        case lastSeen = "last_seen"
        case firstSeen = "first_seen"
        case occurrences
        case number
    }

    package struct Key: Sendable, Hashable {
        package var field: Field
        package var isDescending: Bool

        package init(_ field: Field, isDescending: Bool) {
            self.field = field
            self.isDescending = isDescending
        }

        package var text: String { (isDescending ? "-" : "") + field.rawValue }
    }

    /// The part of a text that is no order, or that says the same again.
    package struct Fault: Error, Sendable, Hashable {
        package var word: String
        package var isRepeated: Bool
    }

    /// Never empty; each field at most once.
    package let keys: [Key]

    /// The most severe first, then those seen last.
    package static let usual = AlertOrder(keys: [
        Key(.severity, isDescending: true), Key(.lastSeen, isDescending: true),
    ])

    private init(keys: [Key]) { self.keys = keys }

    /// Reads `-severity,-last_seen`: fields with commas between, `-` for the highest first.
    package init(_ text: String) throws(Fault) {
        var keys: [Key] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let isDescending = part.hasPrefix("-")
            guard let field = Field(rawValue: String(part.dropFirst(isDescending ? 1 : 0))) else {
                throw Fault(word: String(part), isRepeated: false)
            }
            guard !keys.contains(where: { $0.field == field }) else {
                throw Fault(word: String(part), isRepeated: true)
            }
            keys.append(Key(field, isDescending: isDescending))
        }
        self.keys = keys
    }

    package var text: String { keys.map(\.text).joined(separator: ",") }

    /// The words that an order is made of.
    package static let words = Field.allCases.flatMap { ["-" + $0.rawValue, $0.rawValue] }

    /// A number for each order: a cursor of one order means nothing in another.
    package var mark: UInt64 {
        keys.reduce(0) { mark, key in
            let place = Field.allCases.firstIndex(of: key.field) ?? 0
            return mark << 4 | UInt64(place * 2 + (key.isDescending ? 1 : 0) + 1)
        }
    }
}
