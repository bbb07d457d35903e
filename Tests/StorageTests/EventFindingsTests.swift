import Domain
import Storage
import TestSupport
import Testing

@Suite("Findings as bytes")
struct EventFindingsTests {
    @Test("a finding is three LEB128 numbers: field, leaves, confidence in hundredths")
    func golden() {
        let content = FindingsCodec.Content(entries: [
            FindingsCodec.Entry(field: FieldID(rawValue: 300), leaves: 1, confidence: 0.97),
            FindingsCodec.Entry(field: FieldID(rawValue: 1), leaves: Int32.max, confidence: 1),
        ])
        let bytes = FindingsCodec.encode(content)
        #expect(bytes == [0xAC, 0x02, 0x01, 97, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 100])
        #expect(FindingsCodec.decode(bytes) == content)
        #expect(FindingsCodec.decode([]) == FindingsCodec.Content(entries: []))
    }

    @Test("different values stand behind a 0: the category and how many")
    func goldenDistinct() {
        var content = FindingsCodec.Content(entries: [.init(field: FieldID(rawValue: 7), leaves: 240, confidence: 1)])
        content.distinct = [DistinctCount(category: .commercialUnitCost, count: 187)]
        let bytes = FindingsCodec.encode(content)
        #expect(bytes == [7, 0xF0, 0x01, 100, 0, 24, 0xBB, 0x01])
        #expect(FindingsCodec.decode(bytes) == content)
        content.distinct = []
        #expect(FindingsCodec.encode(content) == [7, 0xF0, 0x01, 100, 0])
        #expect(FindingsCodec.decode([7, 0xF0, 0x01, 100, 0]) == content)
    }

    @Test("a category of a later release is left out")
    func laterCategory() {
        #expect(
            FindingsCodec.decode([0, 200, 1, 9, 16, 2])?.distinct == [
                DistinctCount(category: .personalContact, count: 2)
            ]
        )
    }

    @Test("property: what was written is read back, to the hundredth")
    func roundTrip() {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let entries = (0..<Int.random(in: 0...20, using: &random))
                .map { _ in
                    FindingsCodec.Entry(
                        field: FieldID(
                            rawValue: max(1, Int32.random(in: 1...Int32.max, using: &random) >> Int32(seed % 31))
                        ),
                        leaves: Int32.random(in: 0...Int32.max, using: &random) >> Int32(seed % 29),
                        confidence: Float(Int.random(in: 0...100, using: &random)) / 100
                    )
                }
            var content = FindingsCodec.Content(entries: entries)
            if Bool.random(using: &random) {
                content.distinct = Category.allCases.shuffled(using: &random)
                    .prefix(Int.random(in: 0...5, using: &random))
                    .map { DistinctCount(category: $0, count: Int32.random(in: 0...Int32.max, using: &random)) }
            }
            #expect(FindingsCodec.decode(FindingsCodec.encode(content)) == content, "seed \(seed)")
        }
    }

    @Test("property: any bytes are read whole or refused whole")
    func anyBytes() {
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...12, biasedTo: [0x80, 0xFF, 0x00, 0x07])
            guard let content = FindingsCodec.decode(bytes) else { continue }
            #expect(FindingsCodec.decode(FindingsCodec.encode(content)) == content, "seed \(seed)")
        }
    }

    @Test(
        "bytes that nobody wrote are refused",
        arguments: [
            [0x01], [0x01, 0x01], [0x80], [0x01, 0x01, 101], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 1],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 1, 1], [0, 24], [0, 0x80], [0, 24, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
        ] as [[UInt8]]
    )
    func refuses(bytes: [UInt8]) {
        #expect(FindingsCodec.decode(bytes) == nil)
    }

    @Test("a confidence that is no share is brought into range", arguments: [Float.nan, -1, -Float.infinity, 0])
    func clampsLow(confidence: Float) {
        let entry = FindingsCodec.Entry(field: FieldID(rawValue: 9), leaves: -5, confidence: confidence)
        #expect(FindingsCodec.encode(.init(entries: [entry])) == [9, 0, 0])
    }

    @Test("what belongs to no field is left out: 0 ends the findings", arguments: [Int32.min, -1, 0])
    func noField(id: Int32) {
        let entry = FindingsCodec.Entry(field: FieldID(rawValue: id), leaves: 1, confidence: 1)
        #expect(FindingsCodec.encode(.init(entries: [entry])) == [])
    }
}
