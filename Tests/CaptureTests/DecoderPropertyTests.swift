import Capture
import Domain
import TestSupport
import Testing

@Suite("Event decoder properties")
struct DecoderPropertyTests {
    private static let forms: [BodyForm] = [
        .json, .ndjson, .cloudEvent, .cloudEventBatch,
        .cloudEventBinary(
            headers: [("ce-id", "1"), ("ce-source", "%"), ("ce-type", "vigie.outbound.x")],
            contentType: "x"
        ),
    ]

    @Test("any bytes give events, rejections or a fault, never a trap")
    func anyBytes() {
        let alphabet = Array("{}[]\",:\\u0 19eE.-\n\r".utf8) + [0xC3, 0xA9, 0xEF, 0xBB, 0xBF]
        for seed in UInt64(0)..<6_000 {
            var random = SplitMix64(seed: seed)
            let body = random.bytes(count: 0...96, biasedTo: alphabet)
            for form in DecoderPropertyTests.forms { check(body, form, seed) }
        }
    }

    @Test("a good body with bytes changed, dropped or doubled gives an answer too")
    func mutations() {
        let bodies = [
            "[\(native(#""time":"2026-11-14T14:00:00Z","bytes":1e3,"payload":{"a":[1,{"b":"\u00e9"}]}"#)),\(native())]",
            native(#""subjects":["a",1],"categories":{"text.free":2},"fields":[{"path":"/a","count":3}]"#),
            cloudEvent(#""data_base64":"SGVsbG8=","url":"https://u:p@h.example:80/x?y","records":"12""#),
        ]
        .map { Array($0.utf8) }
        for seed in UInt64(0)..<6_000 {
            var random = SplitMix64(seed: seed)
            guard var body = bodies.randomElement(using: &random) else { continue }
            for _ in 0..<Int.random(in: 1...4, using: &random) where !body.isEmpty {
                let position = Int.random(in: 0..<body.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: body[position] = UInt8.random(in: 0...255, using: &random)
                case 1: body.remove(at: position)
                case 2: body.insert(body[position], at: position)
                default: body.removeSubrange(position...)
                }
            }
            for form in DecoderPropertyTests.forms { check(body, form, seed) }
        }
    }

    /// What holds for every answer: nothing beyond the input, and no event without what it needs.
    private func check(_ body: [UInt8], _ form: BodyForm, _ seed: UInt64) {
        switch EventDecoder.decode(body, as: form, now: now) {
        case .fault(let fault):
            if let offset = fault.offset { #expect(0...body.count ~= offset, "seed \(seed)") }
        case .events(let events):
            for event in events.compactMap(\.event) {
                #expect(!event.id.isEmpty && !event.source.isEmpty && event.bytes >= 0, "seed \(seed)")
                #expect(event.platform != nil || event.host != nil, "seed \(seed)")
            }
        }
    }

    @Test("decoding what was encoded gives the same events")
    func roundTrip() throws {
        for seed in UInt64(0)..<1_000 {
            var random = SplitMix64(seed: seed)
            let events = (0..<Int.random(in: 1...5, using: &random)).map { _ in EventSample.event(&random) }
            let encoded = events.map { EventSample.json($0, &random) }
            let array = try #require(decode("[" + encoded.joined(separator: " ,\n") + "]"), "seed \(seed)")
            #expect(array.map { $0.event?.summary } == events.map(\.summary), "seed \(seed)")
            let lines = try #require(decode(encoded.joined(separator: "\n"), as: .ndjson), "seed \(seed)")
            #expect(lines.map { $0.event?.summary } == events.map(\.summary), "seed \(seed)")
        }
    }
}
