package import Domain

/// Bytes on the wire → events.
///
/// Pure: no clock, no I/O, and any bytes give an answer.
package enum EventDecoder {
    /// Decodes a whole body.
    ///
    /// A document that is not JSON is refused whole; a line of NDJSON or an event that is JSON but no event is refused
    /// by itself, and its neighbours are kept. Payloads are slices of `body` where they stand there as they are.
    package static func decode(
        _ body: [UInt8],
        as form: BodyForm,
        now: Timestamp,
        limits: DecodeLimits = DecodeLimits()
    ) -> Decoded<CapturedEvent> {
        switch form {
        case .json:
            document(body, EventReader(body, .native, now: now, limits: limits), batches: nil)
        case .cloudEvent:
            document(body, EventReader(body, .cloudEvents, now: now, limits: limits), batches: false)
        case .cloudEventBatch:
            document(body, EventReader(body, .cloudEvents, now: now, limits: limits), batches: true)
        case .ndjson:
            lines(body, EventReader(body, .native, now: now, limits: limits))
        case .cloudEventBinary(let headers, let contentType):
            .events([CloudEventHeaders.event(headers, contentType, body: body, now: now, limits: limits)])
        }
    }

    /// One JSON document; `batches` says whether it has to be an array, `nil` leaves the choice to the sender.
    private static func document(
        _ body: [UInt8],
        _ reader: consuming EventReader,
        batches: Bool?
    ) -> Decoded<CapturedEvent> {
        let bytes = body.span
        if let offset = UTF8Check.firstFault(in: bytes) {
            return .fault(RequestFault(.malformedEncoding, offset: offset))
        }
        do throws(JSONSyntaxError) {
            let isArray = reader.cursor.peek(in: bytes) == UInt8(ascii: "[")
            if let batches, batches != isArray, batches || !isArray {
                _ = try reader.cursor.skipValue(in: bytes)
                try reader.cursor.end(in: bytes)
                return .events([.failure(Rejection(.invalidType, at: "", hint: "array"))])
            }
            guard isArray, batches != false else {
                let event = try reader.event(at: nil, in: bytes)
                try reader.cursor.end(in: bytes)
                return .events([event])
            }
            return try array(&reader, in: bytes)
        } catch {
            return .fault(RequestFault(.malformedJSON, offset: error.offset))
        }
    }

    private static func array(
        _ reader: inout EventReader,
        in bytes: Span<UInt8>
    ) throws(JSONSyntaxError) -> Decoded<CapturedEvent> {
        try reader.cursor.expect(UInt8(ascii: "["), in: bytes)
        var events: [Result<CapturedEvent, Rejection>] = []
        events.reserveCapacity(min(reader.limits.batch, bytes.count / 512 + 1))
        var isOpen = !reader.cursor.take(UInt8(ascii: "]"), in: bytes)
        while isOpen {
            guard events.count < reader.limits.batch else {
                return .fault(RequestFault(.batchTooLarge, hint: "\(reader.limits.batch)"))
            }
            events.append(try reader.event(at: events.count, in: bytes))
            isOpen = try reader.cursor.another(before: UInt8(ascii: "]"), in: bytes)
        }
        try reader.cursor.end(in: bytes)
        return .events(events)
    }

    /// One event a line; a pointer names the line, counted from 0 with the blank ones.
    private static func lines(_ body: [UInt8], _ reader: consuming EventReader) -> Decoded<CapturedEvent> {
        let bytes = body.span
        let isValid = UTF8Check.firstFault(in: bytes) == nil
        var events: [Result<CapturedEvent, Rejection>] = []
        var start = 0
        var line = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end &+= 1 }
            reader.cursor = JSONCursor(at: start)
            // Up to the end of the line, so that offsets stay those of the body.
            let upToEnd = bytes.extracting(first: end)
            if reader.cursor.peek(in: upToEnd) != nil {
                guard events.count < reader.limits.batch else {
                    return .fault(RequestFault(.batchTooLarge, hint: "\(reader.limits.batch)"))
                }
                let fault = isValid ? nil : UTF8Check.firstFault(in: bytes.extracting(start..<end))
                events.append(one(&reader, line: line, start: start, fault: fault, in: upToEnd))
            }
            start = end + 1
            line += 1
        }
        return .events(events)
    }

    private static func one(
        _ reader: inout EventReader,
        line: Int,
        start: Int,
        fault: Int?,
        in bytes: Span<UInt8>
    ) -> Result<CapturedEvent, Rejection> {
        if let fault {
            return .failure(Rejection(.malformedEncoding, at: Envelope.pointer(to: line), hint: "\(fault)"))
        }
        do throws(JSONSyntaxError) {
            let event = try reader.event(at: line, in: bytes)
            try reader.cursor.end(in: bytes)
            return event
        } catch {
            return .failure(Rejection(.malformedJSON, at: Envelope.pointer(to: line), hint: "\(error.offset - start)"))
        }
    }
}

/// Whether bytes are UTF-8 without a byte order mark, as RFC 8259 asks of JSON between systems.
enum UTF8Check {
    /// The offset of the first fault; `nil` if there is none.
    static func firstFault(in bytes: Span<UInt8>) -> Int? {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return 0 }
        do {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
