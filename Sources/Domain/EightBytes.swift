/// Eight bytes looked at in one step: questions are answered with the highest bit of each byte.
///
/// `public` as nothing else is: the compiler inlines across modules only what is, and a call for every eight bytes costs
/// more than what it asks.
public struct EightBytes: Sendable {
    @usableFromInline let low: UInt64
    @usableFromInline let ascii: UInt64

    /// The highest bit of every byte.
    @inlinable public static var all: UInt64 { 0x8080_8080_8080_8080 }

    /// The eight bytes from `position` on.
    ///
    /// - Precondition: `position + 8 <= bytes.count`.
    @inlinable @inline(__always)
    public init(_ bytes: Span<UInt8>, at position: Int) {
        // SAFETY: the load checks its bounds, and any eight bytes make a UInt64; the first is the lowest, as the
        // supported machines are little-endian.
        let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
        low = word & ~EightBytes.all
        ascii = ~word & EightBytes.all
    }

    /// The bytes from `first` to `last`, both ASCII.
    @inlinable @inline(__always)
    public func within(_ first: UInt8, _ last: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let reaches = low &+ UInt64(0x80 &- first) &* ones
        let passes = low &+ UInt64(0x7F &- last) &* ones
        return reaches & ~passes & ascii
    }

    /// The bytes that are no ASCII.
    @inlinable @inline(__always)
    public var beyond: UInt64 { ascii ^ EightBytes.all }

    /// The first `count` bytes, at most 8.
    @inlinable @inline(__always)
    public static func first(_ count: Int) -> UInt64 {
        count >= 8 ? all : all & ((1 &<< (UInt64(truncatingIfNeeded: count) &* 8)) &- 1)
    }

    /// How many bytes an answer names; without the instruction for it that not every machine has.
    @inlinable @inline(__always)
    public static func count(_ answer: UInt64) -> Int {
        Int(truncatingIfNeeded: ((answer &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
    }

    /// How many bytes stand before the first of an answer; 8 when there is none.
    @inlinable @inline(__always)
    public static func before(_ answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }
}
