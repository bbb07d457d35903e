/// The UTF-8 of one character, one to four bytes, made without a `String`.
struct UTF8Character: Sequence, IteratorProtocol {
    /// The next byte lowest.
    private var bytes: UInt32
    private var left: Int

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case ..<0x80:
            bytes = value
            left = 1
        case ..<0x800:
            bytes = 0xC0 | value >> 6 | (0x80 | value & 0x3F) << 8
            left = 2
        case ..<0x10000:
            bytes = 0xE0 | value >> 12 | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F) << 16
            left = 3
        default:
            bytes = 0xF0 | value >> 18 | (0x80 | value >> 12 & 0x3F) << 8
            bytes |= (0x80 | value >> 6 & 0x3F) << 16 | (0x80 | value & 0x3F) << 24
            left = 4
        }
    }

    mutating func next() -> UInt8? {
        guard left > 0 else { return nil }
        left -= 1
        defer { bytes >>= 8 }
        return UInt8(truncatingIfNeeded: bytes)
    }
}
