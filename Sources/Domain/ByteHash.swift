/// A fast 64-bit hash of bytes, for tables in memory only.
///
/// Eight bytes a step, each mixed in by a multiplication as in FNV-1a and a shift that brings high bits down. Not
/// cryptographic: where senders choose the bytes, the seed is random and never stored. `public` to be inlined; see
/// `EightBytes`.
public enum ByteHash {
    /// The hash of the bytes in `range`.
    @inlinable @inline(__always)
    public static func of(_ bytes: Span<UInt8>, _ range: Range<Int>, seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: range.count) &* 0x9E37_79B9_7F4A_7C15
        var position = range.lowerBound
        while position &+ 8 <= range.upperBound {
            // SAFETY: the load checks its bounds, and any eight bytes make a UInt64.
            let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            hash = mixed(hash ^ word)
            position &+= 8
        }
        var rest: UInt64 = 0
        while position < range.upperBound {
            rest = rest << 8 | UInt64(bytes[position])
            position &+= 1
        }
        return mixed(mixed(hash ^ rest))
    }

    @inlinable @inline(__always)
    static func mixed(_ hash: UInt64) -> UInt64 {
        let product = hash &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }
}
