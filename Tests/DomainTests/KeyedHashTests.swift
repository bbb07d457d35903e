import Domain
import TestSupport
import Testing

@Suite("Keyed hashes")
struct KeyedHashTests {
    /// The key of the paper's appendix A: the bytes 0 to 15.
    private let hash = KeyedHash(key: (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908))

    @Test(
        "bytes 0, 1, 2, … hash to the published values",
        arguments: [
            (0, 0x726F_DB47_DD0E_0E31), (1, 0x74F8_39C5_93DC_67FD), (2, 0x0D6C_8009_D9A9_4F5A),
            (3, 0x8567_6696_D7FB_7E2D), (7, 0xAB02_00F5_8B01_D137), (8, 0x93F5_F579_9A93_2462),
            (9, 0x9E00_82DF_0BA9_E4B0), (15, 0xA129_CA61_49BE_45E5), (16, 0x3F2A_CC7F_57C2_9BDB),
            (63, 0x958A_324C_EB06_4572),
        ] as [(Int, UInt64)]
    )
    func published(length: Int, expected: UInt64) {
        let bytes = (0..<length).map { UInt8($0) }
        #expect(of(bytes, 0..<length) == expected)
    }

    @Test("only the bytes in the range count, wherever they stand")
    func range() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<500 {
            let bytes = generator.bytes(count: 1...40)
            let before = generator.bytes(count: 0...9)
            let around = before + bytes + generator.bytes(count: 0...9)
            #expect(of(around, before.count..<before.count + bytes.count) == of(bytes, 0..<bytes.count))
        }
    }

    @Test("a changed byte, length or key changes the hash")
    func sensitive() {
        var generator = SplitMix64(seed: 12)
        let other = KeyedHash(key: (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0909))
        for _ in 0..<500 {
            let bytes = generator.bytes(count: 1...40)
            var changed = bytes
            changed[Int.random(in: changed.indices, using: &generator)] ^=
                1 << UInt8.random(in: 0..<8, using: &generator)
            let plain = of(bytes, 0..<bytes.count)
            let keyed = other.hash(bytes.span, 0..<bytes.count)
            #expect(of(changed, 0..<changed.count) != plain)
            #expect(of(bytes + [0], 0..<bytes.count + 1) != plain)
            #expect(keyed != plain)
        }
    }

    @Test("without case, a value hashes as its small letters do, and no other character is touched")
    func ignoresCase() {
        var generator = SplitMix64(seed: 13)
        for _ in 0..<500 {
            let bytes = generator.bytes(count: 0...40, biasedTo: Array("@AZaz[`{ÉÀ".utf8))
            let small = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            let loose = hash.hashIgnoringCase(bytes.span, 0..<bytes.count)
            #expect(loose == of(small, 0..<small.count))
        }
    }

    private func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 { hash.hash(bytes.span, range) }
}
