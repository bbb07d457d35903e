import Alerting
import Detection
import Domain
import FoundationEssentials
import Postgres
import Query
import Storage
import Testing

@Suite("Alerts in the database")
struct AlertQueriesTests {
    private let at = instant("2026-11-21T00:00:00Z")

    private func queries(_ database: ReadingDatabase) -> AlertQueries {
        let at = at
        return AlertQueries(pool: database.pool, now: { at })
    }

    private func id(_ number: Int64, _ seen: String = "2026-11-20T00:00:00Z") -> AlertID {
        AlertID(firstSeen: instant(seen), number: number)
    }

    @Test("unresolved alerts come by severity, then by last sight, in pages that inserts do not shift")
    func list() async throws {
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 1, severity: 1)
            try await database.addAlert(number: 2, severity: 3)
            try await database.addAlert(number: 3, severity: 1, seen: "2026-11-20T05:00:00Z")
            try await database.addAlert(number: 4, severity: 3, state: "resolved")
            try await database.addAlert(number: 5, severity: 1)
            let alerts = queries(database)
            var query = AlertQuery(limit: 2)
            let first = try await alerts.alerts(query)
            #expect(first.elements.map(\.number) == [2, 3])
            // Before the cursor: seen by those who start anew only.
            try await database.addAlert(number: 6, severity: 3)
            #expect(first.next != nil)
            query.after = first.next
            let second = try await alerts.alerts(query)
            #expect(second.elements.map(\.number) == [5, 1] && second.next == nil)
        }
    }

    @Test(
        "any order goes through all pages once, whatever is alike",
        arguments: [
            "-severity,-last_seen", "severity,-last_seen", "-severity,last_seen", "first_seen", "-number",
            "-occurrences,severity,-first_seen", "occurrences,-severity,last_seen,-number",
        ]
    )
    func orders(text: String) async throws {
        let order = try AlertOrder(text)
        try await ReadingDatabase.with { database in
            for number in 1...23 {
                let seen = "2026-11-20T0\(number % 4):00:00Z"
                try await database.addAlert(number: Int64(number), severity: Int16(number % 3), seen: seen)
            }
            try await database.run("UPDATE alert SET occurrences = number % 2 + 1, first_seen = last_seen")
            let alerts = queries(database)
            let all = try await alerts.alerts(AlertQuery(order: order, limit: 100)).elements
            #expect(all.count == 23)
            // As the words say, by another way than the database's.
            func keys(_ alert: Alert) -> [Int64] {
                order.keys.map { key in
                    let value =
                        switch key.field {
                        case .severity: Int64(alert.severity.rank)
                        case .lastSeen: alert.lastSeen.microseconds
                        case .firstSeen: alert.firstSeen.microseconds
                        case .occurrences: Int64(alert.occurrences)
                        case .number: alert.number
                        }
                    return key.isDescending ? -value : value
                }
            }
            for (first, second) in zip(all, all.dropFirst()) {
                #expect(!keys(second).lexicographicallyPrecedes(keys(first)), "\(text): \(second.number)")
            }
            var query = AlertQuery(order: order, limit: 4)
            var paged: [Int64] = []
            repeat {
                let page = try await alerts.alerts(query)
                paged += page.elements.map(\.number)
                query.after = page.next
                // Before the cursor in one order or another; whoever reads on is not sent anything twice.
                try await database.addAlert(number: Int64(100 + paged.count), severity: 3)
            } while query.after != nil && paged.count < 100
            #expect(paged.filter { $0 < 100 } == all.map(\.number), "\(text)")
            #expect(Set(paged).count == paged.count)
            // A cursor of another order is none.
            let other = order == .usual ? try AlertOrder("severity") : .usual
            let elsewhere = try await alerts.alerts(AlertQuery(order: other, limit: 1)).next
            #expect(elsewhere != nil)
            query.after = elsewhere
            await #expect(throws: StoreError.conflict("cursor")) { try await alerts.alerts(query) }
        }
    }

    @Test("filters reach into the subject, by rank and by state")
    func filters() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addAlert(number: 1, platform: "alibaba", system: nil, severity: 0)
            try await database.addAlert(number: 2, platform: "amazon", severity: 2, state: "acknowledged")
            try await database.addAlert(number: 3, platform: "ewtp", severity: 3, state: "resolved")
            let alerts = queries(database)
            func numbers(_ filters: Filter...) async throws -> [Int64] {
                try await alerts.alerts(AlertQuery(filters: filters)).elements.map(\.number)
            }
            #expect(try await numbers(Filter(.severity, .atLeast, ["high"])) == [2])
            #expect(try await numbers(Filter(.severity, .below, ["high"])) == [1])
            #expect(try await numbers(Filter(.state, .equals, ["*"])) == [3, 2, 1])
            #expect(try await numbers(Filter(.state, .equals, ["acknowledged", "resolved"])) == [3, 2])
            #expect(try await numbers(Filter(.kind, .equals, ["volume.*"])) == [2, 1])
            #expect(try await numbers(Filter(.system, .equals, ["erp"], negated: true)) == [1])
            #expect(try await numbers(Filter(.platform, .equals, ["ali*"])) == [1])
            try await database.run("UPDATE platform SET status = 'merged', merged_into = 2 WHERE slug = 'alibaba'")
            #expect(try await numbers(Filter(.platform, .equals, ["amazon"])) == [2, 1])
            await #expect(throws: StoreError.conflict("filter.bytes")) {
                try await numbers(Filter(.bytes, .above, ["1"]))
            }
        }
    }

    @Test("a change of two members is one revision, two lines, and one message with the whole alert")
    func change() async throws {
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 7)
            let alerts = queries(database)
            let change = AlertChange(state: .acknowledged, assignee: .some("léa"))
            let changed = try await alerts.change(id(7), change, ifRevision: 1, by: "key_1")
            #expect(changed.state == .acknowledged && changed.revision == 2 && changed.stateSince == at)
            #expect(try await alerts.alert(id(7)) == changed)
            #expect(changed.explanation.why.fr == ["Trop « lourd »."] && changed.explanation.expected == 0.5)

            let timeline = try await database.text(
                "SELECT string_agg(actor || ' ' || action, ', ' ORDER BY id) FROM alert_timeline"
            )
            #expect(timeline == "key_1 assigned, key_1 acknowledged")
            let joined = try await database.text(
                "SELECT string_agg((detail ? 'joined')::text, ', ' ORDER BY id) FROM alert_timeline"
            )
            #expect(joined == "false, true")
            let audit = try await database.text(
                "SELECT string_agg(concat_ws(' ', actor, action, object), ', ' ORDER BY id) FROM audit_entry"
            )
            #expect(audit == "key_1 alert.assigned \(id(7).text), key_1 alert.acknowledged \(id(7).text)")
            let message = try await database.text(
                "SELECT type || ' ' || severity || ' ' || platform || ' ' || kind FROM outbox"
            )
            #expect(message == "alert.acknowledged high alibaba volume.spike")
            let revision = try await database.text("SELECT data->>'assignee' || (data->>'revision') FROM outbox")
            #expect(revision == "léa2")

            // The same again changes nothing and tells nobody.
            #expect(try await alerts.change(id(7), change, ifRevision: 2, by: "key_1").revision == 2)
            #expect(try await database.text("SELECT count(*)::text FROM outbox") == "1")
            // Who read the first revision is stale by one change.
            let back = AlertChange(state: .open, assignee: .some(nil))
            await #expect(throws: StoreError.staleRevision(current: 2)) {
                try await alerts.change(id(7), back, ifRevision: 1, by: "key_1")
            }
            let open = try await alerts.change(id(7), back, ifRevision: 2, by: "key_1")
            #expect(open.revision == 3 && open.assignee == nil && open.state == .open)
        }
    }

    @Test("a stale revision, an illegal move and an unknown alert leave no trace")
    func refusals() async throws {
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 7, state: "resolved")
            let alerts = queries(database)
            let open = AlertChange(state: .open)
            await #expect(throws: StoreError.staleRevision(current: 1)) {
                try await alerts.change(id(7), open, ifRevision: 3, by: "x")
            }
            await #expect(throws: StoreError.illegalTransition(allowed: ["open"])) {
                try await alerts.change(id(7), AlertChange(state: .acknowledged), ifRevision: nil, by: "x")
            }
            await #expect(throws: StoreError.notFound) {
                try await alerts.change(id(8), open, ifRevision: nil, by: "x")
            }
            try await database.addAlert(number: 9, dedupKey: "volume.spike|7")
            await #expect(throws: StoreError.conflict("dedup_key")) {
                try await alerts.change(id(7), open, ifRevision: 1, by: "x")
            }
            #expect(try await database.text("SELECT count(*)::text FROM outbox, audit_entry") == "0")
            #expect(try await database.text("SELECT state FROM alert WHERE number = 7") == "resolved")
        }
    }

    @Test("two changes at once: one wins, the other learns the new revision")
    func race() async throws {
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 7)
            let (alerts, id) = (queries(database), id(7))
            let outcomes = await withTaskGroup { group in
                for name in ["a", "b"] {
                    group.addTask {
                        do {
                            let change = AlertChange(assignee: .some(name))
                            return Result<Int32, any Error>
                                .success(
                                    try await alerts.change(id, change, ifRevision: 1, by: name).revision
                                )
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let won = outcomes.compactMap { try? $0.get() }
            #expect(won == [2])
            #expect(try await database.text("SELECT count(*)::text FROM alert_timeline") == "1")
        }
    }

    @Test("the message holds every member of the contract, and the stored documents read back as they were")
    func document() async throws {
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 7)
            let alert = try await queries(database).alert(id(7))
            let json = Array(AlertJSON.text(of: alert).utf8)
            let read = try JSONDecoder().decode(Document.self, from: Data(json))
            #expect(read.id == alert.id.text && read.number == 7 && read.state == "open" && read.severity == "high")
            #expect(read.explanation == alert.explanation && read.subject == alert.subject)
            #expect(read.summary == ["fr": "Pic", "en": "Spike"])
            #expect(read.evidence.events == alert.evidence.map(\.text))
            #expect(
                read.evidence.query
                    == "/v1/events?filter=platform:alibaba&from=2026-11-20T00:00:00Z&to=2026-11-20T01:00:00Z"
            )
            #expect(read.links["self"] == "/v1/alerts/\(alert.id.text)")
        }
    }

    private struct Document: Decodable {
        struct Evidence: Decodable {
            var events: [String]
            var query: String?
        }

        var id: String
        var number: Int64
        var state: String
        var severity: String
        var subject: AlertSubject
        var summary: [String: String]
        var explanation: Explanation
        var evidence: Evidence
        var links: [String: String]
    }
}
