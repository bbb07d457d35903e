import Domain
import Testing

@testable import Classification

@Suite("Different values of an event")
struct DistinctValuesTests {
    @Test("are counted up to a hundred and estimated beyond", arguments: [1, 37, 100, 101, 250, 2_000])
    func counts(people: Int) throws {
        let rows = (0..<people).flatMap { [$0, 0] }.map { "{\"email\":\"p\($0)@mail.example.org\"}" }
        let result = Reading("[" + rows.joined(separator: ",") + "]").result
        let found = try #require(result.distinct.first { $0.category == .personalContact })
        let tolerance = people <= 100 ? 0 : people / 10
        #expect(abs(Int(found.count) - people) <= tolerance)
    }

    @Test("of one event are forgotten before the next")
    func forgets() {
        var values = DistinctValues(seed: 7)
        let bytes = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        for length in 1...30 { for start in 0..<6 { values.insert(bytes.span, start..<(start + length), for: 3) } }
        #expect(values.estimate(3) > 100)
        values.reset()
        #expect(values.estimate(3) == 0)
        values.insert(bytes.span, 0..<4, for: 3)
        #expect(values.estimate(3) == 1)
    }
}
