import Domain

/// What the elements of EDI segments are, by their designators.
///
/// `PO104` is element 4 of PO1 under any qualifier; `REF02*GT` only under that one, whether it qualifies the segment or
/// the element; `FTX04-*` any component; `LIN*EN` any element of LIN with that code. What is not listed is structure —
/// codes, counts, control numbers, units — and has no category.
enum EDIWords {
    /// What a row of a table says.
    struct Meaning: Sendable {
        var category: Category?
        var part = EDIParty.Part.none
        var context: DetectorSet = []

        init(_ category: Category?, _ part: EDIParty.Part = .none, context: DetectorSet = []) {
            self.category = category
            self.part = part
            self.context = context
        }

        /// Where numbers are not identifiers of documents and goods, so that value detectors may look.
        var admitsNumbers: Bool {
            switch category {
            case .textFree?, .personalContact?, .personalName?, .organizationContact?, .organizationAddress?: true
            default: part != .none
            }
        }
    }

    typealias Row = (Meaning, String)

    /// A product number's codes for each of some segments: `PO1*UP`.
    static func pairs(_ segments: String, _ mark: Character, _ codes: String) -> String {
        segments.split(separator: " ")
            .flatMap { segment in codes.split(separator: " ").map { "\(segment)\(mark)\($0)" } }
            .joined(separator: " ")
    }

    /// Message types in which the sender buys: their prices are what the company pays.
    static let purchases = "840 850 860 875 876 ORDERS ORDCHG REQOTE"
}
