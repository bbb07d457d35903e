import Crypto
import Domain
import Intake
import Postgres
import Query
import Storage
import TestSupport
import Testing

@Suite("People whom flows speak of")
struct SubjectTests {
    private let keys = SubjectKeys(master: SymmetricKey(data: Array("a master key of thirty-two bytes".utf8)))

    private func people(
        _ range: Range<Int>,
        _ kind: HashedSubject.Kind = .email,
        at instant: Timestamp
    ) -> SubjectHashes {
        let key = keys.key(at: instant)
        return SubjectHashes(
            key: key.id,
            subjects: range.map { number in
                let bytes = Array("personne.\(number)@exemple.ca".utf8)
                return HashedSubject(kind: kind, hash: key.hash.hash(bytes.span, 0..<bytes.count))
            }
        )
    }

    private func event(_ database: WritingDatabase, _ id: String, _ people: SubjectHashes?) -> ClassifiedEvent {
        var event = database.event(id)
        event.classification.subjects = people
        return event
    }

    @Test("a person counts once in a day however often, after a restart too, and people of two flows are joined")
    func once() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            func estimate() async throws -> PeopleEstimate {
                try await SubjectQueries(pool: database.pool)
                    .people(platform: "amazon_spapi", from: now.advanced(bySeconds: -3_600), to: now)
            }
            #expect(try await estimate() == PeopleEstimate(people: 0, keys: 0))
            try await database.running(database.writer()) { writer in
                _ = try await writer.store([event(database, "1", people(0..<10, at: now))], under: WriteTerms())
                _ = try await writer.store([event(database, "2", people(5..<15, at: now))], under: WriteTerms())
                _ = try await writer.store([event(database, "3", nil)], under: WriteTerms())
            }
            #expect(try await estimate() == PeopleEstimate(people: 15, keys: 1))
            try await database.running(database.writer()) { writer in
                var other = database.event("4") { $0.source = "crm/contacts" }
                other.classification.subjects = people(10..<20, at: now)
                let events = [event(database, "5", people(14..<18, at: now)), other]
                _ = try await writer.store(events, under: WriteTerms())
            }
            #expect(try await estimate() == PeopleEstimate(people: 20, keys: 1))
            let rows = try await database.texts(
                """
                SELECT concat_ws(' ', s.day, f.source, s.kind, s.estimate)
                FROM flow_day_subject s JOIN flow f ON f.id = s.flow_id ORDER BY f.source
                """
            )
            #expect(rows == ["2026-11-20 crm/contacts 1 10", "2026-11-20 erp/orders 1 18"])
        }
    }

    @Test("names and addresses of the same people are counted apart, and the most numerous kind counts")
    func kinds() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            try await database.running(database.writer()) { writer in
                var all = people(0..<6, .name, at: now)
                all.subjects += people(0..<9, .email, at: now).subjects + people(0..<2, .governmentID, at: now).subjects
                _ = try await writer.store([event(database, "1", all)], under: WriteTerms())
            }
            let found = try await SubjectQueries(pool: database.pool)
                .people(platform: "amazon_spapi", from: now.advanced(bySeconds: -3_600), to: now)
            #expect(found.people == 9)
            #expect(try await database.number("SELECT count(*) FROM flow_day_subject") == 3)
        }
    }

    @Test("under another key nobody is known again: the sums of both stand")
    func twoKeys() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            let lastMonth = now.advanced(bySeconds: -25 * 86_400)
            try await database.running(database.writer()) { writer in
                _ = try await writer.store(
                    [
                        event(database, "1", people(0..<10, at: lastMonth)),
                        event(database, "2", people(0..<10, at: now)),
                    ],
                    under: WriteTerms()
                )
            }
            let found = try await SubjectQueries(pool: database.pool)
                .people(platform: "amazon_spapi", from: now.advanced(bySeconds: -3_600), to: now)
            #expect(found.people == 20 && found.keys == 2)
        }
    }

    @Test("events that are not stored leave nobody behind")
    func notStored() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            try await database.running(database.writer()) { writer in
                var unknown = database.event("1") {
                    $0.platform = "nobody-knows"
                    $0.host = nil
                }
                unknown.classification.subjects = people(0..<10, at: now)
                let outcomes = try await writer.store(
                    [
                        unknown, event(database, "2", people(10..<11, at: now)),
                        event(database, "2", people(20..<29, at: now)),
                    ],
                    under: WriteTerms()
                )
                #expect(outcomes.map(\.word).suffix(2) == ["accepted", "duplicate"])
            }
            #expect(try await database.number("SELECT sum(estimate) FROM flow_day_subject") == 1)
        }
    }

    @Test("the estimate of thousands is within four standard errors")
    func many() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            try await database.running(database.writer()) { writer in
                for batch in 0..<20 {
                    let events = (0..<10)
                        .map { place in
                            let first = (batch * 10 + place) * 25
                            return event(database, "\(batch)-\(place)", people(first..<first + 25, at: now))
                        }
                    _ = try await writer.store(events, under: WriteTerms())
                }
            }
            let found = try await SubjectQueries(pool: database.pool)
                .people(platform: "amazon_spapi", from: now.advanced(bySeconds: -3_600), to: now)
            #expect(abs(Double(found.people) / 5_000 - 1) < 0.092, "\(found.people)")
        }
    }

    @Test("a sketch that says about the same is not written again, and what was held back comes with the next")
    func seldom() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            let version: SQL = "SELECT xmin::text FROM flow_day_subject"
            try await database.running(database.writer()) { writer in
                for part in 0..<10 {
                    let more = event(database, "m\(part)", people(part * 100..<part * 100 + 100, at: now))
                    _ = try await writer.store([more], under: WriteTerms())
                }
                let before = try await database.texts(version)
                _ = try await writer.store([event(database, "x", people(1_000..<1_003, at: now))], under: WriteTerms())
                #expect(try await database.texts(version) == before)
                _ = try await writer.store([event(database, "y", people(1_003..<1_060, at: now))], under: WriteTerms())
                #expect(try await database.texts(version) != before)
            }
            // The three of before are in it: together with them the sketch is what one of all would be.
            var all = HyperLogLog()
            for person in people(0..<1_060, at: now).subjects { all.insert(person.hash) }
            #expect(try await database.number("SELECT estimate FROM flow_day_subject") == Int(all.distinct))
        }
    }

    @Test("sketches go with the hour rollups of their day")
    func retention() async throws {
        try await WritingDatabase.with { database in
            let now = database.now
            try await database.running(database.writer()) { writer in
                var old = event(database, "1", people(0..<3, at: now))
                old = ClassifiedEvent(
                    envelope: database.event("1") { $0.time = now.advanced(bySeconds: -40 * 86_400) }.envelope,
                    classification: old.classification
                )
                _ = try await writer.store([old, event(database, "2", people(0..<2, at: now))], under: WriteTerms())
            }
            #expect(try await database.number("SELECT count(*) FROM flow_day_subject") == 2)
            _ = try await Upkeep(pool: database.pool, retention: Retention(hours: 39), now: { now }).pass()
            #expect(try await database.texts("SELECT day::text FROM flow_day_subject") == ["2026-11-20"])
        }
    }

    @Test("a month has one key, the next month and another master have others")
    func keysOfMonths() {
        func id(_ text: String, _ keys: SubjectKeys) -> Int64 { keys.key(at: instant(text)).id }
        let other = SubjectKeys(master: SymmetricKey(data: Array("another key of thirty-two bytes…".utf8)))
        let derived = SubjectKeys(derivedFrom: Array("a master key of thirty-two bytes".utf8))
        #expect(id("2026-11-01T00:00:00Z", keys) == id("2026-11-30T23:59:59.999999Z", keys))
        let ids = [
            id("2026-11-01T00:00:00Z", keys), id("2026-12-01T00:00:00Z", keys), id("2027-11-01T00:00:00Z", keys),
            id("2026-11-01T00:00:00Z", other), id("2026-11-01T00:00:00Z", derived),
        ]
        #expect(Set(ids).count == ids.count)
        let bytes = Array("a@b.ca".utf8)
        let november = keys.key(at: instant("2026-11-01T00:00:00Z")).hash.hash(bytes.span, 0..<6)
        let december = keys.key(at: instant("2026-12-01T00:00:00Z")).hash.hash(bytes.span, 0..<6)
        #expect(november != december)
    }
}
