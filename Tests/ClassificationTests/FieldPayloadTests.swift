import Domain
import Payload
import Testing

@testable import Classification

/// A payload of some system, and what each of its places is.
struct FieldPayload: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// Lines `category path`, the most certain category of each path that has one, in the order of the payload.
    let expected: String

    init(_ name: String, _ text: String, _ expected: String) {
        testDescription = name
        self.text = text
        self.expected = expected
    }
}

@Suite("Payloads of many systems")
struct FieldPayloadTests {
    @Test(
        "every place has the category that the taxonomy gives it",
        arguments: FieldPayload.sales + FieldPayload.orders
    )
    func sales(payload: FieldPayload) { check(payload) }

    @Test("costs, parts and suppliers are told from what is sold", arguments: FieldPayload.supply)
    func supply(payload: FieldPayload) { check(payload) }

    @Test("persons, organizations and authorities are told apart", arguments: FieldPayload.people)
    func people(payload: FieldPayload) { check(payload) }

    @Test("fields of German, Spanish and Italian systems say the same", arguments: FieldPayload.neighbours)
    func neighbours(payload: FieldPayload) { check(payload) }

    private func check(_ payload: FieldPayload) {
        let pool = ClassifierPool(count: 1)
        let report = pool.report(
            payload: Array(payload.text.utf8)[...],
            contentType: nil,
            platform: nil,
            documentType: "unspecified"
        )
        let found = report.fields.compactMap { field in
            field.category.map { "\($0.word) \(pool.paths.text(of: field.path))" }
        }
        let expected = payload.expected.split(separator: "\n").map(String.init)
        #expect(found.filter { !expected.contains($0) } == [])
        #expect(expected.filter { !found.contains($0) } == [])
    }
}
