import Testing

@testable import Query

@Suite("Order of alerts")
struct AlertOrderTests {
    @Test(
        "an order is read as it is written",
        arguments: ["-severity,-last_seen", "number", "first_seen,-occurrences"]
    )
    func read(text: String) throws { #expect(try AlertOrder(text).text == text) }

    @Test("the usual order is the most severe first, then the newest")
    func usual() throws { #expect(try AlertOrder("-severity,-last_seen") == .usual) }

    @Test(
        "what is no order is named by its word",
        arguments: [
            ("", "", false), ("severity,", "", false), ("-", "-", false), ("--severity", "--severity", false),
            ("severity,colour", "colour", false), ("Severity", "Severity", false), (" severity", " severity", false),
            ("severity,-severity", "-severity", true), ("number,number", "number", true),
        ]
    )
    func faults(text: String, word: String, isRepeated: Bool) {
        #expect(throws: AlertOrder.Fault(word: word, isRepeated: isRepeated)) { try AlertOrder(text) }
    }

    @Test("each order has a mark of its own")
    func marks() throws {
        let texts =
            AlertOrder.words
            + AlertOrder.words.flatMap { first in
                AlertOrder.words.compactMap { second in (try? AlertOrder(first + "," + second))?.text }
            }
        #expect(texts.count == 10 + 80)
        #expect(Set(try texts.map { try AlertOrder($0).mark }).count == texts.count)
    }
}
