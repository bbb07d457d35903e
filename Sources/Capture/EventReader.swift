import Domain

/// Reads one event object of a JSON body, native or CloudEvents, and leaves the cursor behind it.
struct EventReader: ~Copyable {
    let body: [UInt8]
    let vocabulary: Vocabulary
    let limits: DecodeLimits
    private let window: TimeWindow
    private var routes = RouteTable()
    var cursor = JSONCursor()

    init(_ body: [UInt8], _ vocabulary: Vocabulary, now: Timestamp, limits: DecodeLimits) {
        self.body = body
        self.vocabulary = vocabulary
        self.limits = limits
        window = limits.window(at: now)
    }

    /// What was read of a payload member; the content type that decides its meaning may come later.
    private enum Payload {
        case none
        case json(Range<Int>)
        case text(JSONText)
        case base64(JSONText)

        var isJSON: Bool { if case .json = self { true } else { false } }
        var isNone: Bool { if case .none = self { true } else { false } }
    }

    /// Reads the value at the cursor as an event.
    ///
    /// Throws for broken JSON only; all else rejects this event alone.
    mutating func event(
        at place: Int?,
        in bytes: Span<UInt8>
    ) throws(JSONSyntaxError) -> Result<CapturedEvent, Rejection> {
        guard cursor.peek(in: bytes) == UInt8(ascii: "{") else {
            _ = try cursor.skipValue(in: bytes)
            return .failure(Rejection(.invalidType, at: Envelope.pointer(to: place), hint: "object"))
        }
        // Held here, so that a look-up does not count a reference.
        let vocabulary = vocabulary
        var draft = EventDraft(place: place, vocabulary: vocabulary, window: window, texts: routes.takeRoom())
        var payload = Payload.none
        var unknown: [ArraySlice<UInt8>] = []
        var count = 0
        try cursor.expect(UInt8(ascii: "{"), in: bytes)
        var isOpen = !cursor.take(UInt8(ascii: "}"), in: bytes)
        while isOpen {
            let key = try cursor.string(in: bytes)
            try cursor.expect(UInt8(ascii: ":"), in: bytes)
            count += 1
            if let member = EventReader.member(named: key, of: vocabulary, in: bytes) {
                if draft.mark(member) {
                    try read(member, into: &draft, payload: &payload, in: bytes)
                } else {
                    draft.fail(.duplicateKey, at: member)
                    _ = try cursor.skipValue(in: bytes)
                }
            } else {
                if count > limits.members {
                    draft.fail(.tooLarge, hint: "\(limits.members)")
                } else {
                    let name = slice(key, in: bytes)
                    if unknown.contains(name) { draft.fail(.duplicateKey) }
                    unknown.append(name)
                }
                check(try cursor.skipValue(in: bytes), of: nil, in: &draft)
            }
            isOpen = try cursor.another(before: UInt8(ascii: "}"), in: bytes)
        }
        let route = draft.route(in: &routes, hasJSON: payload.isJSON, limits: limits)
        resolve(payload, as: route?.contentType, in: &draft, bytes)
        return draft.finished(route, giving: &routes)
    }

    private static func member(
        named key: JSONText,
        of vocabulary: Vocabulary,
        in bytes: Span<UInt8>
    ) -> EventMember? {
        guard key.isEscaped else { return vocabulary.member(named: bytes.extracting(key.range)) }
        let name = key.unescaped(in: bytes)
        return vocabulary.member(named: name.span)
    }

    private func slice(_ text: JSONText, in bytes: Span<UInt8>) -> ArraySlice<UInt8> {
        text.isEscaped ? text.unescaped(in: bytes)[...] : body[text.range]
    }

    private func check(_ value: SkippedValue, of member: EventMember?, in draft: inout EventDraft) {
        let place = member.map { "/" + vocabulary.name(of: $0) } ?? ""
        if value.depth >= limits.depth { draft.fail(.tooDeep, at: place, hint: "\(limits.depth)") }
        if value.hasVastNumber { draft.fail(.invalidValue, at: place, hint: "±1e\(JSONInteger.largestExponent)") }
    }

    // MARK: one member

    private mutating func read(
        _ member: EventMember,
        into draft: inout EventDraft,
        payload: inout Payload,
        in bytes: Span<UInt8>
    ) throws(JSONSyntaxError) {
        // `null` is absent, as CloudEvents says and as senders mean it.
        let first = cursor.peek(in: bytes)
        if first == UInt8(ascii: "n") { return try cursor.literal(in: bytes) }
        if member == .payload || member == .payloadBase64, !payload.isNone { draft.fail(.duplicateKey, at: member) }
        switch member {
        case .payload:
            guard first == UInt8(ascii: "\"") else {
                let start = cursor.offset
                check(try cursor.skipValue(in: bytes), of: member, in: &draft)
                payload = .json(start..<cursor.offset)
                return
            }
            payload = .text(try cursor.string(in: bytes))
        case .payloadBase64:
            guard first == UInt8(ascii: "\"") else { return try wrongType(member, "string", in: &draft, bytes) }
            payload = .base64(try cursor.string(in: bytes))
        case .bytes, .records, .status, .duration:
            try readInteger(member, first: first, into: &draft, in: bytes)
        case .subjects: try readSubjects(into: &draft, in: bytes)
        case .categories: try readCategories(into: &draft, in: bytes)
        case .fields: try readFields(into: &draft, in: bytes)
        case .id where first != UInt8(ascii: "\""): try readNumericID(into: &draft, in: bytes)
        default:
            guard first == UInt8(ascii: "\"") else { return try wrongType(member, "string", in: &draft, bytes) }
            let text = try cursor.string(in: bytes)
            if text.isEscaped {
                let characters = text.unescaped(in: bytes)
                draft.set(member, to: characters.span)
            } else {
                draft.set(member, to: bytes.extracting(text.range))
            }
        }
    }

