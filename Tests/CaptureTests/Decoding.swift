import Capture
import Domain

/// The instant at which every test decodes.
let now = Timestamp(seconds: 1_794_668_400)  // 2026-11-14T15:00:00Z

/// The results of a body that can be read; `nil` for one that cannot.
func decode(_ text: String, as form: BodyForm = .json, limits: DecodeLimits = DecodeLimits()) -> [Result<
    CapturedEvent, Rejection
>]? {
    guard case .events(let events) = EventDecoder.decode(Array(text.utf8), as: form, now: now, limits: limits) else {
        return nil
    }
    return events
}

/// The fault of a body that cannot be read.
func fault(_ bytes: [UInt8], as form: BodyForm = .json) -> RequestFault? {
    guard case .fault(let fault) = EventDecoder.decode(bytes, as: form, now: now) else { return nil }
    return fault
}

/// A native event with the members that every event needs, and more of them.
func native(_ more: String = "") -> String {
    #"{"id":"1","source":"erp/feed","platform":"alibaba""# + (more.isEmpty ? "" : "," + more) + "}"
}

/// A structured CloudEvent with the attributes that every event needs, and more of them.
func cloudEvent(_ more: String = "") -> String {
    #"{"specversion":"1.0","id":"1","source":"/erp/feed","type":"vigie.outbound.order","subject":"alibaba""#
        + (more.isEmpty ? "" : "," + more) + "}"
}

extension Result where Success == CapturedEvent, Failure == Rejection {
    var event: CapturedEvent? { try? get() }

    var rejection: Rejection? {
        if case .failure(let rejection) = self { rejection } else { nil }
    }
}

/// What tests look at, without the way to it.
extension CapturedEvent {
    var id: [UInt8] { envelope.id }
    var source: String { envelope.route.source }
    var platform: String? { envelope.route.platform }
    var host: String? { envelope.route.host }
    var method: String? { envelope.route.method }
    var documentType: String { envelope.route.documentType }
    var contentType: String? { envelope.route.contentType }
    var pointer: String { envelope.pointer }
    var system: String { Flow.systemName(of: source) }
    var time: Timestamp? { envelope.time }
    var bytes: Int64 { envelope.bytes }
    var records: Int32 { envelope.records }
    var status: Int16? { envelope.status }
    var durationMilliseconds: Int32? { envelope.durationMilliseconds }
    var actor: String? { envelope.actor }
    var correlationID: String? { envelope.correlationID }
    var subjects: Int32? { envelope.subjects }
}

extension CapturedEvent {
    /// The payload as text, if the event came with one.
    var payloadText: String? {
        if case .payload(let bytes) = content { String(decoding: bytes, as: UTF8.self) } else { nil }
    }

    /// All that an event says, in one text, to compare two of them; `pointer` is left out.
    var summary: String {
        var parts = ["\(id)", source, "\(platform ?? "-") \(host ?? "-") \(method ?? "-") \(documentType)"]
        parts.append("\(contentType ?? "-") \(time?.rfc3339 ?? "-") \(bytes) \(records) \(status.map(Int.init) ?? -1)")
        parts.append("\(durationMilliseconds ?? -1) \(actor ?? "-") \(correlationID ?? "-") \(subjects ?? -1)")
        switch content {
        case .envelope: parts.append("envelope")
        case .labels(let labels): parts.append("labels \(labels)")
        case .shape(let fields): parts.append("shape \(fields)")
        case .payload(let bytes): parts.append("payload \(Array(bytes))")
        }
        return parts.joined(separator: " | ")
    }
}
