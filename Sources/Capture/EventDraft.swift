import Domain

/// An event while its members come in, in whatever order and form.
///
/// Each setter checks its value; the first fault is kept and the event goes on being read, so that the syntax of the
/// rest is checked too. Not copyable, since copies took an eighth of the time of an event.
struct EventDraft: ~Copyable {
    let vocabulary: Vocabulary
    private let place: Int?
    private let window: TimeWindow
    private(set) var rejection: Rejection?
    private var texts: RouteTexts
    private var id: [UInt8] = []
    private var time: Timestamp?
    private var bytes: Int64?
    private var records: Int32 = 1
    private var status: Int16?
    private var duration: Int32?
    private var subjects: Int32?
    /// Sum of a hash of each person's id.
    var subjectDigest: UInt64 = 0
    private var actor: String?
    private var correlationID: String?
    private(set) var contentEncoding: String?
    private(set) var content = CapturedEvent.Content.envelope
    private var seen: UInt32 = 0

    init(place: Int?, vocabulary: Vocabulary, window: TimeWindow, texts: consuming RouteTexts) {
        self.place = place
        self.vocabulary = vocabulary
        self.window = window
        self.texts = texts
    }

    mutating func fail(_ reason: Rejection.Reason, at member: EventMember, _ rest: String = "", hint: String? = nil) {
        guard rejection == nil else { return }
        fail(reason, at: "/" + vocabulary.name(of: member) + rest, hint: hint)
    }

    /// `place` is a pointer into the event.
    mutating func fail(_ reason: Rejection.Reason, at place: String = "", hint: String? = nil) {
        if rejection == nil { rejection = Rejection(reason, at: Envelope.pointer(to: self.place) + place, hint: hint) }
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
        switch member {
        case .id:
            if ControlCharacter.occurs(in: text) { return fail(.invalidValue, at: member) }
            id = text.copied()
        case .time:
            guard let time = Timestamp(rfc3339: text) else { return fail(.invalidValue, at: .time, hint: "RFC 3339") }
            if let fault = window.fault(of: time) {
                // The event then bears the time of its arrival, and says so.
                if vocabulary.isCloudEvents, !window.isStrict { return }
                return fail(fault.reason, at: .time, hint: fault.hint)
            }
            self.time = time
        case .url:
            // The rest of it may differ from one event to the next, and goes nowhere.
            guard let authority = HostName.authority(in: text) else {
                return fail(.invalidValue, at: member, hint: "scheme://host")
            }
            texts.append(.url, text.extracting(authority))
        case .source where vocabulary.isCloudEvents && ControlCharacter.occurs(in: text):
            let reference = SourceReference.encoded(text)
            guard reference.count <= member.textLimit else {
                return fail(.tooLarge, at: member, hint: "\(member.textLimit)")
            }
            texts.append(member, reference.span)
        case .actor: actor = string(member, text)
        case .correlationID: correlationID = string(member, text)
        case .contentEncoding: contentEncoding = string(member, text)
        default: texts.append(member, text)
        }
    }

