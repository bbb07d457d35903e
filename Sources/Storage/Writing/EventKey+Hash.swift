import Crypto
package import Domain

extension EventKey {
    /// The first 128 bits of SHA-256 over the source's length, its bytes, and the id's bytes.
    ///
    /// The length in front keeps `("ab", "c")` and `("a", "bc")` apart. Bytes are hashed, so two spellings that
    /// Swift calls equal are two events.
    package init(source: String, id: [UInt8]) {
        var source = source
        var hash = SHA256()
        self = source.withUTF8 { bytes in
            var length = UInt32(truncatingIfNeeded: bytes.count).bigEndian
            unsafe withUnsafeBytes(of: &length) { unsafe hash.update(bufferPointer: $0) }
            unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            unsafe id.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
            return unsafe hash.finalize()
                .withUnsafeBytes { digest in
                    unsafe EventKey(
                        high: UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
                        low: UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                    )
                }
        }
    }
}
