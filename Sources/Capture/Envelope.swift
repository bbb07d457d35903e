package import Domain

/// What a sender says about an event beside its content.
///
/// A class, so that an event on its way costs one reference count a step, and not one for each of its texts.
package final class Envelope: Sendable {
    /// Where the event stands among those of its request; `nil` for a request that is one event.
    package let place: Int?
    /// The sender's id, as bytes: idempotency compares bytes, never characters.
    package let id: [UInt8]
    package let route: EventRoute
    package let time: Timestamp?
    /// Size on the wire as the sender saw it; the payload's own size where the sender did not say.
    package let bytes: Int64
    package let records: Int32
    package let status: Int16?
    package let durationMilliseconds: Int32?
    package let actor: String?
    package let correlationID: String?
    /// How many distinct persons the sender says the document holds.
    package let subjects: Int32?
    /// Tells lists of persons apart, whatever their order; 0 where the sender gave a number or nothing.
    package let subjectDigest: UInt64

    package init(
        place: Int? = nil,
        id: [UInt8],
        route: EventRoute,
        time: Timestamp? = nil,
        bytes: Int64 = 0,
        records: Int32 = 1,
        status: Int16? = nil,
        durationMilliseconds: Int32? = nil,
        actor: String? = nil,
        correlationID: String? = nil,
        subjects: Int32? = nil,
        subjectDigest: UInt64 = 0
    ) {
        self.place = place
        self.id = id
        self.route = route
        self.time = time
        self.bytes = bytes
        self.records = records
        self.status = status
        self.durationMilliseconds = durationMilliseconds
        self.actor = actor
        self.correlationID = correlationID
        self.subjects = subjects
        self.subjectDigest = subjectDigest
    }

    /// The JSON pointer of the event in its request: `""` or `/3`.
    package var pointer: String { Envelope.pointer(to: place) }

    package static func pointer(to place: Int?) -> String { place.map { "/\($0)" } ?? "" }
}

/// From where to where, and what kind of document: the texts that the events of one flow share.
///
/// A class, so that the events of a request share one, and whoever looks a route up does so once for all of them.
package final class EventRoute: Sendable {
    package let source: String
    /// The platform's slug, if the sender gave one.
    package let platform: String?
    /// Lower case, without port, user or trailing dot; taken from the URL, whose path and query are dropped.
    package let host: String?
    package let method: String?
    /// `unspecified` where the sender did not say.
    package let documentType: String
    package let contentType: String?

    /// The kind of document where nobody said.
    package static let unspecified = "unspecified"

    package init(
        source: String,
        platform: String? = nil,
        host: String? = nil,
        method: String? = nil,
        documentType: String = unspecified,
        contentType: String? = nil
    ) {
        self.source = source
        self.platform = platform
        self.host = host
        self.method = method
        self.documentType = documentType
        self.contentType = contentType
    }
}
