import Domain

/// An event while its members come in, in whatever order and form.
///
/// Each setter checks its value; the first fault is kept and the event goes on being read, so that the syntax of the
/// rest is checked too. Not copyable, since copies took an eighth of the time of an event.
struct EventDraft: ~Copyable {
    var event: CapturedEvent
    let vocabulary: Vocabulary
    private let window: TimeWindow
    private(set) var rejection: Rejection?
    var type: String?
    var contentEncoding: String?
    private var specVersion: String?
    private var seen: UInt32 = 0

    init(pointer: String, vocabulary: Vocabulary, window: TimeWindow) {
        event = CapturedEvent(pointer: pointer, id: [], source: "", documentType: "", bytes: -1)
        self.vocabulary = vocabulary
        self.window = window
    }

    mutating func fail(_ reason: Rejection.Reason, at member: EventMember, _ rest: String = "", hint: String? = nil) {
        guard rejection == nil else { return }
        fail(reason, at: "/" + vocabulary.name(of: member) + rest, hint: hint)
    }

    /// `place` is a pointer into the event.
    mutating func fail(_ reason: Rejection.Reason, at place: String = "", hint: String? = nil) {
        if rejection == nil { rejection = Rejection(reason, at: event.pointer + place, hint: hint) }
    }

    /// Notes that `member` is there; false if it was before.
    mutating func mark(_ member: EventMember) -> Bool {
        let bit = UInt32(1) << UInt32(member.rawValue)
        defer { seen |= bit }
        return seen & bit == 0
    }

    func has(_ member: EventMember) -> Bool { seen & (1 << UInt32(member.rawValue)) != 0 }

    /// Takes the text of a member, in UTF-8 and not escaped; an empty one is an absent one.
    mutating func set(_ member: EventMember, to text: Span<UInt8>) {
        guard text.count > 0 else { return }
        guard text.count <= member.textLimit else {
            return fail(.tooLarge, at: member, hint: "\(member.textLimit)")
        }
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F {
            return fail(.invalidValue, at: member)
        }
        switch member {
        case .id: event.id = text.copied()
        case .time: setTime(text)
        case .url:
            event.host = HostName.ofURL(text)
            if event.host == nil { fail(.invalidValue, at: member, hint: "scheme://host") }
        default:
            guard let characters = try? UTF8Span(validating: text) else { return fail(.malformedEncoding, at: member) }
            setString(member, String(copying: characters))
        }
    }

    private mutating func setTime(_ text: Span<UInt8>) {
        guard let time = Timestamp(rfc3339: text) else { return fail(.invalidValue, at: .time, hint: "RFC 3339") }
        if let fault = window.fault(of: time) { return fail(fault.reason, at: .time, hint: fault.hint) }
        event.time = time
    }

    private mutating func setString(_ member: EventMember, _ text: String) {
        switch member {
        case .source: event.source = text
        case .platform: event.platform = text
        case .method: event.method = text
        case .documentType: event.documentType = text
        case .contentType: event.contentType = text
        case .actor: event.actor = text
        case .correlationID: event.correlationID = text
        case .specVersion: specVersion = text
        case .type: type = text
        case .contentEncoding: contentEncoding = text
        default: break
        }
    }

    /// Takes a number; `nil` stands for one that is no integer or out of range.
    mutating func set(_ member: EventMember, to value: Int64?) {
        let range: ClosedRange<Int64> =
            switch member {
            case .bytes: 0...DecodeLimits.largestMessage
            case .status: 0...999
            default: 0...Int64(Int32.max)
            }
        guard let value, range.contains(value) else {
            return fail(.invalidValue, at: member, hint: "\(range.lowerBound)…\(range.upperBound)")
        }
        switch member {
        case .bytes: event.bytes = value
        case .records: event.records = Int32(truncatingIfNeeded: value)
        case .status: event.status = Int16(truncatingIfNeeded: value)
        case .duration: event.durationMilliseconds = Int32(truncatingIfNeeded: value)
        case .subjects: event.subjects = Int32(truncatingIfNeeded: value)
        default: break
        }
    }

    /// Takes the content, once it is known.
    mutating func set(_ content: CapturedEvent.Content) {
        event.content = content
        if event.bytes < 0, case .payload(let payload) = content { event.bytes = Int64(payload.count) }
    }

    /// The event, if all that is required is there.
    consuming func finished(limits: DecodeLimits) -> Result<CapturedEvent, Rejection> {
        if vocabulary.isCloudEvents { checkCloudEvent(limits) }
        if event.id.isEmpty { fail(.missingAttribute, at: .id) }
        if event.source.isEmpty { fail(.missingAttribute, at: .source) }
        if event.platform == nil, event.host == nil { fail(.missingAttribute, at: .platform, hint: "platform | url") }
        if let rejection { return .failure(rejection) }
        if event.documentType.isEmpty { event.documentType = "unspecified" }
        event.bytes = max(event.bytes, 0)
        return .success(event)
    }

    private mutating func checkCloudEvent(_ limits: DecodeLimits) {
        switch specVersion {
        case nil: fail(.missingAttribute, at: .specVersion)
        case "1.0", "0.3": break
        default: fail(.invalidValue, at: .specVersion, hint: "1.0")
        }
        guard let type else { return fail(.missingAttribute, at: .type) }
        guard let documentType = OutboundType.documentType(of: type, mapped: limits.mappedTypes) else {
            return fail(.unsupportedType, at: .type, hint: OutboundType.prefix)
        }
        guard event.documentType.isEmpty else { return }
        guard documentType.utf8.count <= EventMember.documentType.textLimit else {
            return fail(.tooLarge, at: .type, hint: "\(EventMember.documentType.textLimit)")
        }
        event.documentType = documentType
    }
}

/// Which CloudEvents types are outbound events.
enum OutboundType {
    static let prefix = "vigie.outbound."

    /// The document type in a CloudEvents type: what follows the prefix; `nil` for a type that is not taken.
    static func documentType(of type: String, mapped: [String]) -> String? {
        if type.hasPrefix(prefix) { return String(type.dropFirst(prefix.count)) }
        guard let known = mapped.first(where: { type.hasPrefix($0) }) else { return nil }
        let rest = type.dropFirst(known.count)
        return rest.isEmpty ? type : String(rest)
    }
}

extension Span<UInt8> {
    /// The bytes, in an array of their own.
    func copied() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for index in indices { bytes.append(self[index]) }
        return bytes
    }
}
