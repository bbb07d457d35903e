import Domain
import Storage
import TestSupport
import Testing

@Suite("Findings as bytes")
struct EventFindingsTests {
    @Test("a finding is three LEB128 numbers: field, leaves, confidence in hundredths")
    func golden() {
        let entries = [
            FindingsCodec.Entry(field: FieldID(rawValue: 300), leaves: 1, confidence: 0.97),
            FindingsCodec.Entry(field: FieldID(rawValue: 0), leaves: Int32.max, confidence: 1),
        ]
        let bytes = FindingsCodec.encode(entries)
        #expect(bytes == [0xAC, 0x02, 0x01, 97, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 100])
        #expect(FindingsCodec.decode(bytes) == entries)
        #expect(FindingsCodec.decode([]) == [])
    }

    @Test("property: what was written is read back, to the hundredth")
    func roundTrip() {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let entries = (0..<Int.random(in: 0...20, using: &random))
                .map { _ in
                    FindingsCodec.Entry(
                        field: FieldID(rawValue: Int32.random(in: 0...Int32.max, using: &random) >> Int32(seed % 31)),
                        leaves: Int32.random(in: 0...Int32.max, using: &random) >> Int32(seed % 29),
                        confidence: Float(Int.random(in: 0...100, using: &random)) / 100
                    )
                }
            #expect(FindingsCodec.decode(FindingsCodec.encode(entries)) == entries, "seed \(seed)")
        }
    }

    @Test("property: any bytes are read whole or refused whole")
    func anyBytes() {
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...12, biasedTo: [0x80, 0xFF, 0x00, 0x07])
            guard let entries = FindingsCodec.decode(bytes) else { continue }
            #expect(FindingsCodec.decode(FindingsCodec.encode(entries)) == entries, "seed \(seed)")
        }
    }

    @Test(
        "bytes that nobody wrote are refused",
        arguments: [
            [0x01], [0x01, 0x01], [0x80], [0x01, 0x01, 101], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 1],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 1, 1],
        ] as [[UInt8]]
    )
    func refuses(bytes: [UInt8]) {
        #expect(FindingsCodec.decode(bytes) == nil)
    }

    @Test("a confidence that is no share is brought into range", arguments: [Float.nan, -1, -Float.infinity, 0])
    func clampsLow(confidence: Float) {
        let bytes = FindingsCodec.encode([.init(field: FieldID(rawValue: -1), leaves: -5, confidence: confidence)])
        #expect(bytes == [0, 0, 0])
    }
}
