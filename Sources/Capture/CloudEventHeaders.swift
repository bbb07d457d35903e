import Domain

/// The binary mode of CloudEvents over HTTP: attributes in `ce-` headers, the message as the body.
enum CloudEventHeaders {
    static func event(
        _ headers: [(name: String, value: String)],
        _ contentType: String?,
        body: [UInt8],
        now: Timestamp,
        limits: DecodeLimits
    ) -> Result<CapturedEvent, Rejection> {
        var routes = RouteTable()
        var draft = EventDraft(
            place: nil,
            vocabulary: .cloudEvents,
            window: limits.window(at: now),
            texts: routes.takeRoom()
        )
        if let contentType {
            let text = Array(contentType.utf8)
            draft.set(.contentType, to: text.span)
        }
        for (header, value) in headers {
            let name = Array(header.lowercased().utf8)
            guard name.starts(with: Array("ce-".utf8)) else { continue }
            let attribute = Array(name.dropFirst(3))
            guard let member = Vocabulary.cloudEvents.member(named: attribute.span), !isBodyMember(member) else {
                continue
            }
            guard draft.mark(member) else {
                draft.fail(.duplicateKey, at: member)
                continue
            }
            guard let text = decoded(value) else {
                draft.fail(.invalidValue, at: member, hint: "%XX")
                continue
            }
            switch member {
            case .bytes, .records, .status, .duration:
                draft.set(member, to: EventReader.integer(writtenIn: text.span))
            default:
                draft.set(member, to: text.span)
            }
        }
        if !body.isEmpty { draft.set(.payload(body[...])) }
        let route = draft.route(in: &routes, hasJSON: false, limits: limits)
        return draft.finished(route, giving: &routes)
    }

    /// Said by the body and its own header; a `ce-` header of that name is not part of the format.
    private static func isBodyMember(_ member: EventMember) -> Bool {
        switch member {
        case .payload, .payloadBase64, .contentType, .contentEncoding: true
        default: false
        }
    }

    /// The bytes that a header value stands for: quotes taken off, then `%XX` read once.
    ///
    /// CloudEvents HTTP binding, section 3.1.3.2. `nil` if a `%` has no two digits behind it.
    static func decoded(_ value: String) -> [UInt8]? {
        var raw = Array(value.utf8)[...]
        if raw.count >= 2, raw.first == UInt8(ascii: "\""), raw.last == UInt8(ascii: "\"") {
            raw = unquoted(raw.dropFirst().dropLast())[...]
        }
        var text: [UInt8] = []
        while let byte = raw.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                text.append(byte)
                continue
            }
            guard let high = raw.popFirst().flatMap(hexDigit), let low = raw.popFirst().flatMap(hexDigit) else {
                return nil
            }
            text.append(high << 4 | low)
        }
        return text
    }

    private static func unquoted(_ quoted: ArraySlice<UInt8>) -> [UInt8] {
        var rest = quoted
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            text.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
        }
        return text
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
        default: nil
        }
    }
}
