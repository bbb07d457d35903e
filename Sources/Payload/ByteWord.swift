/// Eight bytes at a time: which of them are what is looked for, without a branch for each.
enum ByteWord {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes at `index`, the first one lowest.
    @inline(__always)
    static func load(_ bytes: Span<UInt8>, at index: Int) -> UInt64 {
        // SAFETY: the load checks its bounds, and any eight bytes make a UInt64.
        unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// The high bit of each byte that is zero; right up to the first one.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// The high bit of each byte that is `byte`; right up to the first one.
    @inline(__always)
    static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 { zeros(word ^ UInt64(byte) &* ones) }

    /// The high bit of each byte below a space; right up to the first one.
    @inline(__always)
    static func controls(_ word: UInt64) -> UInt64 { (word &- 0x20 &* ones) & ~word & highs }

    /// The bytes of `word` before the first one that `marks` marks.
    @inline(__always)
    static func before(_ marks: UInt64, in word: UInt64) -> UInt64 { word & ((marks & (0 &- marks)) >> 7 &- 1) }
}
