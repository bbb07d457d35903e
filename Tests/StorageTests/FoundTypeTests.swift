import Domain
import Intake
import Postgres
import Storage
import TestSupport
import Testing

@Suite("Kinds of documents that the body names")
struct FoundTypeTests {
    private func event(_ database: WritingDatabase, _ id: String, given: String, found: String?) -> ClassifiedEvent {
        var event = database.event(id) { $0.documentType = given }
        event.classification.documentType = found
        return event
    }

    private let types: SQL = "SELECT doc_type FROM flow ORDER BY doc_type COLLATE \"C\""

    @Test("where the sender gave no kind, the body's is the flow's; the sender's word wins")
    func fromBody() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                let outcomes = try await writer.store(
                    [
                        event(database, "1", given: "unspecified", found: "OrderRequest"),
                        event(database, "2", given: "unspecified", found: "850"),
                        event(database, "3", given: "purchase_order", found: "850"),
                        event(database, "4", given: "unspecified", found: nil),
                        event(database, "5", given: "unspecified", found: "OrderRequest"),
                    ],
                    under: WriteTerms()
                )
                #expect(outcomes.map(\.word) == Array(repeating: "accepted", count: 5))
            }
            #expect(try await database.texts(types) == ["850", "OrderRequest", "purchase_order", "unspecified"])
            let count: SQL = """
                SELECT count(*) FROM outbound_event e JOIN flow f ON f.id = e.flow_id WHERE f.doc_type = 'OrderRequest'
                """
            #expect(try await database.number(count) == 2)
        }
    }

    @Test(
        "what does not read as a name of a kind is not taken for one",
        arguments: [
            "gaston@exemple.ca", "4532015112830366", "sk_live_9hGq2Zx81LmNoP", "Jean Tremblay", "-850", "",
            "ABC\nDEF", "Éphémère", String(repeating: "A", count: 65), "046-454-286",
        ]
    )
    func noName(text: String) async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                _ = try await writer.store(
                    [event(database, "1", given: "unspecified", found: text)],
                    under: WriteTerms()
                )
            }
            #expect(try await database.texts(types) == ["unspecified"])
        }
    }

    @Test(
        "a source can make so many kinds and no more, in one request or in several, and other sources are not touched"
    )
    func bounded() async throws {
        var limits = RegistryLimits()
        limits.foundTypes = 3
        try await WritingDatabase.with(limits: limits) { database in
            try await database.running(database.writer()) { writer in
                let first = ["A", "B", "C", "D", "E"].map { event(database, $0, given: "unspecified", found: $0) }
                _ = try await writer.store(first, under: WriteTerms())
                #expect(try await database.texts(types) == ["A", "B", "C", "unspecified"])
                let second = ["F", "A"].map { event(database, "2" + $0, given: "unspecified", found: $0) }
                let outcomes = try await writer.store(second, under: WriteTerms())
                #expect(outcomes.map(\.word) == ["accepted", "accepted"])
                #expect(try await database.texts(types) == ["A", "B", "C", "unspecified"])
                var other = database.event("3") {
                    $0.documentType = "unspecified"
                    $0.source = "crm/contacts"
                }
                other.classification.documentType = "F"
                _ = try await writer.store([other], under: WriteTerms())
                #expect(try await database.texts(types) == ["A", "B", "C", "F", "unspecified"])
            }
        }
    }
}
