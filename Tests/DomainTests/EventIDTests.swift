import Domain
import TestSupport
import Testing

@Suite("Event ids")
struct EventIDTests {
    private func id(_ random: inout SplitMix64) -> EventID {
        EventID(
            occurredAt: Timestamp(microseconds: Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)),
            key: EventKey(high: random.next(), low: random.next())
        )
    }

    @Test("property: a text leads back to its id, and texts sort as the instants do")
    func roundTripAndOrder() {
        for seed in UInt64(0)..<2_000 {
            var random = SplitMix64(seed: seed)
            let (one, other) = (id(&random), id(&random))
            #expect(EventID(one.text) == one, "seed \(seed)")
            let isBefore = (one.occurredAt, one.key) < (other.occurredAt, other.key)
            #expect((one.text < other.text) == isBefore, "seed \(seed)")
        }
    }

    @Test("the ends of the range have a text")
    func ends() {
        for (instant, word) in [(Int64.min, UInt64.min), (Int64.max, UInt64.max)] {
            let id = EventID(occurredAt: Timestamp(microseconds: instant), key: EventKey(high: word, low: word))
            #expect(EventID(id.text) == id)
        }
    }

    @Test(
        "what `text` does not write is no id",
        arguments: [
            "", "ev_", "ev_0", "al_" + String(repeating: "0", count: 39), "ev_" + String(repeating: "0", count: 38),
            "ev_" + String(repeating: "0", count: 40), "ev_" + String(repeating: "A", count: 39),
            "ev_" + String(repeating: "u", count: 39), "ev_g" + String(repeating: "0", count: 38),
        ]
    )
    func refuses(text: String) {
        #expect(EventID(text) == nil)
    }
}
