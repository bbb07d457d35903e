import Domain
import Intake
import Payload
import Postgres
import Query
import Storage
import TestSupport
import Testing

@Suite("Field catalogue")
struct FieldCatalogueTests {
    private func event(
        _ database: WritingDatabase,
        _ id: String,
        _ detector: Detector,
        _ confidence: Float,
        source: String = "erp/orders"
    ) -> ClassifiedEvent {
        var event = database.event(id) { $0.source = source }
        event.classification.findings = [
            Finding(
                path: database.paths.id(of: "/buyer/contact"),
                category: .personalContact,
                detector: detector,
                confidence: confidence,
                count: 1
            )
        ]
        return event
    }

    @Test("the event that brings a field is known, at once, when it is sent again, and when its batch is read back")
    func firstEvent() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                _ = try await writer.store(
                    [event(database, "1", .path, 0.6), event(database, "2", .path, 0.6)],
                    under: WriteTerms()
                )
                _ = try await writer.store([event(database, "3", .email, 0.9)], under: WriteTerms())
            }
            guard case .start = await database.handOff.next(),
                case .batches(let batches, hasGap: false) = await database.handOff.next()
            else { throw Missing() }
            let read = try await StoredBatches(registry: database.registry).batches(after: BatchID(rawValue: 0))
            let first = try #require(batches.flatMap(\.events).first)
            #expect(first.newFields.map(\.category) == [.personalContact])
            #expect(batches.flatMap(\.events).count { !$0.newFields.isEmpty } == 1)
            let told = Dictionary(uniqueKeysWithValues: batches.flatMap(\.events).map { ($0.key, $0.newFields) })
            #expect(Dictionary(uniqueKeysWithValues: read.flatMap(\.events).map { ($0.key, $0.newFields) }) == told)
            let field = try #require(first.newFields.first)
            #expect(database.registry.path(of: field.field, of: first.flow) == "/buyer/contact")

            // Another process, to which the client sends what it never had an answer to: the row is gone, the field is not.
            try await database.runAsOwner("DELETE FROM outbound_event")
            let registry = Registry(pool: database.pool)
            try await registry.load()
            try await database.running(database.writer()) { writer in
                _ = try await writer.store([event(database, "1", .path, 0.6)], under: WriteTerms())
            }
            let again = try await StoredBatches(registry: registry).batches(after: batches.last?.id ?? read[0].id)
            #expect(again.flatMap(\.events).map(\.newFields) == [first.newFields])
        }
    }

    private struct Missing: Error {}

    private let fields: SQL =
        "SELECT concat_ws(' ', detector, confidence, to_char(last_seen AT TIME ZONE 'UTC', 'DD HH24:MI')) FROM field"

    @Test("a field keeps the detector that was the most certain, whenever it came")
    func bestDetector() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                _ = try await writer.store([event(database, "1", .path, 0.6)], under: WriteTerms())
                #expect(try await database.texts(fields) == ["0 60 20 12:34"])
                _ = try await writer.store([event(database, "2", .phone, 0.5)], under: WriteTerms())
                #expect(try await database.texts(fields) == ["0 60 20 12:34"])
                _ = try await writer.store(
                    [
                        event(database, "3", .phone, 0.8), event(database, "4", .email, 0.98),
                        event(database, "5", .phone, 0.9),
                    ],
                    under: WriteTerms()
                )
                #expect(try await database.texts(fields) == ["1 98 20 12:34"])
            }
            // A process that starts anew knows what the catalogue knows.
            let registry = Registry(pool: database.pool)
            try await registry.load()
            try await database.running(database.writer()) { writer in
                _ = try await writer.store([event(database, "6", .phone, 0.97)], under: WriteTerms())
            }
            #expect(try await database.texts(fields) == ["1 98 20 12:34"])
        }
    }

    @Test("the first event of an hour tells the catalogue that a field was seen, the others do not")
    func hourly() async throws {
        try await WritingDatabase.with { database in
            func store(_ id: String, minutesLater: Int64) async throws {
                let later = database.now.advanced(bySeconds: minutesLater * 60)
                try await database.running(database.writer(at: later)) { writer in
                    _ = try await writer.store([event(database, id, .path, 0.6)], under: WriteTerms())
                }
            }
            try await store("1", minutesLater: 0)
            try await store("2", minutesLater: 20)
            #expect(try await database.texts(fields) == ["0 60 20 12:34"])
            try await store("3", minutesLater: 30)
            #expect(try await database.texts(fields) == ["0 60 20 13:04"])
            try await store("4", minutesLater: 50)
            #expect(try await database.texts(fields) == ["0 60 20 13:04"])
        }
    }

    @Test("for a platform and kind of document, the fields of all senders are one")
    func ofPlatform() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                let events = [
                    event(database, "1", .path, 0.6), event(database, "2", .email, 0.98, source: "crm/contacts"),
                ]
                _ = try await writer.store(events, under: WriteTerms())
            }
            let rows = try await database.texts(
                """
                SELECT concat_ws(' ', p.slug, c.doc_type, c.path, c.category, c.detector, c.confidence)
                FROM platform_field c JOIN platform p ON p.id = c.platform_id
                """
            )
            #expect(rows == ["amazon_spapi order /buyer/contact 16 1 98"])
            #expect(try await database.number("SELECT count(*) FROM field") == 2)
        }
    }

    @Test("what must not be received, and how many different values, come back with the event")
    func unexpected() async throws {
        try await WritingDatabase.with { database in
            var full = event(database, "1", .email, 0.98)
            full.classification.unexpected = 43.5
            full.classification.distinct = [DistinctCount(category: .personalContact, count: 7)]
            var plain = event(database, "2", .email, 0.98)
            plain.classification.distinct = [DistinctCount(category: .personalContact, count: 1)]
            var empty = database.event("3")
            (empty.classification.findings, empty.classification.unexpected) = ([], 0)
            var ids: [EventID] = []
            try await database.running(database.writer()) { [full, plain, empty] writer in
                for event in [full, plain, empty] {
                    for outcome in try await writer.store([event], under: WriteTerms()) {
                        if case .accepted(let id) = outcome { ids.append(id) }
                    }
                }
            }
            let events = EventQueries(pool: database.pool)
            let stored = try await (events.event(ids[0]), events.event(ids[1]), events.event(ids[2]))
            #expect(stored.0.unexpected == 43.5 && stored.0.distinct.map(\.count) == [7])
            #expect(stored.1.unexpected == nil && stored.1.distinct.map(\.count) == [1])
            #expect(stored.2.unexpected == nil && stored.2.distinct == [])
            let sizes = try await database.texts(
                "SELECT concat_ws(' ', octet_length(findings), pg_column_size(unexpected)) FROM outbound_event ORDER BY score, event_key"
            )
            // Field, leaves, confidence, the 0; for the first, category and number too. For the last nothing at all.
            #expect(Set(sizes) == ["6 4", "4", ""])
        }
    }
}
