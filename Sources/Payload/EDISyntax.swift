/// The characters that structure one interchange, as its own first segment declares them.
struct EDISyntax: Sendable {
    enum Standard: Sendable {
        case x12
        case edifact
    }

    /// What a byte does.
    enum Role: UInt8, Sendable {
        case data
        case element
        case component
        case repetition
        case release
        case terminator
    }

    private(set) var standard = Standard.x12
    private var roles = [Role](repeating: .data, count: 256)
    /// What stands before a character that is to be taken literally, mostly `?`; 0 when nothing does.
    private(set) var release: UInt8 = 0
    /// Bytes of a terminator that is one character beyond ASCII, in the payload; files were converted to UTF-8.
    private var terminator = 0..<0

    @inline(__always)
    func role(of byte: UInt8) -> Role { roles[Int(byte)] }

    /// Length of the terminator at `index`, where a byte of that role stands; 0 when only its first byte is alike.
    func terminatorLength(at index: Int, before end: Int, in bytes: Span<UInt8>) -> Int {
        guard terminator.count > 1 else { return 1 }
        guard end - index >= terminator.count else { return 0 }
        for position in 1..<terminator.count where bytes[index + position] != bytes[terminator.lowerBound + position] {
            return 0
        }
        return terminator.count
    }

    private mutating func reset(_ standard: Standard) {
        for index in roles.indices { roles[index] = .data }
        self.standard = standard
        release = 0
        terminator = 0..<0
    }

    /// Gives a byte its role; `false` when it cannot have one or has one already.
    private mutating func assign(_ role: Role, to byte: UInt8) -> Bool {
        guard roles[Int(byte)] == .data, !EDISyntax.isAlphanumeric(byte) else { return false }
        roles[Int(byte)] = role
        return true
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

// MARK: - X12

extension EDISyntax {
    /// The longest ISA segment that is looked for; the standard's has 106 bytes, senders pad more or less.
    private static let longestISA = 256

    /// Reads the separators from an ISA segment that starts at `start`.
    ///
    /// The element separator follows the tag, the component separator is ISA16 and the segment terminator what follows
    /// it, so that an ISA whose elements were not padded to their length is read too (X12.5, X12.6).
    mutating func readISA(at start: Int, before end: Int, in bytes: Span<UInt8>) throws(ReadFault) {
        reset(.x12)
        var index = start + 3
        guard index < end else { throw .ended }
        let separator = bytes[index]
        guard separator != 0x20, assign(.element, to: separator) else { throw .malformed }
        var count = 0
        var eleventh = 0..<0
        while count < 16 {
            guard index < end else { throw .ended }
            guard index - start < EDISyntax.longestISA else { throw .malformed }
            if bytes[index] == separator {
                count += 1
                if count == 11 { eleventh = (index + 1)..<(index + 1) }
                if count == 12 { eleventh = eleventh.lowerBound..<index }
            }
            index += 1
        }
        guard index + 1 < end else { throw .ended }
        var component = bytes[index]
        var next = index + EDISyntax.length(ofCharacter: component)
        guard next < end else { throw .ended }
        if EDISyntax.isLineEnd(bytes[next]), isLastOfNextLine(component, after: next, before: end, in: bytes) {
            // ISA16 is missing: what stands in its place ends every other line.
            next = index
            component = bytes[next]
        } else if component < 0x80 {
            guard assign(.component, to: component) else { throw .malformed }
        }
        try assignTerminator(at: next, before: end, in: bytes)
        if eleventh.count == 1, bytes[eleventh.lowerBound] != 0x20 {
            // Before version 00402 this was the standards identifier, `U`.
            _ = assign(.repetition, to: bytes[eleventh.lowerBound])
        }
    }

    private mutating func assignTerminator(at start: Int, before end: Int, in bytes: Span<UInt8>) throws(ReadFault) {
        var index = start
        while index < end, bytes[index] == 0x20 { index += 1 }
        guard index < end else { throw .ended }
        if EDISyntax.isLineEnd(bytes[index]) {
            guard assign(.terminator, to: 0x0A), assign(.terminator, to: 0x0D) else { throw .malformed }
            return
        }
        guard index == start, assign(.terminator, to: bytes[start]) else { throw .malformed }
        let length = EDISyntax.length(ofCharacter: bytes[start])
        if length > 1 {
            guard end - start >= length else { throw .ended }
            terminator = start..<(start + length)
        }
    }

    private func isLastOfNextLine(_ byte: UInt8, after start: Int, before end: Int, in bytes: Span<UInt8>) -> Bool {
        var index = start
        while index < end, PayloadFormat.isSpace(bytes[index]) { index += 1 }
        let line = index
        while index < end, !EDISyntax.isLineEnd(bytes[index]) { index += 1 }
        return index > line && index < end && bytes[index - 1] == byte
    }

    /// Bytes of the UTF-8 character that starts with `byte`.
    private static func length(ofCharacter byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

// MARK: - UN/EDIFACT

extension EDISyntax {
    /// Reads the service string advice, nine bytes: `UNA:+.? '` (ISO 9735-1, 8.1).
    mutating func readUNA(at start: Int, before end: Int, in bytes: Span<UInt8>) throws(ReadFault) {
        reset(.edifact)
        guard start + 9 <= end else { throw .ended }
        guard assign(.component, to: bytes[start + 3]), bytes[start + 4] != 0x20,
            assign(.element, to: bytes[start + 4]), assign(.terminator, to: bytes[start + 8])
        else { throw .malformed }
        if bytes[start + 6] != 0x20 {
            guard assign(.release, to: bytes[start + 6]) else { throw .malformed }
            release = bytes[start + 6]
        }
        // A space up to version 3, the repetition separator in version 4.
        if bytes[start + 7] != 0x20 { _ = assign(.repetition, to: bytes[start + 7]) }
    }

    /// Sets the separators of an interchange without advice whose UNB starts at `start`: those of level A, or of level B
    /// when its control characters stand there.
    mutating func assumeDefaults(at start: Int, before end: Int, in bytes: Span<UInt8>) throws(ReadFault) {
        reset(.edifact)
        guard start + 3 < end else { throw .ended }
        if bytes[start + 3] == 0x1D {
            for (role, byte) in [(Role.element, 0x1D), (.component, 0x1F), (.terminator, 0x1C)] as [(Role, UInt8)] {
                _ = assign(role, to: byte)
            }
            return
        }
        for (role, character) in [
            (Role.element, "+"), (.component, ":"), (.release, "?"), (.terminator, "'"),
        ] as [(Role, Unicode.Scalar)] {
            _ = assign(role, to: UInt8(ascii: character))
        }
        release = UInt8(ascii: "?")
        // `UNB+UNOC:4`: only version 4 repeats.
        if start + 9 < end, bytes[start + 8] == UInt8(ascii: ":"), bytes[start + 9] == UInt8(ascii: "4") {
            _ = assign(.repetition, to: UInt8(ascii: "*"))
        }
    }
}
