/// SipHash-2-4: a 64-bit hash of bytes under a secret key of 128 bits.
///
/// Who does not have the key can neither compute it nor tell it from chance, so hashes of values with few possibilities,
/// such as a social insurance number, cannot be tried out. After Aumasson and Bernstein, “SipHash: a fast short-input
/// PRF”, INDOCRYPT 2012; the test vectors are theirs. See ADR 0010 for why it is not HMAC-SHA-256.
package struct KeyedHash: Sendable {
    /// The state before the first word: the key and the four constants.
    private let start: (UInt64, UInt64, UInt64, UInt64)

    package init(key: (UInt64, UInt64)) {
        start = (
            key.0 ^ 0x736F_6D65_7073_6575, key.1 ^ 0x646F_7261_6E64_6F6D, key.0 ^ 0x6C79_6765_6E65_7261,
            key.1 ^ 0x7465_6462_7974_6573
        )
    }

    /// The hash of the bytes in `range`, as they are.
    @inline(__always)
    package func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        hash(bytes, range, ignoringCase: false)
    }

    /// The hash of the bytes in `range` with the letters A to Z made small: `A@B.CA` and `a@b.ca` are one person.
    ///
    /// Other alphabets are left as they are.
    @inline(__always)
    package func hashIgnoringCase(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        hash(bytes, range, ignoringCase: true)
    }

    /// The hash of the eight bytes of a word, the lowest first.
    package func hash(_ word: UInt64) -> UInt64 {
        var (v0, v1, v2, v3) = start
        let blocks: InlineArray<2, UInt64> = [word, 8 << 56]
        for place in 0..<2 {
            v3 ^= blocks[place]
            KeyedHash.round(&v0, &v1, &v2, &v3)
            KeyedHash.round(&v0, &v1, &v2, &v3)
            v0 ^= blocks[place]
        }
        v2 ^= 0xFF
        for _ in 0..<4 { KeyedHash.round(&v0, &v1, &v2, &v3) }
        return v0 ^ v1 ^ v2 ^ v3
    }

    @inline(__always)
    private func hash(_ bytes: Span<UInt8>, _ range: Range<Int>, ignoringCase: Bool) -> UInt64 {
        var (v0, v1, v2, v3) = start
        var position = range.lowerBound
        while position &+ 8 <= range.upperBound {
            // SAFETY: the load checks its bounds, and any eight bytes make a UInt64.
            let loaded = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let word = ignoringCase ? KeyedHash.small(UInt64(littleEndian: loaded)) : UInt64(littleEndian: loaded)
            v3 ^= word
            KeyedHash.round(&v0, &v1, &v2, &v3)
            KeyedHash.round(&v0, &v1, &v2, &v3)
            v0 ^= word
            position &+= 8
        }
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while position < range.upperBound {
            rest |= UInt64(bytes[position]) << shift
            shift &+= 8
            position &+= 1
        }
        if ignoringCase { rest = KeyedHash.small(rest) }
        // The length in the last byte tells `a` from `a` and a NUL.
        rest |= UInt64(truncatingIfNeeded: range.count) << 56
        v3 ^= rest
        KeyedHash.round(&v0, &v1, &v2, &v3)
        KeyedHash.round(&v0, &v1, &v2, &v3)
        v0 ^= rest
        v2 ^= 0xFF
        for _ in 0..<4 { KeyedHash.round(&v0, &v1, &v2, &v3) }
        return v0 ^ v1 ^ v2 ^ v3
    }

    @inline(__always)
    private static func round(_ v0: inout UInt64, _ v1: inout UInt64, _ v2: inout UInt64, _ v3: inout UInt64) {
        v0 &+= v1
        v1 = turned(v1, 13) ^ v0
        v0 = turned(v0, 32)
        v2 &+= v3
        v3 = turned(v3, 16) ^ v2
        v0 &+= v3
        v3 = turned(v3, 21) ^ v0
        v2 &+= v1
        v1 = turned(v1, 17) ^ v2
        v2 = turned(v2, 32)
    }

    @inline(__always)
    private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 { word &<< bits | word &>> (64 &- bits) }

    /// Eight bytes at once: those from `A` to `Z` get the bit that makes them small.
    @inline(__always)
    private static func small(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let pastZ = low &+ 0x2525_2525_2525_2525
        let isLetter = (fromA ^ pastZ) & ~word & 0x8080_8080_8080_8080
        return word | isLetter &>> 2
    }
}