    /// The text as a `String`; `nil` and a fault for one that cannot be shown.
    private mutating func string(_ member: EventMember, _ text: Span<UInt8>) -> String? {
        if ControlCharacter.occurs(in: text) {
            fail(.invalidValue, at: member)
            return nil
        }
        guard let characters = try? UTF8Span(validating: text) else {
            fail(.malformedEncoding, at: member)
            return nil
        }
        return String(copying: characters)
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
        case .bytes: bytes = value
        case .records: records = Int32(truncatingIfNeeded: value)
        case .status: status = Int16(truncatingIfNeeded: value)
        case .duration: duration = Int32(truncatingIfNeeded: value)
        case .subjects: subjects = Int32(truncatingIfNeeded: value)
        default: break
        }
    }

    /// Takes the content, once it is known.
    mutating func set(_ content: CapturedEvent.Content) {
        self.content = content
        if bytes == nil, case .payload(let payload) = content { bytes = Int64(payload.count) }
    }

    /// The event, if all that is required is there; `route` is what `route(in:limits:)` gave.
    consuming func finished(_ route: EventRoute?, giving room: inout RouteTable) -> Result<CapturedEvent, Rejection> {
        if id.isEmpty { fail(.missingAttribute, at: .id) }
        room.giveBack(texts)
        if let rejection { return .failure(rejection) }
        guard let route else { return .failure(Rejection(.invalidValue, at: Envelope.pointer(to: place))) }
        let envelope = Envelope(
            place: place,
            id: id,
            route: route,
            time: time,
            bytes: bytes ?? 0,
            records: records,
            status: status,
            durationMilliseconds: duration,
            actor: actor,
            correlationID: correlationID,
            subjects: subjects,
            subjectDigest: subjectDigest
        )
        return .success(CapturedEvent(envelope: envelope, content: content))
    }
}

/// The route, once all members are there.
extension EventDraft {
    /// The route that the texts make; `nil` and a fault if they make none.
    ///
    /// A payload that stands in the event as JSON is JSON, unless the sender says otherwise.
    mutating func route(in table: inout RouteTable, hasJSON: Bool, limits: DecodeLimits) -> EventRoute? {
        if hasJSON { texts.append(.payload, Span()) }
        let hash = table.hash(of: texts)
        if let known = table.route(of: texts, hash: hash) { return known }
        var names = RouteNames()
        var faulty: (EventMember, Rejection.Reason)?
        texts.forEach { member, text in
            guard faulty == nil else { return }
            if let reason = names.set(member, to: text) { faulty = (member, reason) }
        }
        if let (member, reason) = faulty {
            fail(reason, at: member, hint: member == .url ? "scheme://host" : nil)
            return nil
        }
        if vocabulary.isCloudEvents { checkCloudEvent(&names, limits) }
        if id.isEmpty { fail(.missingAttribute, at: .id) }
        guard let source = names[.source] else {
            fail(.missingAttribute, at: .source)
            return nil
        }
        if names[.platform] == nil, names.host == nil {
            fail(.missingAttribute, at: .platform, hint: "platform | url")
        }
        guard rejection == nil else { return nil }
        let route = EventRoute(
            source: source,
            platform: names[.platform],
            host: names.host,
            method: names[.method],
            documentType: names[.documentType] ?? EventRoute.unspecified,
            contentType: names[.contentType] ?? (hasJSON ? "application/json" : nil)
        )
        table.keep(route, for: texts, hash: hash)
        return route
    }

    private mutating func checkCloudEvent(_ names: inout RouteNames, _ limits: DecodeLimits) {
        switch names[.specVersion] {
        case nil: fail(.missingAttribute, at: .specVersion)
        case "1.0", "0.3": break
        default: fail(.invalidValue, at: .specVersion, hint: "1.0")
        }
        guard let type = names[.type] else { return fail(.missingAttribute, at: .type) }
        guard let known = OutboundType(type, mapped: limits.mappedTypes) else {
            return fail(.unsupportedType, at: .type, hint: OutboundType.prefix)
        }
        if names[.platform] == nil, names.host == nil, let platform = known.platform { names[.platform] = platform }
        let documentType = known.documentType
        guard names[.documentType] == nil, !documentType.isEmpty else { return }
        guard documentType.utf8.count <= EventMember.documentType.textLimit else {
            return fail(.tooLarge, at: .type, hint: "\(EventMember.documentType.textLimit)")
        }
        names[.documentType] = documentType
    }
}

extension Span<UInt8> {
    /// The bytes, in an array of their own.
    func copied() -> [UInt8] {
        // SAFETY: the pointer lives for the call only, and the array copies from it.
        unsafe withUnsafeBufferPointer { unsafe Array($0) }
    }
}
