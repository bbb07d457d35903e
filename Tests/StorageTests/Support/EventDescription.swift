import Capture
import Domain

/// What a test may change about an ordinary event.
struct EventDescription {
    let id: String
    /// Where it stands in its request.
    var place: Int?
    var source = "erp/orders"
    var platform: String? = "amazon_spapi"
    var host: String? = "sellingpartnerapi-na.amazon.com"
    var method: String?
    var documentType = "order"
    var time: Timestamp?
    var bytes: Int64 = 1_000
    var records: Int32 = 1
    var status: Int16?
    var durationMilliseconds: Int32?
    var actor: String?
    var correlationID: String?
    var subjects: Int32?

    init(id: String, time: Timestamp) {
        self.id = id
        self.time = time
    }

    var envelope: Envelope {
        Envelope(
            place: place,
            id: Array(id.utf8),
            route: EventRoute(
                source: source,
                platform: platform,
                host: host,
                method: method,
                documentType: documentType
            ),
            time: time,
            bytes: bytes,
            records: records,
            status: status,
            durationMilliseconds: durationMilliseconds,
            actor: actor,
            correlationID: correlationID,
            subjects: subjects
        )
    }
}