    private mutating func readInteger(
        _ member: EventMember,
        first: UInt8?,
        into draft: inout EventDraft,
        in bytes: Span<UInt8>
    ) throws(JSONSyntaxError) {
        if vocabulary.isCloudEvents, first == UInt8(ascii: "\"") {
            let text = try cursor.string(in: bytes)
            draft.set(member, to: EventReader.integer(writtenIn: bytes.extracting(text.range)))
        } else if let value = try integer(in: bytes) {
            draft.set(member, to: value)
        } else {
            try wrongType(member, "integer", in: &draft, bytes)
        }
    }

    /// The number at the cursor as an integer: `.none` if there is no number, `.some(nil)` if it is no `Int64`.
    mutating func integer(in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int64?? {
        guard let first = cursor.peek(in: bytes), first == UInt8(ascii: "-") || first &- 0x30 < 10 else { return .none }
        let range = try cursor.number(in: bytes)
        return .some(JSONInteger.value(of: range, in: bytes))
    }

    /// A whole text that is one JSON number and an integer; `nil` for any other text.
    static func integer(writtenIn text: Span<UInt8>) -> Int64? {
        var cursor = JSONCursor()
        guard let range = try? cursor.number(in: text), range == 0..<text.count else { return nil }
        return JSONInteger.value(of: range, in: text)
    }

    /// An id written as a number is taken as its digits, however many there are.
    private mutating func readNumericID(into draft: inout EventDraft, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        guard let first = cursor.peek(in: bytes), first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
            return try wrongType(.id, "string | integer", in: &draft, bytes)
        }
        let range = try cursor.number(in: bytes)
        var isPlain = true
        for index in range where bytes[index] &- 0x30 >= 10 && index > range.lowerBound { isPlain = false }
        if isPlain {
            draft.set(.id, to: bytes.extracting(range))
        } else if let value = JSONInteger.value(of: range, in: bytes) {
            let digits = Array(String(value).utf8)
            draft.set(.id, to: digits.span)
        } else {
            draft.fail(.invalidValue, at: .id, hint: "string | integer")
        }
    }

    mutating func wrongType(
        _ member: EventMember,
        _ expected: String,
        in draft: inout EventDraft,
        at rest: String = "",
        _ bytes: Span<UInt8>
    ) throws(JSONSyntaxError) {
        draft.fail(.invalidType, at: member, rest, hint: expected)
        _ = try cursor.skipValue(in: bytes)
    }

    // MARK: payload

    private func resolve(
        _ payload: Payload,
        as contentType: String?,
        in draft: inout EventDraft,
        _ bytes: Span<UInt8>
    ) {
        switch payload {
        case .none:
            break
        case .json(let range):
            draft.set(.payload(body[range]))
        case .base64(let text):
            resolve(base64: text, of: .payloadBase64, in: &draft, bytes)
        case .text(let text) where draft.contentEncoding == "base64":
            resolve(base64: text, of: .payload, in: &draft, bytes)
        case .text(let text) where isJSONString(text, as: contentType, bytes):
            draft.set(.payload(body[(text.range.lowerBound - 1)...text.range.upperBound]))
        case .text(let text):
            draft.set(.payload(slice(text, in: bytes)))
        }
    }

    private func resolve(
        base64 text: JSONText,
        of member: EventMember,
        in draft: inout EventDraft,
        _ bytes: Span<UInt8>
    ) {
        let characters = slice(text, in: bytes)
        guard let decoded = Base64.decode(characters) else {
            return draft.fail(.invalidValue, at: member, hint: "base64")
        }
        draft.set(.payload(decoded[...]))
    }

    /// Whether a CloudEvents `data` string is a JSON value by itself, and not a document put into a string.
    ///
    /// The specification says the first of every JSON content type; senders that encode twice mean the second.
    private func isJSONString(_ text: JSONText, as contentType: String?, _ bytes: Span<UInt8>) -> Bool {
        guard vocabulary.isCloudEvents, MediaType(contentType ?? "application/json").isJSON else {
            return false
        }
        var inner = JSONCursor(at: text.range.lowerBound)
        let first = inner.peek(in: bytes)
        return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
    }
}
