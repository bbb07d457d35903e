import Domain
import Storage
import TestSupport
import Testing

@Suite("Recent keys")
struct RecentKeysTests {
    @Test("property: holds just the last keys, in the order of their coming", arguments: [1, 2, 3, 31, 32, 200])
    func agreesWithModel(capacity: Int) {
        for seed in UInt64(0)..<20 {
            var random = SplitMix64(seed: seed)
            var keys = RecentKeys(capacity: capacity)
            var order: [EventKey] = []
            var members: Set<EventKey> = []
            for _ in 0..<(capacity * 6 + 50) {
                // Few different low words, so that searches meet each other in the index.
                let key = EventKey(high: random.next() % 64, low: random.next() % UInt64(capacity + 8))
                #expect(keys.contains(key) == members.contains(key), "seed \(seed)")
                let isNew = keys.insert(key)
                #expect(isNew == members.insert(key).inserted, "seed \(seed)")
                guard isNew else { continue }
                order.append(key)
                if order.count > capacity { members.remove(order.removeFirst()) }
            }
            #expect(keys.count == members.count)
            for key in members { #expect(keys.contains(key), "seed \(seed)") }
        }
    }
}
