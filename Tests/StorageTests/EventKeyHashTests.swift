import Domain
import Storage
import Testing

@Suite("Event keys")
struct EventKeyHashTests {
    @Test("golden: the key is the start of SHA-256 over the source's length, its bytes and the id's bytes")
    func golden() {
        // printf '\0\0\0\012erp/orders88121' | sha256sum
        let key = EventKey(source: "erp/orders", id: Array("88121".utf8))
        #expect(key == EventKey(high: 0xb7d2_6b66_89df_4f47, low: 0xdff9_b7a8_f4d5_8a51))
    }

    @Test("what moves between source and id, and two spellings of one letter, are different events")
    func differs() {
        let keys = [
            EventKey(source: "ab", id: Array("c".utf8)), EventKey(source: "a", id: Array("bc".utf8)),
            EventKey(source: "\u{E9}", id: []), EventKey(source: "e\u{301}", id: []),
        ]
        #expect(Set(keys).count == keys.count)
    }
}
