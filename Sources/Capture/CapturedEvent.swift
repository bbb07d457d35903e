package import Domain

/// One outbound event as its sender described it, before anything was looked up or classified.
package struct CapturedEvent: Sendable {
    /// Where the event stands in the request: the JSON pointer of the event itself, `""` or `/3`.
    package var pointer: String
    /// The sender's id, as bytes: idempotency compares bytes, never characters.
    package var id: [UInt8]
    package var source: String
    /// The platform's slug, if the sender gave one.
    package var platform: String?
    /// Lower case, without port, user or trailing dot; taken from the URL, whose path and query are dropped.
    package var host: String?
    package var method: String?
    /// `unspecified` where the sender did not say.
    package var documentType: String
    package var contentType: String?
    package var time: Timestamp?
    /// Size on the wire as the sender saw it; the payload's own size where the sender did not say.
    package var bytes: Int64
    package var records: Int32
    package var status: Int16?
    package var durationMilliseconds: Int32?
    package var actor: String?
    package var correlationID: String?
    /// How many distinct persons the sender says the document holds.
    package var subjects: Int32?
    package var content: Content

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

        package init(path: String, count: Int32, category: Category?) {
            self.path = path
            self.count = count
            self.category = category
        }
    }

    package init(
        pointer: String,
        id: [UInt8],
        source: String,
        platform: String? = nil,
        host: String? = nil,
        method: String? = nil,
        documentType: String = "unspecified",
        contentType: String? = nil,
        time: Timestamp? = nil,
        bytes: Int64 = 0,
        records: Int32 = 1,
        status: Int16? = nil,
        durationMilliseconds: Int32? = nil,
        actor: String? = nil,
        correlationID: String? = nil,
        subjects: Int32? = nil,
        content: Content = .envelope
    ) {
        self.pointer = pointer
        self.id = id
        self.source = source
        self.platform = platform
        self.host = host
        self.method = method
        self.documentType = documentType
        self.contentType = contentType
        self.time = time
        self.bytes = bytes
        self.records = records
        self.status = status
        self.durationMilliseconds = durationMilliseconds
        self.actor = actor
        self.correlationID = correlationID
        self.subjects = subjects
        self.content = content
    }
}
