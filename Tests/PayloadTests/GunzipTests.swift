import TestSupport
import Testing

@testable import Payload

@Suite("gzip")
struct GunzipTests {
    /// `{"city":"Lévis"}` by `gzip -n`.
    private static let small: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xAB, 0x56, 0x4A, 0xCE, 0x2C, 0xA9, 0x54, 0xB2,
        0x52, 0xF2, 0x39, 0xBC, 0xB2, 0x2C, 0xB3, 0x58, 0xA9, 0x16, 0x00, 0x50, 0x2B, 0xD7, 0x65, 0x11, 0x00, 0x00,
        0x00,
    ]
    /// A million zeros by `gzip -9n`, a thousandth of their size.
    private static let bomb: [UInt8] =
        [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xED, 0xC1, 0x81, 0x00, 0x00, 0x00, 0x00, 0xC3,
            0x20, 0xA5, 0xF9, 0xD3, 0x1D, 0xE4, 0x55, 0x01,
        ] as [UInt8]
        + [UInt8](repeating: 0x00, count: 968)
        + [
            0xAF, 0x06, 0x53, 0x6A, 0x31, 0x4A, 0x40, 0x42, 0x0F, 0x00,
        ]

    private func inflate(_ bytes: [UInt8], limit: Int = 1 << 20) -> (Gunzip.Ending, [UInt8]) {
        var output: [UInt8] = [1, 2, 3]
        let ending = Gunzip.inflate(bytes.span, into: &output, limit: limit)
        return (ending, output)
    }

    @Test("a stream is inflated, and several that follow one another are one text")
    func whole() {
        let text = Array(#"{"city":"Lévis"}"#.utf8)
        let one = inflate(GunzipTests.small)
        #expect(one.0 == .whole && one.1 == text)
        let two = inflate(GunzipTests.small + GunzipTests.small)
        #expect(two.0 == .whole && two.1 == text + text)
        let padded = inflate(GunzipTests.small + [0, 0, 0])
        #expect(padded.0 == .whole && padded.1 == text)
    }

    @Test("a bomb stops one byte past the limit", arguments: [0, 1, 1_000, 65_536, 999_999])
    func bomb(limit: Int) {
        let result = inflate(GunzipTests.bomb, limit: limit)
        #expect(result.0 == .limited && result.1.count == limit + 1)
    }

    @Test("text of exactly the limit is whole")
    func exact() {
        let result = inflate(GunzipTests.bomb, limit: 1_000_000)
        #expect(result.0 == .whole && result.1.count == 1_000_000)
        #expect(inflate(GunzipTests.small, limit: 17).0 == .whole)
        #expect(inflate(GunzipTests.small, limit: 16).0 == .limited)
    }

    @Test("a stream that is cut gives what there is; one that is broken is malformed")
    func broken() {
        for length in 3..<GunzipTests.small.count {
            #expect(inflate(Array(GunzipTests.small[..<length])).0 == .ended, "\(length)")
        }
        var wrong = GunzipTests.small
        wrong[wrong.count - 6] ^= 1
        #expect(inflate(wrong).0 == .malformed)
        #expect(inflate([]).0 == .malformed && inflate([0x1F, 0x8B]).0 == .malformed)
        #expect(inflate(Array("{}".utf8)).0 == .malformed)
    }

    @Test("property: any bytes behind the magic number end in some way and within the limit")
    func anyBytes() {
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            var bytes = GunzipTests.small
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 3..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let result = inflate(bytes, limit: 50)
            #expect(result.1.count <= 51, "seed \(seed)")
        }
    }
}
