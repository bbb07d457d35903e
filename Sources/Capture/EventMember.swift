/// The members of an event that Vigie reads, whatever the form of the request calls them.
enum EventMember: UInt8, CaseIterable {
    case id, source, time, platform, url, method, documentType, contentType
    case bytes, records, status, duration
    case actor, correlationID, subjects, categories, fields
    case payload, payloadBase64
    // CloudEvents only.
    case specVersion, type, contentEncoding

    /// The most bytes that its text may have.
    var textLimit: Int {
        switch self {
        case .id, .source: 512
        case .platform: 64
        case .documentType: 128
        case .url: 8_192
        case .method: 32
        case .time: 64
        case .specVersion, .contentEncoding: 16
        default: 256
        }
    }
}

/// The names that one form of request gives to the members.
///
/// A class, so that each event holds it by one reference.
final class Vocabulary: Sendable {
    private let names: [(name: String, member: EventMember)]
    private let slots: [Slot]
    /// CloudEvents says type and version, and lets an integer be written as text.
    let isCloudEvents: Bool

    /// A name packed into three words, so that a look-up compares integers.
    private struct Slot: Sendable {
        let key: Key
        let member: EventMember
    }

    private struct Key: Equatable, Sendable {
        var low: UInt64 = 0
        var middle: UInt64 = 0
        var high: UInt64 = 0
        var count = -1

        var slot: Int {
            let mixed = (low ^ (middle &* 31) ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
            return Int(truncatingIfNeeded: mixed >> 57)
        }

        /// `nil` for a name that is longer than any known one.
        init?(_ name: Span<UInt8>) {
            guard name.count <= 24 else { return nil }
            count = name.count
            for index in 0..<min(count, 8) { low = low << 8 | UInt64(name[index]) }
            guard count > 8 else { return }
            for index in 8..<min(count, 16) { middle = middle << 8 | UInt64(name[index]) }
            guard count > 16 else { return }
            for index in 16..<count { high = high << 8 | UInt64(name[index]) }
        }

        init() {}
    }

    private init(isCloudEvents: Bool, _ names: KeyValuePairs<String, EventMember>) {
        self.isCloudEvents = isCloudEvents
        self.names = names.map { ($0.key, $0.value) }
        var slots = Array(repeating: Slot(key: Key(), member: .id), count: 128)
        for (name, member) in names {
            let bytes = Array(name.utf8)
            guard let key = Key(bytes.span) else { preconditionFailure("member name too long: \(name)") }
            var slot = key.slot
            while slots[slot].key.count >= 0 { slot = (slot + 1) % slots.count }
            slots[slot] = Slot(key: key, member: member)
        }
        self.slots = slots
    }

    func member(named name: Span<UInt8>) -> EventMember? {
        guard let key = Key(name) else { return nil }
        var slot = key.slot
        while slots[slot].key.count >= 0 {
            if slots[slot].key == key { return slots[slot].member }
            slot = (slot + 1) % slots.count
        }
        return nil
    }

    /// The name to point at; the first where there are two.
    func name(of member: EventMember) -> String { names.first { $0.member == member }?.name ?? "" }

    static let native = Vocabulary(
        isCloudEvents: false,
        [
            "id": .id, "source": .source, "time": .time, "platform": .platform, "url": .url, "method": .method,
            "doc_type": .documentType, "content_type": .contentType, "bytes": .bytes, "records": .records,
            "status": .status, "duration_ms": .duration, "actor": .actor, "correlation_id": .correlationID,
            "subjects": .subjects, "categories": .categories, "fields": .fields, "payload": .payload,
            "payload_base64": .payloadBase64,
        ]
    )

    /// Attribute names of CloudEvents 1.0 and 0.3, and our extensions; `subject` is the platform.
    static let cloudEvents = Vocabulary(
        isCloudEvents: true,
        [
            "specversion": .specVersion, "id": .id, "source": .source, "type": .type, "time": .time,
            "subject": .platform, "datacontenttype": .contentType, "datacontentencoding": .contentEncoding,
            "data": .payload, "data_base64": .payloadBase64, "url": .url, "method": .method,
            "doctype": .documentType, "doc_type": .documentType, "bytes": .bytes, "records": .records,
            "status": .status, "durationms": .duration, "actor": .actor, "correlationid": .correlationID,
        ]
    )
}
