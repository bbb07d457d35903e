package import Domain

/// One outbound event as its sender described it, before anything was looked up or classified.
package struct CapturedEvent: Sendable {
    package let envelope: Envelope
    package let content: Content

    /// How much of the message was sent along, from least to most.
    package enum Content: Sendable {
        /// Nothing: volume and novelty only.
        case envelope
        /// Categories that the sender found by itself, with their counts.
        case labels([Label])
        /// Field paths with counts, found beside the ERP, without values.
        case shape([ShapeField])
        /// The message itself. Read once, then forgotten.
        case payload(ArraySlice<UInt8>)
    }

    package struct Label: Sendable, Hashable {
        package let category: Category
        package let count: Int32

        package init(category: Category, count: Int32) {
            self.category = category
            self.count = count
        }
    }

    package struct ShapeField: Sendable, Hashable {
        /// Where the field is, with `*` for any index: `/items/*/cost_price`.
        package let path: String
        package let count: Int32
        /// What a detector beside the ERP found in the values, if it ran.
        package let category: Category?
        /// A detector ran: without a category there is nothing of interest in the values, whatever the path's name says.
        package let isExamined: Bool

        package init(path: String, count: Int32, category: Category?, isExamined: Bool = false) {
            self.path = path
            self.count = count
            self.category = category
            self.isExamined = isExamined || category != nil
        }
    }

    package init(envelope: Envelope, content: Content = .envelope) {
        self.envelope = envelope
        self.content = content
    }
}
